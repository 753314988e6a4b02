import fs from "node:fs";
import path from "node:path";
import type { CommandContext, CommandResult } from "../context";
import { ExitCode, Failure } from "../errors";
import { readText } from "../guardrails/read-text";
import { commentOf } from "../pull-request/comment";
import { expectedStacks, stackResults } from "../pull-request/stack-results";
import { stopsOf, type Verdict, verdictOf } from "../pull-request/verdict";
import { sourcePlaces } from "../reporting/findings/source-places";

/** The flags of `pull-request comment`. */
export interface PullRequestCommentOptions {
  /** A folder with what `preview --json` printed, `STACK.json` for each stack. */
  readonly stackResults: string;
  readonly out: string;
  /** What `pull-request stacks --json` printed: a stack of it that left no result is told, and is no pass. */
  readonly expected?: string;
  readonly commit?: string;
}

const exitCodes: Readonly<Record<Verdict["answer"], ExitCode>> = {
  yes: ExitCode.yes,
  no: ExitCode.no,
  unknown: ExitCode.unknown,
};

/** Writes what a pull request would do as the text of a comment, and answers whether it may go on. */
export function pullRequestComment(
  context: CommandContext,
  options: PullRequestCommentOptions,
): Promise<CommandResult> {
  const texts = readResults(options.stackResults);
  const expected = options.expected === undefined ? [...texts.keys()] : readExpected(options.expected);
  if (options.expected === undefined && texts.size === 0) {
    throw new Failure(
      "guardrails",
      `${options.stackResults} has no result of a stack`,
      "nothing looked at is no pass: give --expected where no stack was to be looked at",
    );
  }
  const results = stackResults(texts, expected);
  const { answer, sentence } = verdictOf(results);
  const { text, leftOut } = commentOf(results, {
    placeOf: sourcePlaces(context.checkout),
    ...(options.commit === undefined ? {} : { commit: options.commit }),
  });
  writeComment(options.out, text);
  return Promise.resolve({
    exitCode: exitCodes[answer],
    json: {
      verdict: answer,
      sentence,
      out: options.out,
      leftOut,
      stacks: results.map((result) => ({
        name: result.stack,
        lookedAt: result.preview.kind === "previewed",
        stops: stopsOf(result).length,
      })),
    },
    text: sentence,
  });
}

/** Stack → text, of the folder's `STACK.json`. No folder is one without results: the jobs that fill it may have ended. */
function readResults(folder: string): ReadonlyMap<string, string> {
  if (!fs.existsSync(folder)) return new Map();
  const names = fs.readdirSync(folder).filter((name) => name.endsWith(".json"));
  return new Map(names.map((name) => [name.slice(0, -".json".length), readText(path.join(folder, name))]));
}

function readExpected(file: string): readonly string[] {
  const expected = expectedStacks(readText(file));
  if (expected !== undefined) return expected;
  throw new Failure(
    "usage",
    `${file} does not say which stacks were expected`,
    "give what ./causeway pull-request stacks --json printed",
  );
}

function writeComment(file: string, text: string): void {
  try {
    fs.writeFileSync(file, text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Failure("usage", `${file} cannot be written: ${message}`, "name a file in a folder that is there");
  }
}
