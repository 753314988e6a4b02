import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { COMPILED_PACKS } from "./load-pack";
import { type PackFile, packFiles, packInputs } from "./pack-files";

const RECORD = path.join(COMPILED_PACKS, "newest.json");

/**
 * The folder of the checkout's pack, compiled from the sources as they are now.
 *
 * @throws Failure (guardrails) when it does not compile
 */
export function checkoutPackFolder(): string {
  // To read, tidy and digest a megabyte takes a tenth of a second: nothing has to be done again for files as they were.
  const stamps = packInputs().map(stampOf);
  const before = recordSchema.safeParse(recorded());
  if (before.success && isDeepStrictEqual(before.data.stamps, stamps) && fs.existsSync(before.data.folder)) {
    return before.data.folder;
  }
  const folder = writePack(COMPILED_PACKS, packFiles());
  const aside = `${RECORD}.${process.pid}`;
  fs.writeFileSync(aside, JSON.stringify({ stamps, folder } satisfies PackRecord));
  fs.renameSync(aside, RECORD);
  removeOldPacks(COMPILED_PACKS, folder, Date.now());
  return folder;
}

/** Which pack was written last, and the files that it was made from. */
const recordSchema = z.object({ stamps: z.array(z.string()), folder: z.string() });

type PackRecord = z.infer<typeof recordSchema>;

function recorded(): unknown {
  try {
    return JSON.parse(fs.readFileSync(RECORD, "utf8"));
  } catch {
    // Not there, or not whole: the pack is written as if for the first time.
    return undefined;
  }
}

/** A file with its size and the time of its last change. */
function stampOf(file: string): string {
  const { size, mtimeMs } = fs.statSync(file);
  return `${file} ${size} ${mtimeMs}`;
}

/** How long a pack is kept that is not the newest; an operation that began with it has long ended. Milliseconds. */
const WEEK = 7 * 24 * 60 * 60 * 1000;

/** Removes the packs of sources that are no longer there: each change of the guardrails makes one of two megabytes. */
export function removeOldPacks(parent: string, newest: string, now: number): void {
  for (const entry of fs.readdirSync(parent, { withFileTypes: true })) {
    const folder = path.join(parent, entry.name);
    // Somebody else may be at it, too.
    const stat = fs.statSync(folder, { throwIfNoEntry: false });
    if (!entry.isDirectory() || folder === newest || stat === undefined || stat.mtimeMs > now - WEEK) continue;
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes a pack into a folder below `parent` that is named by its content: one that is there is whole, and stays. */
export function writePack(parent: string, files: readonly PackFile[]): string {
  const hash = createHash("sha256");
  for (const { name, content } of files) hash.update(JSON.stringify([name, content]));
  const folder = path.join(parent, hash.digest("hex").slice(0, 32));
  if (fs.existsSync(folder)) return folder;
  fs.mkdirSync(parent, { recursive: true });
  const aside = fs.mkdtempSync(`${folder}.`);
  for (const { name, content } of files) fs.writeFileSync(path.join(aside, name), content);
  try {
    fs.renameSync(aside, folder);
  } catch (error) {
    fs.rmSync(aside, { recursive: true, force: true });
    // Somebody else was quicker, with the same content.
    if (!fs.existsSync(folder)) throw error;
  }
  return folder;
}
