import { canonicalJson } from "../../lib/canonical-json";
import { isSecret } from "../../lib/engine-values";
import type { Checkpoint } from "../engine/checkpoint";

/** What a stack says of itself, as its state has it; nothing when it was never brought up. */
export function stackOutputs(checkpoint: Checkpoint | undefined): object {
  const outputs = checkpoint?.resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.["outputs"];
  return typeof outputs === "object" && outputs !== null ? outputs : {};
}

/**
 * Whether a preview tells other outputs than the state has. A change of a secret alone is not seen here: it comes with
 * the change of a resource.
 *
 * @param previewed as the engine's events have them, secrets masked
 */
export function outputsDiffer(checkpoint: Checkpoint | undefined, previewed: object): boolean {
  return canonicalJson(masked(stackOutputs(checkpoint))) !== canonicalJson(masked(previewed));
}

/** The value with every secret as the engine's events show it. */
function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== "object" || value === null) return value;
  if (isSecret(value)) return "[secret]";
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, masked(inner)]));
}
