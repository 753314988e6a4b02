import { constants } from "node:fs";
import { type FileHandle, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";

/** The few things that the journal asks of a disk. Each resolves when what it did would survive a loss of power. */
export interface Disk {
  /** The bytes of a file; `undefined` where there is none. */
  read(file: string): Promise<Buffer | undefined>;
  /** Cuts a file to a length and puts bytes behind it; makes the file when there is none. */
  writeAt(file: string, length: number, bytes: Buffer): Promise<void>;
  /** Puts a whole file in the place of another, so that a reader sees the old or the new one and nothing else. */
  replace(file: string, bytes: Buffer): Promise<void>;
}

/** Files of a folder that is there; a folder that was removed stays so. Readable by their owner only: they hold what users hand over. */
export function folderDisk(folder: string): Disk & { close(): Promise<void> } {
  const handles = new Map<string, FileHandle>();
  /** Where files end for certain; nothing for one that a failed write may have left longer. */
  const ends = new Map<string, number>();
  async function handle(file: string): Promise<FileHandle> {
    const known = handles.get(file);
    if (known !== undefined) return known;
    const opened = await open(join(folder, file), constants.O_RDWR | constants.O_CREAT, 0o600);
    handles.set(file, opened);
    await syncFolder(folder);
    return opened;
  }
  return {
    async read(file) {
      try {
        return await readFile(join(folder, file));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async writeAt(file, length, bytes) {
      const target = await handle(file);
      if (ends.get(file) !== length) await target.truncate(length);
      ends.delete(file);
      let written = 0;
      while (written < bytes.length) {
        const { bytesWritten } = await target.write(bytes, written, bytes.length - written, length + written);
        written += bytesWritten;
      }
      await target.datasync();
      ends.set(file, length + bytes.length);
    },
    async replace(file, bytes) {
      const temporary = join(folder, `${file}.new`);
      const target = await open(temporary, "w", 0o600);
      try {
        await target.writeFile(bytes);
        await target.sync();
      } finally {
        await target.close();
      }
      await rename(temporary, join(folder, file));
      await syncFolder(folder);
    },
    async close() {
      await Promise.all([...handles.values()].map((opened) => opened.close()));
      handles.clear();
    },
  };
}

async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, "r");
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
