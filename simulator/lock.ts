import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Who holds a lock: a process, and when it started, so that an id that was given to somebody else is told apart. */
export interface Holder {
  readonly pid: number;
  readonly started: string;
}

/** The lock is held by a process that runs. */
export class LockHeld extends Error {
  override readonly name = "LockHeld";

  constructor(
    readonly holder: Holder,
    file: string,
  ) {
    super(`a cloud of this home runs already (process ${holder.pid}, ${file}); use that one, or stop it first`);
  }
}

/**
 * Takes the lock of a folder for this process; one whose holder is dead is taken over.
 * @param isAlive whether exactly that process still runs
 * @returns gives it back
 * @throws LockHeld
 */
export function takeLock(folder: string, self: Holder, isAlive: (holder: Holder) => boolean): () => void {
  const file = join(folder, "lock");
  const mine = join(folder, `lock.${self.pid}`);
  writeFileSync(mine, JSON.stringify(self), { mode: 0o600 });
  try {
    // Twice: the second time, the dead holder's file is out of the way or somebody else was quicker.
    if (!link(mine, file)) {
      evict(folder, file, self, isAlive);
      if (!link(mine, file)) throw new LockHeld(read(file) ?? self, file);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => {
    if (read(file)?.pid === self.pid) rmSync(file, { force: true });
  };
}

/** Moves a dead holder's file away. What was moved is looked at again: a quicker one may have taken its place. */
function evict(folder: string, file: string, self: Holder, isAlive: (holder: Holder) => boolean): void {
  const holder = read(file);
  if (holder !== undefined && isAlive(holder)) throw new LockHeld(holder, file);
  const aside = join(folder, `lock.dead.${self.pid}`);
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved !== undefined && isAlive(moved)) link(aside, file);
  rmSync(aside, { force: true });
}

/** Whether the file got its second name: only one of several who try at once does. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function read(file: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(readFileSync(file, "utf8"));
    const isHolder = typeof holder === "object" && holder !== null && "pid" in holder && "started" in holder;
    return isHolder && typeof holder.pid === "number"
      ? { pid: holder.pid, started: String(holder.started) }
      : undefined;
  } catch {
    return undefined;
  }
}
