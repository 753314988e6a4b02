import type { ResourceFacts } from "../../lib/guardrail-pack";
import type { CommandContext } from "../context";
import { Failure } from "../errors";
import { operateStack } from "../operate-stack";
import type { ResolvedStack } from "../resolve-stack";

/**
 * The resources of a stack's preview as the guardrails see them, without their secrets.
 *
 * @throws Failure (guardrails) where they saw nothing
 */
export async function previewedResources(
  context: CommandContext,
  stack: ResolvedStack,
): Promise<readonly ResourceFacts[]> {
  const { facts = [] } = await operateStack(context, stack, "preview", { wantsFacts: true });
  if (facts.length > 0) return facts;
  throw new Failure("guardrails", `the guardrails saw nothing of ${stack.name}`, "run the command again");
}
