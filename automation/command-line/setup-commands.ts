import type { Command } from "commander";
import type { AddCommand } from "./add-command";

/** The commands that set everything up and try it. */
export function addSetupCommands(program: Command, add: AddCommand): void {
  add(
    program,
    "setup",
    "install packages and engine; may be run again",
    "./causeway setup",
    async () => (await import("../commands/setup")).setup,
  );
  add(
    program,
    "demo",
    "walk a release dev → staging → prod on the embedded cloud; what can go wrong goes wrong on the way",
    "./causeway demo",
    async () => (await import("../commands/demo")).demo,
  );
  add(
    program,
    "doctor",
    "try everything that the platform needs and say what is missing",
    "./causeway doctor",
    async () => (await import("../commands/doctor")).doctor,
  );
}
