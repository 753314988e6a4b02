import { expect } from "chai";
import type { Command } from "commander";
import { commandLine } from "../../automation/command-line";
import { rejection } from "../support/rejection";

function neverRuns(): never {
  throw new Error("no command was to run");
}

function line(): Command {
  return commandLine({ contextFor: neverRuns, answer: neverRuns });
}

/** Every command that can be called, with its words. */
function leaves(command: Command, words: readonly string[] = []): { command: Command; words: string }[] {
  if (command.commands.length === 0) return [{ command, words: words.join(" ") }];
  return command.commands.flatMap((child) => leaves(child, [...words, child.name()]));
}

describe("the command line", () => {
  it("has the commands that the outside relies on", () => {
    expect(leaves(line()).map(({ words }) => words)).to.include.members([
      "setup",
      "doctor",
      "settings check",
      "settings explain",
      "cloud start",
      "cloud env",
      "cloud status",
      "cloud inspect",
      "cloud coverage",
      "cloud stop",
      "cloud reset",
      "preview",
      "up",
      "refresh",
      "destroy",
      "drift",
      "audit verify",
      "audit show",
      "audit checkpoint",
    ]);
  });

  it("every command has --json and help that ends with an example and the exit codes", () => {
    for (const { command, words } of leaves(line())) {
      let help = "";
      command.configureOutput({
        writeOut: (text) => {
          help += text;
        },
      });
      command.outputHelp();
      expect(help, words).to.include("--json");
      expect(help, words).to.match(/Example:\n {2}\S/);
      expect(help, words).to.include(`causeway ${words.split(" ")[0]}`);
      expect(help, words).to.include(
        "0 yes   1 the answer is no   2 usage or settings   3 could not find out   4 waiting",
      );
    }
  });

  const wrong: [string[], string][] = [
    [["upp", "--stack", "dev"], "unknown command 'upp'\n(Did you mean up?)"],
    [["up"], "required option '--stack <stack>' not specified"],
    [["up", "--stack"], "option '--stack <stack>' argument missing"],
    [["up", "--stack", "dev", "--stak"], "unknown option '--stak'\n(Did you mean --stack?)"],
    [["cloud", "start", "--latency", "slow"], "argument 'slow' is invalid. Allowed choices are none, aws."],
    [["settings", "explain"], "missing required argument 'key'"],
  ];
  for (const [words, message] of wrong) {
    it(`refuses: causeway ${words.join(" ")}`, async () => {
      const error = await rejection(line().parseAsync(words, { from: "user" }));
      expect(String(error)).to.include(message);
    });
  }
});
