import type { Command } from "commander";
import type { StackOperationOptions } from "../commands/stack-operation";
import type { OperationName } from "../operate-stack";
import type { AddCommand } from "./add-command";
import { targetCloud } from "./options";

/** The operations of the engine on one stack, and what differs from it. */
export function addStackCommands(program: Command, add: AddCommand): void {
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
        const { stackOperation } = await import("../commands/stack-operation");
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
    async () => (await import("../commands/drift")).drift,
  )
    .option("--stack <stack>", "only this stack (default: every stack that was brought up)")
    .addOption(targetCloud());
}
