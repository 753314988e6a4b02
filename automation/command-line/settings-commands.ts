import type { Command } from "commander";
import type { AddCommand } from "./add-command";

/** The commands about the stack files. */
export function addSettingsCommands(program: Command, add: AddCommand): void {
  const settings = program.command("settings").description("check and explain the stack files");
  add(
    settings,
    "check",
    "find every problem of every stack file at once",
    "./causeway settings check --stack prod",
    async () => (await import("../commands/settings-check")).settingsCheck,
  ).option("--stack <stack>", "only this stack");
  add(
    settings,
    "explain <key>",
    "what a setting means, its bounds, and its value in each stack",
    "./causeway settings explain vpcCidr",
    async () => (await import("../commands/settings-explain")).settingsExplain,
  );
}
