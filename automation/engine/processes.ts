import { execFileSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

/** A process as it can be known again later: an id alone may be given to somebody else. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, as `ps` says it. */
  readonly started: string;
}

/** When a process started, as `ps` says it; undefined when there is no such process, or when it has ended. */
export function startOf(pid: number): string | undefined {
  try {
    const environment = { ...process.env, LC_ALL: "C", TZ: "UTC" };
    const said = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], {
      encoding: "utf8",
      env: environment,
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [, state = "", started] = /^\s*(\S+)\s+(.*\S)\s*$/.exec(said) ?? [];
    // A zombie has ended; only nobody has asked how.
    return state.startsWith("Z") ? undefined : started;
  } catch {
    return undefined;
  }
}

/** What this process is. */
export function identify(pid: number): ProcessIdentity {
  return { pid, started: startOf(pid) ?? "unknown" };
}

/** Whether exactly that process still runs. */
export function isRunning(identity: ProcessIdentity): boolean {
  return answers(identity.pid) && startOf(identity.pid) === identity.started;
}

function answers(target: number): boolean {
  try {
    process.kill(target, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** How long an engine whose runner or child is gone may take to stop by itself. */
export const ORPHAN_GRACE_MILLISECONDS = 10_000;

/**
 * Ends a process group: asked to stop first, killed when it has not stopped after `graceMilliseconds`.
 *
 * @returns whether nothing of it is left
 */
export async function endGroup(group: number, graceMilliseconds: number): Promise<boolean> {
  for (const [signal, patience] of [
    ["SIGINT", graceMilliseconds],
    ["SIGKILL", 2000],
  ] as const) {
    signalGroup(group, signal);
    const deadline = performance.now() + patience;
    while (groupRuns(group) && performance.now() < deadline) await pause(20);
    if (!groupRuns(group)) return true;
  }
  return false;
}

/** Whether anything of a group still runs. A zombie answers signals for as long as nobody asks how it ended. */
function groupRuns(group: number): boolean {
  if (!answers(-group)) return false;
  try {
    const said = execFileSync("ps", ["-A", "-o", "pgid=,stat="], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const members = said
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      .filter(([pgid]) => pgid === String(group));
    return members.some(([, state = ""]) => !state.startsWith("Z"));
  } catch {
    // Nobody can be asked: what answers may be at work.
    return true;
  }
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
