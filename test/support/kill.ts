import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { Call } from "./causeway";

/** The embedded cloud's journal tells how far an update has come, whatever the machine is busy with. */
export function cloudBytes(home: string): number {
  const folder = path.join(home, "cloud");
  if (!fs.existsSync(folder)) return 0;
  return fs
    .readdirSync(folder)
    .filter((name) => name.startsWith("journal"))
    .reduce((sum, name) => sum + (fs.statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0);
}

/** Waits until the condition holds or the call has ended, whichever comes first. */
export async function until(condition: () => boolean, { child }: Call): Promise<void> {
  while (child.exitCode === null && child.signalCode === null && !condition()) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Kills the processes that a call has started, directly or not, whose command line is of this form. */
export function killDescendants({ child }: Call, pattern: RegExp): void {
  const listed = execFileSync("ps", ["-e", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  const processes = listed.split("\n").flatMap((line) => {
    const [, pid, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return args === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), args }];
  });
  const family = new Set([child.pid]);
  for (let before = 0; before !== family.size; ) {
    before = family.size;
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  for (const { pid, args } of processes) if (family.has(pid) && pattern.test(args)) process.kill(pid, "SIGKILL");
}
