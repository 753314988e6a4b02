import path from "node:path";
import type { CommandContext } from "../context";
import { bundle } from "../launch/bundle";
import { installEngine } from "./install";
import type { Engine } from "./locate";

/** The engine for a command, installed first where it is missing. Quick when it is there: nothing is started. */
export function prepareEngine(context: CommandContext): Promise<Engine> {
  return installEngine({
    environment: context.environment,
    checkout: context.checkout,
    logFile: path.join(context.home.log, "setup.log"),
    progress: context.progress,
    bundleLanguageHost: () => bundle("automation/engine/language-host/host.ts", { inline: true }),
  });
}
