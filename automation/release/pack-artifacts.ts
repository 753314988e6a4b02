import type { Artifact } from "./manifest";

/** The folder of the compiled policy pack in a release. */
export const POLICY_PACK = "policy-pack";

/** The compiled policy pack's files; none as long as there is no pack. */
export function packArtifacts(): Artifact[] {
  return [];
}
