import { runningCloud, stopCloud } from "../cloud/embedded-cloud";
import type { CommandContext, CommandResult } from "../context";
import { ExitCode } from "../errors";

/** Ends the home's cloud; what it holds stays on disk. Nothing to end is fine. */
export async function cloudStop(context: CommandContext): Promise<CommandResult> {
  const address = runningCloud(context);
  if (address !== undefined) await stopCloud(address);
  const text = address === undefined ? "the embedded cloud was not running" : "the embedded cloud has ended";
  return { exitCode: ExitCode.yes, json: { ok: true }, text };
}
