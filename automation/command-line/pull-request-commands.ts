import type { Command } from "commander";
import type { AddCommand } from "./add-command";

/** The commands that a pull request's workflow calls. */
export function addPullRequestCommands(program: Command, add: AddCommand): void {
  const pullRequest = program.command("pull-request").description("what a pull request would do, said on it");
  add(
    pullRequest,
    "stacks",
    "the stacks that changed files touch: settings of one stack that stack, what all are made of all",
    "git diff --name-only main | ./causeway pull-request stacks --changed -",
    async () => (await import("../commands/pull-request-stacks")).pullRequestStacks,
  ).requiredOption("--changed <file>", "a list of changed files, a line each, or - for standard input");
  add(
    pullRequest,
    "comment",
    "write what previews found as the text of a comment; exit 1 where it stops the pull request, 3 where some is missing",
    "./causeway pull-request comment --stack-results results --out comment.md",
    async () => (await import("../commands/pull-request-comment")).pullRequestComment,
  )
    .requiredOption("--stack-results <dir>", "a folder of STACK.json, each what preview --json printed")
    .requiredOption("--out <file>", "the Markdown to write")
    .option("--expected <file>", "what pull-request stacks --json printed: a stack without a result is no pass")
    .option("--commit <sha>", "the commit that was looked at");
}
