import path from "node:path";
import type { CommandContext } from "../context";
import { bundle } from "../launch/bundle";
import { installEngine } from "./install";
import type { Engine } from "./locate";
import { ENGINE_VERSION } from "./version";

/** The engine for a command, installed first where it is missing. Quick when it is there: nothing is started. */
export function prepareEngine(context: CommandContext): Promise<Engine> {
  return installEngine({
    environment: context.environment,
    checkout: context.checkout,
    logFile: path.join(context.home.log, "setup.log"),
    progress: context.progress,
    download: downloadOfficially,
    bundleLanguageHost: () => bundle("automation/engine/language-host/host.ts", { inline: true }),
  });
}

/** Five minutes: a download that has not ended by then is not going to. */
const DOWNLOAD_MILLISECONDS = 5 * 60_000;

/** Installs the official distribution through the Automation API. */
async function downloadOfficially(root: string): Promise<void> {
  const [{ PulumiCommand }, { SemVer }] = await Promise.all([import("@pulumi/pulumi/automation"), import("semver")]);
  const giveUp = AbortSignal.timeout(DOWNLOAD_MILLISECONDS);
  const tooLong = new Promise<never>((_resolve, reject) => {
    giveUp.addEventListener("abort", () => reject(new Error("it took over five minutes")), { once: true });
  });
  await Promise.race([PulumiCommand.install({ root, version: new SemVer(ENGINE_VERSION) }), tooLong]);
}
