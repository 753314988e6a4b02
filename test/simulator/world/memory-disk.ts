import type { Disk } from "../../../simulator/world/disk";

/** Files in memory; each write can be told to fail, as a full disk does. */
export interface MemoryDisk extends Disk {
  readonly files: Map<string, Buffer>;
  /** How many writes there were. */
  writes: number;
  /** Called before each write; throws to make it fail. */
  beforeWrite: (write: number) => void;
}

/** A disk that keeps what it was given, until it is dropped. */
export function memoryDisk(files: ReadonlyMap<string, Buffer> = new Map()): MemoryDisk {
  const disk: MemoryDisk = {
    files: new Map(files),
    writes: 0,
    beforeWrite: () => undefined,
    read: async (file) => disk.files.get(file),
    async writeAt(file, length, bytes) {
      disk.beforeWrite(++disk.writes);
      const before = disk.files.get(file) ?? Buffer.alloc(0);
      disk.files.set(file, Buffer.concat([before.subarray(0, length), bytes]));
    },
    async replace(file, bytes) {
      disk.beforeWrite(++disk.writes);
      disk.files.set(file, bytes);
    },
  };
  return disk;
}

/** The error of a disk without room. */
export function noSpace(): Error {
  return Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
}
