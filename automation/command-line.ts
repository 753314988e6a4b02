import { Command, Option } from "commander";
import type { AddCommand, Load } from "./command-line/add-command";
import { targetCloud } from "./command-line/options";
import { addPolicyCommands } from "./command-line/policy-commands";
import { addPromotionCommands } from "./command-line/promotion-commands";
import { addPullRequestCommands } from "./command-line/pull-request-commands";
import type { StackOperationOptions } from "./commands/stack-operation";
import type { CommandContext, CommandResult } from "./context";
import type { OperationName } from "./operate-stack";

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

/** Every command with its flags and an example: the one list that help, completion and the reference are made from. */
export function commandLine(surroundings: CommandLineSurroundings): Command {
  const program = new Command("causeway")
    .description("A raised road from dev to production: every environment from the same components and guardrails.")
    .option("--home <dir>", "where the runner keeps everything (default: CAUSEWAY_HOME, else .causeway)")
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: () => undefined })
    .exitOverride()
    .addHelpText("after", EXIT_CODES);

  const add = <Options>(parent: Command, usage: string, description: string, example: string, load: Load<Options>) =>
    parent
      .command(usage)
      .description(description)
      .option("--json", "print exactly one JSON document on standard output")
      .addHelpText("after", `\nExample:\n  ${example}\n${EXIT_CODES}`)
      .action(async function (this: Command) {
        const run = await load();
        const context = surroundings.contextFor(program.opts<{ home?: string }>().home);
        surroundings.answer(await run(context, this.opts<Options & Record<string, unknown>>(), this.args));
      });

  addSetupCommands(program, add);
  addSettingsCommands(program, add);
  addCloudCommands(program, add);
  addStackCommands(program, add);
  addPolicyCommands(program, add);
  addPullRequestCommands(program, add);
  addReleaseCommands(program, add);
  addAuditCommands(program, add);
  addPromotionCommands(program, add);
  return program;
}

function addSetupCommands(program: Command, add: AddCommand): void {
  add(
    program,
    "setup",
    "install packages and engine; may be run again",
    "./causeway setup",
    async () => (await import("./commands/setup")).setup,
  );
  add(
    program,
    "demo",
    "walk a release dev → staging → prod on the embedded cloud; what can go wrong goes wrong on the way",
    "./causeway demo",
    async () => (await import("./commands/demo")).demo,
  );
  add(
    program,
    "doctor",
    "try everything that the platform needs and say what is missing",
    "./causeway doctor",
    async () => (await import("./commands/doctor")).doctor,
  );
}

function addSettingsCommands(program: Command, add: AddCommand): void {
  const settings = program.command("settings").description("check and explain the stack files");
  add(
    settings,
    "check",
    "find every problem of every stack file at once",
    "./causeway settings check --stack prod",
    async () => (await import("./commands/settings-check")).settingsCheck,
  ).option("--stack <stack>", "only this stack");
  add(
    settings,
    "explain <key>",
    "what a setting means, its bounds, and its value in each stack",
    "./causeway settings explain vpcCidr",
    async () => (await import("./commands/settings-explain")).settingsExplain,
  );
}

function addCloudCommands(program: Command, add: AddCommand): void {
  const cloud = program.command("cloud").description("the embedded cloud: AWS for stacks, on this machine");
  add(
    cloud,
    "start",
    "start the embedded cloud, if it is not running",
    "./causeway cloud start --seed 7 --latency aws",
    async () => (await import("./commands/cloud-start")).cloudStart,
  )
    .option("--seed <number>", "makes ids and times repeatable; kept for the life of the home's accounts (default: 1)")
    .option("--faults <file>", "a JSON file of faults to inject")
    .addOption(new Option("--latency <model>", "how long operations take in virtual time").choices(["none", "aws"]));
  add(
    cloud,
    "env",
    "lines for a shell, after which a plain pulumi works on the embedded cloud",
    'eval "$(./causeway cloud env)" && pulumi preview -s dev',
    async () => (await import("./commands/cloud-env")).cloudEnv,
  ).option("--engine", "only PATH; starts no cloud");
  add(
    cloud,
    "status",
    "whether the embedded cloud runs, and what it holds",
    "./causeway cloud status --json",
    async () => (await import("./commands/cloud-status")).cloudStatus,
  );
  add(
    cloud,
    "inspect",
    "the resources that the embedded cloud holds",
    "./causeway cloud inspect --account 333333333333 --type aws:ec2/subnet:Subnet",
    async () => (await import("./commands/cloud-inspect")).cloudInspect,
  )
    .option("--account <id>", "only this account")
    .option("--region <region>", "only this region")
    .option("--type <type>", "only this resource type");
  add(
    cloud,
    "coverage",
    "what the embedded cloud knows of each resource type, and how that was checked",
    "./causeway cloud coverage --json",
    async () => (await import("./commands/cloud-coverage")).cloudCoverage,
  );
  add(
    cloud,
    "stop",
    "end the embedded cloud; its accounts stay",
    "./causeway cloud stop",
    async () => (await import("./commands/cloud-stop")).cloudStop,
  );
  add(
    cloud,
    "reset",
    "empty the accounts of a running cloud; its ports stay",
    "./causeway cloud reset",
    async () => (await import("./commands/cloud-reset")).cloudReset,
  );
}

function addStackCommands(program: Command, add: AddCommand): void {
  const operations: Record<OperationName, string> = {
    preview: "what an update would change",
    up: "bring a stack to what its settings say",
    refresh: "take what the cloud holds into the stack's state",
    destroy: "remove a stack's resources; protected and retained ones stay and are listed",
  };
  for (const name of ["preview", "up", "refresh", "destroy"] as const) {
    const command = add<StackOperationOptions>(
      program,
      name,
      operations[name],
      `./causeway ${name} --stack dev`,
      async () => {
        const { stackOperation } = await import("./commands/stack-operation");
        return (context, options) => stackOperation(context, name, options);
      },
    ).requiredOption("--stack <stack>", "the stack to work on");
    if (name === "up" || name === "destroy") {
      command.option(
        "--break-glass <reason>",
        "go around the gates of the stack's stage on AWS; the journal says who and why",
      );
    }
    if (name === "up" || name === "destroy") command.option("--yes", "do not ask; needed on AWS without a terminal");
    command.addOption(targetCloud());
    if (name === "destroy") {
      command.option("--include-protected", "remove protected and retained resources as well; embedded cloud only");
    }
  }
  add(
    program,
    "drift",
    "how what the cloud holds differs from the state",
    "./causeway drift --stack prod",
    async () => (await import("./commands/drift")).drift,
  )
    .option("--stack <stack>", "only this stack (default: every stack that was brought up)")
    .addOption(targetCloud());
}

function addReleaseCommands(program: Command, add: AddCommand): void {
  const release = program
    .command("release")
    .description("what is promoted: made once, never changed, deployed many times");
  add(
    release,
    "create",
    "make a release of the checkout; of the same checkout it is the same release",
    "./causeway release create",
    async () => (await import("./commands/release-create")).releaseCreate,
  );
  add(
    release,
    "list",
    "the releases of the home, newest first",
    "./causeway release list",
    async () => (await import("./commands/release-list")).releaseList,
  );
  add(
    release,
    "show <id>",
    "what a release is made of; the first digits of an id are enough",
    "./causeway release show 3f9a1c",
    async () => (await import("./commands/release-show")).releaseShow,
  );
  add(
    release,
    "verify <id>",
    "digest every file of a release again; exit 1 names those that are not as they were made",
    "./causeway release verify 3f9a1c",
    async () => (await import("./commands/release-verify")).releaseVerify,
  );
}

function addAuditCommands(program: Command, add: AddCommand): void {
  const audit = program
    .command("audit")
    .description("prove what was promoted, by whom, and that nobody changed the record");
  add(
    audit,
    "verify",
    "whether the journal is as it was written, and who signed its approvals",
    "./causeway audit verify --checkpoint FILE",
    async () => (await import("./commands/audit-verify")).auditVerify,
  )
    .option(
      "--checkpoint <file>",
      "a checkpoint that was kept elsewhere: finds what was cut off or written anew as well",
    )
    .option("--signers <file>", "an allowed_signers file: approvals and checkpoint have to be signed by its keys");
  add(
    audit,
    "show",
    "the entries of the journal",
    "./causeway audit show --json",
    async () => (await import("./commands/audit-show")).auditShow,
  );
  add(
    audit,
    "checkpoint",
    "write down, signed, how far the journal has come; to be kept elsewhere",
    "./causeway audit checkpoint --out FILE",
    async () => (await import("./commands/audit-checkpoint")).auditCheckpoint,
  )
    .requiredOption("--out <file>", "the file to write; it may not be there yet")
    .option("--key <file>", "a private key to sign with (default: the home's own)");
}
