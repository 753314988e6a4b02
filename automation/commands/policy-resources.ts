import type { CommandContext, CommandResult } from "../context";
import { ExitCode, Failure } from "../errors";
import { operateStack } from "../operate-stack";
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
  const resolved = resolveStack(context, stack, targetCloud);
  const { facts } = await operateStack(context, resolved, "preview", { wantsFacts: true });
  if (facts === undefined || facts.length === 0) {
    throw new Failure("guardrails", `the guardrails saw nothing of ${stack}`, "run the command again");
  }
  return { exitCode: ExitCode.yes, json: facts, text: JSON.stringify(facts, null, 2) };
}
