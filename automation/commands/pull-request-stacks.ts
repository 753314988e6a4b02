import type { CommandContext, CommandResult } from "../context";
import { ExitCode, Failure } from "../errors";
import { readText } from "../guardrails/read-text";
import { changedFiles, type StackFacts, touchedStacks } from "../pull-request/touched-stacks";
import { resolveStack } from "../resolve-stack";
import { readStackFiles } from "../stack-files";

/** The flags of `pull-request stacks`. */
export interface PullRequestStacksOptions {
  /** A list of changed files, a line each; `-` for standard input. */
  readonly changed: string;
}

/** The stacks that changed files touch, with what has to be there before each can be previewed. */
export function pullRequestStacks(context: CommandContext, options: PullRequestStacksOptions): Promise<CommandResult> {
  const changed = changedFiles(readText(options.changed));
  const stacks = touchedStacks(changed, stackFacts(context));
  return Promise.resolve({
    exitCode: ExitCode.yes,
    json: { stacks },
    text: stacks.map(({ name }) => name).join("\n"),
  });
}

/** Every stack of the checkout, on the embedded cloud: a pull request has no credentials for another. */
function stackFacts(context: CommandContext): readonly StackFacts[] {
  return readStackFiles(context.checkout).map(({ stack, path }) => {
    try {
      const { references } = resolveStack(context, stack, "embedded");
      return { name: stack, file: path, needs: references, settingsHold: true };
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== "settings") throw error;
      return { name: stack, file: path, needs: [], settingsHold: false };
    }
  });
}
