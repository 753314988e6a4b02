import type { Command } from "commander";
import type { ApproveOptions } from "../commands/approve";
import type { AddCommand } from "./add-command";
import { targetCloud } from "./options";

const virtualClock = ["--virtual-clock", "let soak times and timers pass at once; embedded cloud only"] as const;
const advance = ["--advance <duration>", "let this much time pass first: 24h, 5m; embedded cloud only"] as const;
const branch = ["--branch <branch>", "the branch of the commit (default: what CI says, else git)"] as const;
const as = ["--as <person>", "who runs this (default: what CI says, else the user of this machine)"] as const;

/** The commands that walk a release along the path. */
export function addPromotionCommands(program: Command, add: AddCommand): void {
  add(
    program,
    "plan",
    "what a promotion would do, in order, and what it would wait for; runs nothing",
    "./causeway plan --to prod",
    async () => (await import("../commands/plan")).plan,
  )
    .option("--release <id>", "the release (default: what the checkout would make)")
    .option("--to <stage>", "the last stage (default: the path's last)")
    .addOption(targetCloud());
  add(
    program,
    "promote",
    "walk a release along the path as far as it gets; run again, it goes on where it was",
    "./causeway promote --to staging",
    async () => (await import("../commands/promote")).promote,
  )
    .option("--release <id>", "the release (default: that of the checkout, made if there is none)")
    .option("--to <stage>", "the stage to get to (default: the path's last)")
    .option(...branch)
    .option(...as)
    .option(...virtualClock)
    .option(...advance)
    .addOption(targetCloud());
  add(
    program,
    "status",
    "where a release stands, what it waits for, and what is held",
    "./causeway status --json",
    async () => (await import("../commands/status")).status,
  )
    .option("--release <id>", "the release (default: the one that was promoted last)")
    .option(...branch)
    .option(...virtualClock)
    .option(...advance)
    .addOption(targetCloud());
  add(
    program,
    "report",
    "write where a release stands, and how it came there, as one HTML page",
    "./causeway report --out release.html",
    async () => (await import("../commands/report")).report,
  )
    .option("--release <id>", "the release (default: the one that was promoted last)")
    .option("--out <file>", "the file to write (default: report.html in the home)");
  addDecisions(program, add);
  addStageCommands(program, add);
}

function addDecisions(program: Command, add: AddCommand): void {
  const decisions = { approve: "sign what a stage asks for", reject: "sign that it must not go on" } as const;
  for (const decision of ["approve", "reject"] as const) {
    add<ApproveOptions>(
      program,
      `${decision} <stage>`,
      `${decisions[decision]}, or take in what was signed elsewhere`,
      `./causeway ${decision} prod --release 3f9a1c --key ~/.ssh/id_ed25519`,
      async () => {
        const { approve } = await import("../commands/approve");
        return (context, options, [stage = ""]) => approve(context, decision, stage, options);
      },
    )
      .requiredOption("--release <id>", "the release that it is about")
      .option("--key <file>", "your private SSH key")
      .option("--reason <text>", "why; it is signed as well")
      .option("--out <file>", "write the signed decision to a file instead of taking it in")
      .option("--in <file>", "take in a decision that was signed elsewhere")
      .addOption(targetCloud());
  }
}

function addStageCommands(program: Command, add: AddCommand): void {
  add<{ readonly to?: string; readonly branch?: string; readonly as?: string }>(
    program,
    "rollback <stage>",
    "bring a stage back to what it held before, through the same steps, and hold it",
    "./causeway rollback prod",
    async () => {
      const { rollback } = await import("../commands/rollback");
      return (context, options, [stage = ""]) => rollback(context, stage, options);
    },
  )
    .option("--to <id>", "the release to go back to (default: the one that it held before)")
    .option(...as)
    .option(...virtualClock)
    .option(...advance)
    .addOption(targetCloud());
  add<{ readonly reason: string; readonly as?: string }>(
    program,
    "hold <stage>",
    "stop a stage: nothing is brought into it until the hold is lifted",
    './causeway hold prod --reason "incident 42"',
    async () => {
      const { hold } = await import("../commands/hold");
      return (context, options, [stage = ""]) => hold(context, stage, options);
    },
  )
    .requiredOption("--reason <text>", "why")
    .option(...as);
  add<{ readonly as?: string }>(program, "unhold <stage>", "lift a hold", "./causeway unhold prod", async () => {
    const { unhold } = await import("../commands/hold");
    return (context, options, [stage = ""]) => unhold(context, stage, options);
  }).option(...as);
}
