import type { CommandContext, CommandResult } from "../context";
import { ExitCode } from "../errors";
import { shortId } from "../release/manifest";
import { readReleases } from "../release/release-store";
import { releaseJson, releaseLine } from "../reporting/release-text";

/** The releases of the home, newest first; damaged ones are named as such. */
export function releaseList(context: CommandContext): Promise<CommandResult> {
  const { releases, damaged } = readReleases(context.home);
  const lines = [...releases.map(releaseLine), ...damaged.map(({ id, reason }) => `${shortId(id)}   ✗ ${reason}`)];
  return Promise.resolve({
    exitCode: ExitCode.yes,
    json: { releases: releases.map(releaseJson), damaged },
    text: lines.length === 0 ? "no release yet: ./causeway release create makes one" : lines.join("\n"),
  });
}
