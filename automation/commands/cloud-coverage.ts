import { cloudCoverage as askCoverage } from "../cloud/admin-client";
import { startCloud } from "../cloud/embedded-cloud";
import type { CommandContext, CommandResult } from "../context";
import { ExitCode } from "../errors";

/** What the embedded cloud knows of each resource type, how that was checked, and what is missing. */
export async function cloudCoverage(context: CommandContext): Promise<CommandResult> {
  const types = await askCoverage(await startCloud(context));
  return {
    exitCode: ExitCode.yes,
    json: { types },
    text: [
      ...types.map(
        ({ type, checkedAgainst, gaps }) =>
          `${type}  ${checkedAgainst}${gaps.length === 0 ? "" : `  gaps: ${gaps.join("; ")}`}`,
      ),
      `${types.length} types`,
    ].join("\n"),
  };
}
