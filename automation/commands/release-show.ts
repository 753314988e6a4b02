import type { CommandContext, CommandResult } from "../context";
import { ExitCode } from "../errors";
import { findRelease } from "../release/release-store";
import { releaseJson, releaseText } from "../reporting/release-text";

/** What one release is made of. */
export async function releaseShow(
  context: CommandContext,
  _options: object,
  [id = ""]: readonly string[],
): Promise<CommandResult> {
  const release = findRelease(context, id);
  return Promise.resolve({ exitCode: ExitCode.yes, json: releaseJson(release), text: releaseText(release) });
}
