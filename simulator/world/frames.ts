import { crc32 } from "node:zlib";

/**
 * A record on disk: its length and checksum in eight hexadecimal digits each, its JSON text, a line break. The length
 * tells a line that was never finished (torn, to be dropped) from one that was damaged later (to be refused).
 */
export function frame(body: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(body));
  const header = `${hexadecimal(text.length)} ${hexadecimal(crc32(text))} `;
  return Buffer.concat([Buffer.from(header), text, Buffer.from("\n")]);
}

const HEADER = 18;
const LINE_BREAK = 0x0a;

/** A record file that holds what was never written so. Nothing is read from it. */
export class DamagedFile extends Error {
  override readonly name = "DamagedFile";

  constructor(
    readonly file: string,
    /** Where the first damaged record begins, in bytes. */
    readonly offset: number,
    reason: string,
  ) {
    super(
      `${file} is damaged at byte ${offset}: ${reason}; restore the file from a backup, or empty the cloud by removing its folder`,
    );
  }
}

/** What a file of records holds. */
export interface Frames<Body> {
  readonly bodies: readonly Body[];
  /** Bytes up to the end of the last whole record; what follows is a torn write. */
  readonly length: number;
}

/**
 * Reads records; what passes its checksum has the form that it was written in. Only an unfinished write at the very end
 * is passed over.
 * @throws DamagedFile
 */
export function readFrames<Body>(file: string, bytes: Buffer): Frames<Body> {
  const bodies: Body[] = [];
  let at = 0;
  while (at < bytes.length) {
    const rest = bytes.subarray(at);
    const finished = rest.indexOf(LINE_BREAK);
    if (finished === -1 && isTorn(rest)) break;
    const length = Number.parseInt(rest.toString("latin1", 0, 8), 16);
    const text = rest.subarray(HEADER, HEADER + length);
    const header = `${hexadecimal(length)} ${hexadecimal(crc32(text))} `;
    if (rest.toString("latin1", 0, HEADER) !== header || text.length !== length) {
      throw new DamagedFile(file, at, "length or checksum does not fit the record");
    }
    if (rest[HEADER + length] !== LINE_BREAK) throw new DamagedFile(file, at, "the record does not end where it says");
    const body: Body = JSON.parse(text.toString());
    bodies.push(body);
    at += HEADER + length + 1;
  }
  return { bodies, length: at };
}

/** Whether what is left is the beginning of a record whose writing was cut off. */
function isTorn(rest: Buffer): boolean {
  const header = rest.toString("latin1", 0, Math.min(rest.length, HEADER));
  if (!/^[0-9a-f]{0,8}( ([0-9a-f]{0,8}( ?)))?$/.test(header)) return false;
  if (rest.length < HEADER) return true;
  const length = Number.parseInt(header.slice(0, 8), 16);
  if (rest.length > HEADER + length) return false;
  // A whole text without its line break must be the text that the checksum is of.
  return rest.length < HEADER + length || hexadecimal(crc32(rest.subarray(HEADER))) === header.slice(9, 17);
}

function hexadecimal(value: number): string {
  return value.toString(16).padStart(8, "0");
}
