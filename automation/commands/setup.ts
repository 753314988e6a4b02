import type { CommandContext, CommandResult } from "../context";
import { prepareEngine } from "../engine/prepare";
import { ExitCode } from "../errors";
import { prepareHome } from "../home";
import { type Check, checksResult } from "../reporting/checks";
import { checkNode, checkPackages } from "./doctor-checks";

/** Installs what is missing (packages are there by now: the launcher saw to it) and makes the home. */
export async function setup(context: CommandContext): Promise<CommandResult> {
  const checks: Check[] = [checkNode(process.version), checkPackages(context.checkout)];
  prepareHome(context.home);
  checks.push({ name: "home", ok: true, found: context.home.root, needed: "a folder that can be written", remedy: "" });
  const engine = await prepareEngine(context);
  checks.push({ name: "engine", ok: true, found: engine.pulumi, needed: "the pinned Pulumi engine", remedy: "" });
  return checksResult(checks, ExitCode.no);
}
