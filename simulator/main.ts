import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type RunningCloud, startCloud } from "./cloud";
import { type Holder, LockHeld } from "./lock";
import { readOptions } from "./options";
import { WrongFaults } from "./world/faults-file";

// Where the embedded cloud's process enters. Standard error is its log.

const LOOK_UP = ["-o", "lstart=", "-p"] as const;
const environment = { ...process.env, LC_ALL: "C", TZ: "UTC" };

/** When a process started, as `ps` says it; whoever looks for us asks the same. */
async function identify(): Promise<Holder> {
  const asked = await promisify(execFile)("ps", [...LOOK_UP, String(process.pid)], { env: environment }).catch(() => ({
    stdout: "",
  }));
  return { pid: process.pid, started: asked.stdout.trim() || "unknown" };
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
    const said = execFileSync("ps", ["-o", "stat=", ...LOOK_UP, String(holder.pid)], {
      encoding: "utf8",
      env: environment,
    });
    const [, state = "", started] = /^\s*(\S+)\s+(.*\S)\s*$/.exec(said) ?? [];
    // A zombie has ended; only nobody has asked how.
    return !state.startsWith("Z") && (holder.started === "unknown" || started === holder.started);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** The checkout: the nearest folder above this file, wherever it was compiled to, that holds the catalog. */
function checkout(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, "simulator", "catalog", "generated"))) {
    if (folder === dirname(folder)) throw new Error("the catalog was not found; run the cloud from its checkout");
    folder = dirname(folder);
  }
  return folder;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  let running: RunningCloud | undefined;
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    void (running?.stop() ?? Promise.resolve()).then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  running = await startCloud(options, {
    self: identify(),
    isAlive,
    root: checkout(),
    crash: () => process.kill(process.pid, "SIGKILL"),
    ended: end,
  });
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof LockHeld ? 4 : error instanceof WrongFaults ? 2 : 3);
}

main().catch(fail);
