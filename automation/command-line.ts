import { Command } from "commander";
import type { Load } from "./command-line/add-command";
import { addAuditCommands } from "./command-line/audit-commands";
import { addCloudCommands } from "./command-line/cloud-commands";
import { addPolicyCommands } from "./command-line/policy-commands";
import { addPromotionCommands } from "./command-line/promotion-commands";
import { addPullRequestCommands } from "./command-line/pull-request-commands";
import { addReleaseCommands } from "./command-line/release-commands";
import { addSettingsCommands } from "./command-line/settings-commands";
import { addSetupCommands } from "./command-line/setup-commands";
import { addStackCommands } from "./command-line/stack-commands";
import type { CommandContext, CommandResult } from "./context";

/** How the command line reaches the process around it. */
export interface CommandLineSurroundings {
  /** The context of one call; `home` is the value of `--home`. */
  readonly contextFor: (home: string | undefined) => CommandContext;
  /** Prints what a command answered and sets the exit code. */
  readonly answer: (result: CommandResult) => void;
}

const EXIT_CODES = `
Exit codes:
  0 yes   1 the answer is no   2 usage or settings   3 could not find out   4 waiting (a lock, an approval)`;

const FIRST_STEPS = `  ./causeway setup
  ./causeway demo
  ./causeway preview --stack dev
  ./causeway promote --to dev`;

/** Every command with its flags and an example: the one list that help, completion and the reference are made from. */
export function commandLine(surroundings: CommandLineSurroundings): Command {
  const program = new Command("causeway")
    .description("A raised road from dev to production: every environment from the same components and guardrails.")
    .option("--home <dir>", "where the runner keeps everything (default: CAUSEWAY_HOME, else .causeway)")
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: () => undefined })
    .exitOverride()
    .addHelpText("after", `\nExamples:\n${FIRST_STEPS}\n${EXIT_CODES}`);
  const examples = new Map<Command, string[]>();

  const add = <Options>(parent: Command, usage: string, description: string, example: string, load: Load<Options>) => {
    examples.set(parent, [...(examples.get(parent) ?? []), `  ${example}`]);
    return parent
      .command(usage)
      .description(description)
      .option("--json", "print exactly one JSON document on standard output")
      .addHelpText("after", `\nExample:\n  ${example}\n${EXIT_CODES}`)
      .action(async function (this: Command) {
        const run = await load();
        const context = surroundings.contextFor(program.opts<{ home?: string }>().home);
        surroundings.answer(await run(context, this.opts<Options & Record<string, unknown>>(), this.args));
      });
  };

  addSetupCommands(program, add);
  addSettingsCommands(program, add);
  addCloudCommands(program, add);
  addStackCommands(program, add);
  addPolicyCommands(program, add);
  addPullRequestCommands(program, add);
  addReleaseCommands(program, add);
  addAuditCommands(program, add);
  addPromotionCommands(program, add);
  for (const [group, lines] of examples) {
    if (group !== program) group.addHelpText("after", `\nExamples:\n${lines.join("\n")}`);
  }
  return program;
}
