import type { CommandContext, CommandResult } from "../context";
import { ExitCode } from "../errors";
import { prepareHome } from "../home";
import { shortId } from "../release/manifest";
import { createRelease } from "../release/release-store";
import { filesText, originText, releaseJson } from "../reporting/release-text";

/** Makes a release of the checkout, or says which one is the same. */
export async function releaseCreate(context: CommandContext): Promise<CommandResult> {
  prepareHome(context.home);
  const release = await createRelease(context, new Date());
  const { id, isNew, manifest } = release;
  const state = isNew ? "made" : "unchanged: the same release as before";
  return {
    exitCode: ExitCode.yes,
    json: { ...releaseJson(release), isNew },
    text: [
      `release ${shortId(id)}   ${state}`,
      `  ${originText(release)}   ${filesText(manifest.artifacts.length)}   engine ${manifest.engine}`,
      `  ./causeway release show ${shortId(id)} lists what is in it`,
    ].join("\n"),
  };
}
