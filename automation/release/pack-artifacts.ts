import { packFiles } from "../guardrails/pack-files";
import type { Artifact } from "./manifest";

/** The folder of the compiled policy pack in a release. */
export const POLICY_PACK = "policy-pack";

/** The compiled policy pack's files. @throws Failure (guardrails) with file and line when it does not compile */
export function packArtifacts(): Artifact[] {
  return packFiles().map(({ name, content }) => ({
    name: `${POLICY_PACK}/${name}`,
    content: Buffer.from(withoutPlace(content)),
  }));
}

/**
 * Compiled code without a trace of where the npm packages in it were found: esbuild names each file, and where
 * `node_modules` or a package in it is a link, it names the place that the link leads to.
 */
export function withoutPlace(code: string): string {
  return code.replace(/^(\s*(?:\/\/ |"))(?:\.\.\/)+(?:.*?\/)?(node_modules\/)/gm, "$1$2");
}
