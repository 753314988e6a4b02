import { resetCloud } from "../cloud/admin-client";
import { requireCloud } from "../cloud/embedded-cloud";
import type { CommandContext, CommandResult } from "../context";
import { ExitCode } from "../errors";

/** Empties the accounts of the running cloud; it goes on listening where it listens. */
export async function cloudReset(context: CommandContext): Promise<CommandResult> {
  await resetCloud(requireCloud(context));
  return { exitCode: ExitCode.yes, json: { ok: true }, text: "the accounts of the embedded cloud are empty" };
}
