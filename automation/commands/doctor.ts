import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { cloudStatus } from "../cloud/admin-client";
import { startCloud } from "../cloud/embedded-cloud";
import type { CommandContext, CommandResult } from "../context";
import { engineVersion, LANGUAGE_HOST, locateEngine } from "../engine/locate";
import { ENGINE_VERSION } from "../engine/version";
import { ExitCode } from "../errors";
import { type Check, checksResult } from "../reporting/checks";
import { checkStackFiles } from "../resolve-stack";
import { checkHome, checkNode, checkOptionalProgram, checkPackages } from "./doctor-checks";

/** Tries everything that the platform needs: runs the engine and its language host, starts the cloud, writes the home. */
export async function doctor(context: CommandContext): Promise<CommandResult> {
  const checks = [
    checkNode(process.version),
    checkPackages(context.checkout),
    checkHome(context.home),
    checkEngine(context),
    await checkLanguageHost(context),
    await checkCloud(context),
    checkSettings(context),
    checkOptionalProgram("git", ["--version"], "a release's commit"),
    checkOptionalProgram("ssh-keygen", ["-?"], "approvals outside the runner"),
  ];
  return checksResult(checks, ExitCode.no);
}

function checkEngine({ environment }: CommandContext): Check {
  const needed = `Pulumi ${ENGINE_VERSION}`;
  const engine = locateEngine(environment);
  const version = engine === undefined ? undefined : engineVersion(engine.pulumi);
  const ok = version === ENGINE_VERSION;
  const found = engine === undefined ? "none" : `${version ?? "one that does not run"}, ${engine.pulumi}`;
  return { name: "engine", ok, found, needed, remedy: ok ? "" : "run ./causeway setup" };
}

/** Starts the language host as the engine would, until it says its port. */
async function checkLanguageHost({ environment }: CommandContext): Promise<Check> {
  const check = { name: "language host", needed: "a host for Node.js programs beside the engine" };
  const engine = locateEngine(environment);
  if (engine === undefined) return { ...check, ok: false, found: "no engine", remedy: "run ./causeway setup" };
  const file = path.join(engine.folder, LANGUAGE_HOST);
  const running = promisify(execFile)(file, ["127.0.0.1:1"], { timeout: 5000, killSignal: "SIGTERM" });
  const port = await new Promise<string | undefined>((resolve) => {
    running.child.stdout?.once("data", (text: string) => resolve(/^\d+/.exec(text)?.[0]));
    running.child.once("close", () => resolve(undefined));
    running.catch(() => resolve(undefined));
  });
  running.child.kill("SIGTERM");
  const ok = port !== undefined;
  return {
    ...check,
    ok,
    found: ok ? `answers, ${file}` : `${file} does not answer`,
    remedy: ok ? "" : `remove ${path.dirname(engine.folder)} and run ./causeway setup`,
  };
}

async function checkCloud(context: CommandContext): Promise<Check> {
  const check = { name: "embedded cloud", needed: "a cloud that starts and answers" };
  try {
    const began = performance.now();
    const address = await startCloud(context);
    await cloudStatus(address);
    const found = `answers after ${Math.round(performance.now() - began)} ms, process ${address.pid}`;
    return { ...check, ok: true, found, remedy: "" };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { ...check, ok: false, found, remedy: `read ${path.join(context.home.log, "cloud.log")}` };
  }
}

function checkSettings({ checkout }: CommandContext): Check {
  const stacks = checkStackFiles(checkout);
  const wrong = stacks.filter(({ ok }) => !ok).map(({ name }) => name);
  const ok = stacks.length > 0 && wrong.length === 0;
  return {
    name: "settings",
    ok,
    found: ok ? `${stacks.length} stacks, all well` : `problems in ${wrong.join(", ") || "no stack files"}`,
    needed: "stack files without problems",
    remedy: ok ? "" : "run ./causeway settings check",
  };
}
