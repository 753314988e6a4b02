import { renderProblems } from "../../settings/problem";
import type { CommandContext, CommandResult } from "../context";
import { ExitCode, Failure } from "../errors";
import { checkStackFiles, findStackFile } from "../resolve-stack";
import { readStackFiles } from "../stack-files";

/** Every problem of every stack file, or of one; the rules across stacks are always looked at with all of them. */
export async function settingsCheck(
  context: CommandContext,
  options: { readonly stack?: string },
): Promise<CommandResult> {
  const files = readStackFiles(context.checkout);
  if (files.length === 0) {
    throw new Failure("usage", `there are no stack files in ${context.checkout}`, "restore Pulumi.<stack>.yaml");
  }
  const wanted = options.stack === undefined ? undefined : findStackFile(files, options.stack).stack;
  const stacks = checkStackFiles(context.checkout).filter(({ name }) => wanted === undefined || name === wanted);
  const problems = stacks.flatMap((stack) => stack.problems);
  const summary = stacks.map(
    ({ name, ok, problems: own }) => `${ok ? "✓ ok" : "✗ no"}  ${name}${ok ? "" : `  ${own.length}`}`,
  );
  return {
    exitCode: problems.length === 0 ? ExitCode.yes : ExitCode.usage,
    json: {
      stacks: stacks.map(({ name, ok, problems: own }) => ({
        name,
        ok,
        problems: own.map(({ key, got, expected, remedy, file, line, column }) => ({
          key,
          got,
          expected,
          remedy,
          file,
          line,
          column,
        })),
      })),
    },
    text: [...(problems.length === 0 ? [] : [renderProblems(problems), ""]), ...summary].join("\n"),
  };
}
