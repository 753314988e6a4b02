import { hash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Failure } from "../../errors";

/** The file of a journal, as far as the journal touches it. */
export interface JournalFile {
  /** Where it lies, for people. */
  readonly path: string;
  /** All of it; nothing when it was never written. */
  read(): Buffer;
  /**
   * Adds a line to a file that is `size` bytes long, and answers when it is on the disk.
   *
   * @throws Failure (state) when the file is not that long, or cannot be written; it is as before then
   */
  append(line: string, size: number): void;
  /**
   * Moves everything from `size` on into a file of its own. A crash in between loses nothing.
   *
   * @throws Failure (state) when that cannot be done
   */
  moveAside(size: number): void;
  /** What was ever moved aside, in the order of where it stood: the file's name and how long it is. */
  movedAside(): readonly { readonly file: string; readonly bytes: number }[];
}

/** The journal of a folder, on this machine's disk; the folder is made when it is missing. */
export function journalFile(folder: string): JournalFile {
  const file = path.join(folder, "journal.jsonl");
  const guarded = <Answer>(work: () => Answer): Answer => {
    try {
      return work();
    } catch (error) {
      if (error instanceof Failure) throw error;
      throw notWritten(file, error);
    }
  };
  return {
    path: file,
    read: () => guarded(() => readWhole(file)),
    append: (line, size) => guarded(() => appendLine(folder, file, line, size)),
    moveAside: (size) => guarded(() => moveTail(folder, file, size)),
    movedAside: () => guarded(() => tornFiles(folder)),
  };
}

function readWhole(file: string): Buffer {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}

function appendLine(folder: string, file: string, line: string, size: number): void {
  if (size === 0) makeFolder(folder);
  const descriptor = fs.openSync(file, "a", 0o600);
  try {
    if (fs.fstatSync(descriptor).size !== size) throw hasChanged(file, size, fs.fstatSync(descriptor).size);
    const bytes = Buffer.from(`${line}\n`);
    try {
      writeWhole(descriptor, bytes);
      fs.fsyncSync(descriptor);
    } catch (error) {
      // What was written of the line is taken back, unless somebody has written behind it.
      if (fs.fstatSync(descriptor).size <= size + bytes.length) fs.ftruncateSync(descriptor, size);
      throw error;
    }
    const after = fs.fstatSync(descriptor).size;
    if (after !== size + bytes.length) throw hasChanged(file, size + bytes.length, after);
  } finally {
    fs.closeSync(descriptor);
  }
  if (size === 0) flushFolder(folder);
}

function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += fs.writeSync(descriptor, bytes, written);
}

/** Copies the tail, flushes the copy, then cuts it off: done twice, it comes to the same. */
function moveTail(folder: string, file: string, size: number): void {
  const tail = fs.readFileSync(file).subarray(size);
  const name = `torn-${size}-${hash("sha256", tail).slice(0, 12)}`;
  fs.writeFileSync(path.join(folder, name), tail, { mode: 0o600, flush: true });
  flushFolder(folder);
  fs.truncateSync(file, size);
  flush(file);
}

function tornFiles(folder: string): { readonly file: string; readonly bytes: number }[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((file) => /^torn-\d+-[0-9a-f]{12}$/.test(file))
    .toSorted((a, b) => Number.parseInt(a.slice(5), 10) - Number.parseInt(b.slice(5), 10))
    .map((file) => ({ file, bytes: fs.statSync(path.join(folder, file)).size }));
}

/** Makes a folder and flushes those above it that have a new name in them. */
function makeFolder(folder: string): void {
  const first = fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) flushFolder(path.dirname(made));
}

function flushFolder(folder: string): void {
  // Windows has no handle for a folder, and needs none.
  if (process.platform !== "win32") flush(folder);
}

function flush(file: string): void {
  const descriptor = fs.openSync(file, "r");
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

function hasChanged(file: string, expected: number, got: number): Failure {
  return new Failure(
    "state",
    `the journal ${file} is ${got} bytes long, expected ${expected}: somebody else writes to it`,
    "let the other runner end, and run the command again; ./causeway audit verify tells whether the journal is whole",
  );
}

function notWritten(file: string, error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return new Failure(
    "state",
    `the journal ${file} cannot be read or written: ${message}`,
    "free some space or mend the rights of its folder, and run the command again; what was told before is kept",
    { cause: error },
  );
}
