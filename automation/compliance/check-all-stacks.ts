import type { CommandContext } from "../context";
import { Failure } from "../errors";
import { operateStack } from "../operate-stack";
import { checkStackFiles, resolveStack } from "../resolve-stack";
import type { StackFindings } from "./controls";

/** A stack that could not be looked at, and why. What was not looked at has not passed. */
export interface UncheckedStack {
  readonly stack: string;
  readonly reason: string;
  readonly remedy: string;
}

/** What the guardrails say of several stacks. */
export interface CheckedStacks {
  readonly checked: readonly StackFindings[];
  readonly unchecked: readonly UncheckedStack[];
}

/** Which stacks are looked at. */
export interface StackChoice {
  /** One stack. @default every stack file of the checkout */
  readonly stack?: string;
  readonly targetCloud?: "embedded";
}

/**
 * Previews stacks one after the other and collects what the guardrails find. A stack that cannot be previewed, since one
 * that it reads is not there, is told as that.
 *
 * @throws Failure where a single stack was asked for and cannot be previewed
 */
export async function checkAllStacks(
  context: CommandContext,
  { stack: only, targetCloud }: StackChoice,
): Promise<CheckedStacks> {
  const names = only === undefined ? checkStackFiles(context.checkout).map(({ name }) => name) : [only];
  const checked: StackFindings[] = [];
  const unchecked: UncheckedStack[] = [];
  for (const name of names) {
    try {
      context.progress(`previewing ${name}`);
      const stack = resolveStack(context, name, targetCloud);
      const { findings, looked } = await operateStack(context, stack, "preview", {});
      if (findings === null) throw new Failure("guardrails", `no policy pack ran in ${name}`, "report it");
      checked.push({ stack: stack.name, findings, looked });
    } catch (error) {
      if (!(error instanceof Failure) || only !== undefined) throw error;
      unchecked.push({ stack: name, reason: error.message, remedy: error.remedy });
    }
  }
  return { checked, unchecked };
}
