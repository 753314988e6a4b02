import { createHash } from "node:crypto";
import { canonicalJson } from "../../lib/canonical-json";
import { readCheckpoint } from "./checkpoint";

/** What a stack that has nothing starts from. */
const NOTHING = "empty";

/**
 * What stands for the state of a stack: the same for the same resources, whenever they were written. A stack that was
 * never made, or holds nothing, is `empty`.
 *
 * @throws Failure (state) when the state cannot be understood
 */
export function stateDigest(state: string, stack: string): string {
  const checkpoint = readCheckpoint(state, stack);
  if (checkpoint === undefined) return NOTHING;
  const { pendingOperations } = checkpoint;
  // A resource's times say when it was written, not what it is.
  const resources = checkpoint.resources.map(({ created: _created, modified: _modified, ...resource }) => resource);
  if (resources.length === 0 && pendingOperations.length === 0) return NOTHING;
  return createHash("sha256").update(canonicalJson({ resources, pendingOperations })).digest("hex");
}
