import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { Failure } from "../errors";
import { endGroup, identify, isRunning, ORPHAN_GRACE_MILLISECONDS, type ProcessIdentity } from "./processes";

const leaseSchema = z.object({
  owner: z.object({ pid: z.number(), started: z.string() }),
  host: z.string(),
  operation: z.string(),
  since: z.string(),
  /** Process group of the engine at work, so that it can be ended when its owner is gone. */
  group: z.number().optional(),
});
type LeaseRecord = z.infer<typeof leaseSchema>;

/** The right to work on one stack; nobody else of this home has it until it is released. */
export interface Lease {
  /** Says which process group works under the lease. */
  setGroup(group: number): void;
  release(): void;
}

/**
 * Takes the lease of a stack. A lease whose owner is proven dead is taken over, after the engine that it left running
 * was ended.
 *
 * @param now the time that others are told the work began
 * @throws Failure (lock) that names who works on the stack
 */
export async function takeLease(folder: string, stack: string, operation: string, now: Date): Promise<Lease> {
  const file = path.join(folder, `${stack}.json`);
  const owner: ProcessIdentity = identify(process.pid);
  let record: LeaseRecord = { owner, host: os.hostname(), operation, since: now.toISOString() };
  while (!create(file, record)) {
    const held = read(file);
    if (held === undefined) continue;
    if (held.host !== record.host || isRunning(held.owner)) throw heldBy(stack, held);
    await endOrphan(stack, held);
    discard(file, held);
  }
  return {
    setGroup(group) {
      record = { ...record, group };
      replace(file, record);
    },
    release() {
      if (read(file)?.owner.pid === owner.pid) fs.rmSync(file, { force: true });
    },
  };
}

/** Whether somebody has the lease and is not proven dead. */
export function isLeased(folder: string, stack: string): boolean {
  const held = read(path.join(folder, `${stack}.json`));
  return held !== undefined && (held.host !== os.hostname() || isRunning(held.owner));
}

/** Writes the whole record aside and links it into place: there is never half a lease, and only one can win. */
function create(file: string, record: LeaseRecord): boolean {
  const aside = `${file}.${record.owner.pid}`;
  fs.writeFileSync(aside, JSON.stringify(record), { mode: 0o600 });
  try {
    fs.linkSync(aside, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    fs.unlinkSync(aside);
  }
}

function replace(file: string, record: LeaseRecord): void {
  const aside = `${file}.${record.owner.pid}`;
  fs.writeFileSync(aside, JSON.stringify(record), { mode: 0o600 });
  fs.renameSync(aside, file);
}

function read(file: string): LeaseRecord | undefined {
  try {
    return leaseSchema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new Failure(
      "state",
      `the lock ${file} cannot be read`,
      `look at it, and remove it when no runner is at work`,
    );
  }
}

/** Moves the dead owner's lease away. Of several that try, one succeeds; a newer lease is put back. */
function discard(file: string, held: LeaseRecord): void {
  const aside = `${file}.dead.${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return;
    throw error;
  }
  const moved = read(aside);
  const isHeld = moved?.owner.pid === held.owner.pid && moved.owner.started === held.owner.started;
  if (moved !== undefined && !isHeld && !fs.existsSync(file)) {
    fs.linkSync(aside, file);
  }
  fs.unlinkSync(aside);
}

async function endOrphan(stack: string, held: LeaseRecord): Promise<void> {
  if (held.group === undefined) return;
  if (await endGroup(held.group, ORPHAN_GRACE_MILLISECONDS)) return;
  throw new Failure(
    "state",
    `${held.operation} of ${stack} lost its runner, and its engine (process group ${held.group}) cannot be ended`,
    `end it with kill -9 -${held.group} and run the command again`,
  );
}

function heldBy(stack: string, held: LeaseRecord): Failure {
  return new Failure(
    "lock",
    `${stack} is being worked on: ${held.operation} by process ${held.owner.pid} on ${held.host} since ${held.since}`,
    "wait until it is done and run the command again",
  );
}
