import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { Failure } from "../errors";
import { startOf } from "./processes";

const lockSchema = z.looseObject({
  pid: z.number(),
  username: z.string(),
  hostname: z.string(),
  timestamp: z.string(),
});

/**
 * Removes the locks that dead engines left on a stack in the file backend. The engine's own lock has no end and is not
 * looked after by it; the process that it names is.
 *
 * @throws Failure (lock) when the owner lives or works on another machine
 */
export function removeDeadEngineLocks(state: string, stack: string): void {
  const folder = path.join(state, ".pulumi", "locks", "organization", "causeway", stack);
  if (!fs.existsSync(folder)) return;
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name);
    const lock = lockSchema.safeParse(readJson(file));
    // A lock that cannot be read was cut off while it was written, by an engine that is gone: it holds nothing.
    if (lock.success) refuseIfAlive(stack, lock.data);
    fs.rmSync(file, { force: true });
  }
}

function refuseIfAlive(stack: string, lock: z.infer<typeof lockSchema>): void {
  const elsewhere = lock.hostname !== os.hostname();
  const started = startOf(lock.pid);
  // The process began after the lock was made: the id was given to somebody else since.
  const reused = started !== undefined && Date.parse(`${started} UTC`) > Date.parse(lock.timestamp) + 1000;
  if (!elsewhere && (started === undefined || reused)) return;
  throw new Failure(
    "lock",
    `${stack} is locked by ${lock.username}@${lock.hostname}, process ${lock.pid}, since ${lock.timestamp}`,
    elsewhere ? "wait, or run pulumi cancel on that machine" : "wait until it is done and run the command again",
  );
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
