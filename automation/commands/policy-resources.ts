import type { CommandContext, CommandResult } from "../context";
import { ExitCode } from "../errors";
import { previewedResources } from "../guardrails/previewed-resources";
import { resolveStack } from "../resolve-stack";

/** The flags of `policy resources`. */
export interface PolicyResourcesOptions {
  readonly stack: string;
  readonly targetCloud?: "embedded";
}

/** The resources of a stack's preview as the guardrails see them, secrets left out: what `policy check` reads. */
export async function policyResources(
  context: CommandContext,
  { stack, targetCloud }: PolicyResourcesOptions,
): Promise<CommandResult> {
  const facts = await previewedResources(context, resolveStack(context, stack, targetCloud));
  return { exitCode: ExitCode.yes, json: facts, text: JSON.stringify(facts, null, 2) };
}
