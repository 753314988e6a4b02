import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * Makes a folder that is whole from the moment it is there: `fill` writes it aside, then it is renamed. Of several that
 * make the same folder at once one wins, and the others take its. What makers left that were killed is removed.
 *
 * @param folder absolute path of the folder to make; a name that says what is in it
 * @param fill writes into the folder it is given; when it throws, nothing is left
 * @returns whether this call made it
 */
export async function writeAside(folder: string, fill: (aside: string) => Promise<void> | void): Promise<boolean> {
  fs.mkdirSync(path.dirname(folder), { recursive: true, mode: 0o700 });
  removeLeftOvers(path.dirname(folder));
  const aside = `${folder}${MARK}${os.hostname()}.${process.pid}.${randomBytes(4).toString("hex")}`;
  fs.mkdirSync(aside, { mode: 0o700 });
  try {
    await fill(aside);
    fs.renameSync(aside, folder);
    flushFolder(path.dirname(folder));
    return true;
  } catch (error) {
    fs.rmSync(aside, { recursive: true, force: true });
    const taken = error instanceof Error && "code" in error && (error.code === "ENOTEMPTY" || error.code === "EEXIST");
    if (taken && fs.existsSync(folder)) return false;
    throw error;
  }
}

/** Waits until the names in a folder are on the disk. */
function flushFolder(folder: string): void {
  // Windows has no handle for a folder, and needs none.
  if (process.platform === "win32") return;
  const descriptor = fs.openSync(folder, "r");
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Stands in the name of every folder that is being made. */
const MARK = ".making.";

/** Removes the unfinished folders of processes of this machine that are no more. */
function removeLeftOvers(parent: string): void {
  for (const name of fs.readdirSync(parent)) {
    const [, owner = ""] = name.split(MARK);
    if (!owner.startsWith(`${os.hostname()}.`)) continue;
    const [pid = ""] = owner.slice(os.hostname().length + 1).split(".");
    if (!isAlive(Number(pid))) fs.rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
