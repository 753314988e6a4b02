import { addressPorts, startCloud } from "../cloud/embedded-cloud";
import type { CommandContext, CommandResult } from "../context";
import { engineVariables, searchPath } from "../engine/environment";
import { prepareEngine } from "../engine/prepare";
import { stateTarget } from "../engine/state-target";
import { ExitCode, Failure } from "../errors";
import { readStackFiles } from "../stack-files";

/** A word that a POSIX shell reads as exactly this text. */
export function shellQuote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * Lines for a shell after which the plain command line works on the embedded cloud and shares its state with the
 * runner. With `--engine` only PATH is set and nothing is started.
 */
export async function cloudEnv(
  context: CommandContext,
  options: { readonly engine?: boolean },
): Promise<CommandResult> {
  if (options.engine !== true) refuseStatesOfOthers(context);
  const engine = await prepareEngine(context);
  const path = { PATH: searchPath(engine, context.environment["PATH"]) };
  const variables = options.engine
    ? path
    : { ...path, ...engineVariables(context.home, addressPorts(await startCloud(context))) };
  const text = Object.entries(variables)
    .map(([name, value]) => `export ${name}=${shellQuote(value)}`)
    .join("\n");
  return { exitCode: ExitCode.yes, json: variables, text };
}

/** @throws Failure (state) where the home has a state of another cloud, which the plain command line would take to the embedded cloud */
function refuseStatesOfOthers({ checkout, home }: CommandContext): void {
  const found = readStackFiles(checkout).find(({ stack }) => (stateTarget(home, stack) ?? "embedded") !== "embedded");
  if (found === undefined) return;
  throw new Failure(
    "state",
    `the state of ${found.stack} in ${home.root} is of another cloud; got the embedded one`,
    "give the embedded cloud a home of its own: --home FOLDER, or CAUSEWAY_HOME",
  );
}
