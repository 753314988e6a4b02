import path from "node:path";
import type { CommandContext, CommandResult } from "../context";
import { ExitCode } from "../errors";
import { shortId } from "../release/manifest";
import { findReleaseId } from "../release/release-store";
import { verifyRelease } from "../release/verify-release";
import { filesText, problemText } from "../reporting/release-text";

/** Digests every file of a release again: yes when all are as they were made, no with the name of each that is not. */
export async function releaseVerify(
  context: CommandContext,
  _options: object,
  [wanted = ""]: readonly string[],
): Promise<CommandResult> {
  const id = findReleaseId(context.home, wanted);
  const { manifest, problems } = verifyRelease(id, path.join(context.home.releases, id));
  const artifacts = manifest?.artifacts ?? [];
  const ok = problems.length === 0;
  return Promise.resolve({
    exitCode: ok ? ExitCode.yes : ExitCode.no,
    json: { id, ok, commit: manifest?.commit ?? null, dirty: manifest?.dirty ?? null, artifacts, problems },
    text: ok
      ? `release ${shortId(id)}   ✓ ${filesText(artifacts.length)}, each as it was made`
      : [`release ${shortId(id)}   ✗ not as it was made`, ...problems.map(problemText)].join("\n"),
  });
}
