import { type InspectFilter, inspectCloud } from "../cloud/admin-client";
import { requireCloud } from "../cloud/embedded-cloud";
import type { CommandContext, CommandResult } from "../context";
import { ExitCode } from "../errors";

/** The resources that the embedded cloud holds, with all their properties; secrets are masked. */
export async function cloudInspect(context: CommandContext, filter: InspectFilter): Promise<CommandResult> {
  const resources = await inspectCloud(requireCloud(context), filter);
  const rows = resources.map(({ account, region, type, id }) => `${account}  ${region}  ${type}  ${id}`);
  return {
    exitCode: ExitCode.yes,
    json: { resources },
    text: [...rows, `${resources.length} resources`].join("\n"),
  };
}
