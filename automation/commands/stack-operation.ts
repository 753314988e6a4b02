import type { CommandContext, CommandResult } from "../context";
import { ExitCode } from "../errors";
import { stopsChange } from "../guardrails/findings";
import {
  type OperationName,
  type OperationOptions,
  type OperationResult,
  operateStack,
  refuseUnconfirmed,
} from "../operate-stack";
import { updateAroundGates } from "../promotion/break-glass";
import { findingsText } from "../reporting/findings/findings-text";
import { changedText, changesText, nameOf, secondsText } from "../reporting/operation-text";
import { resolveStack } from "../resolve-stack";

/** The flags of preview, up, refresh and destroy. */
export interface StackOperationOptions extends OperationOptions {
  readonly stack: string;
  readonly targetCloud?: "embedded";
  /** Why the gates of the stack's stage are gone around. */
  readonly breakGlass?: string;
}

/** Previews, updates, refreshes or destroys one stack. */
export async function stackOperation(
  context: CommandContext,
  name: OperationName,
  options: StackOperationOptions,
): Promise<CommandResult> {
  const stack = resolveStack(context, options.stack, options.targetCloud);
  refuseUnconfirmed(name, stack, options);
  if (name === "up" || name === "destroy") await updateAroundGates(context, stack, name, options.breakGlass);
  const result = await operateStack(context, stack, name, options);
  const { changes, findings, looked, outputs, retained, seconds } = result;
  return {
    exitCode: findings !== null && stopsChange(findings) ? ExitCode.no : ExitCode.yes,
    json: { stack: stack.name, changes, findings, looked, outputs, retained, seconds },
    text: operationText(stack.name, name, result),
  };
}

/** An operation for people: what it came to in one line, then what changes and what stays. */
export function operationText(stack: string, name: OperationName, result: OperationResult): string {
  const { changes, changed, findings, retained, seconds } = result;
  return [
    `${stack}   ${name} ${secondsText(seconds)}   ${changesText(changes)}`,
    changedText(changed),
    findings === null ? "" : findingsText(findings),
    ...retained.map(({ urn, reason }) => `  stays  ${nameOf(urn)}  ${reason}`),
  ]
    .filter((line) => line !== "")
    .join("\n");
}
