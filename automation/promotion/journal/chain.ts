import { TextDecoder } from "node:util";
import { EMPTY_HEAD, type Entry, type Head, readLine } from "./entry";

/** The first entry of a journal that is not as it was written. */
export interface BadEntry {
  /** Its place, counted from 1. */
  readonly seq: number;
  readonly reason: string;
}

/** What the bytes of a journal turned out to be. */
export interface Chain {
  /** The entries up to the first bad one. */
  readonly entries: readonly Entry[];
  /** How many bytes those entries take. */
  readonly end: number;
  /** How many bytes of a last line without an end follow: a line being written, or what a crash left of one. */
  readonly torn: number;
  /** Where the journal is not as it was written. */
  readonly bad?: BadEntry;
}

const LINE_END = 0x0a;

/** Reads a journal and proves its chain. Never throws, whatever the bytes are. */
export function readChain(bytes: Buffer): Chain {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const entries: Entry[] = [];
  let last: Head = EMPTY_HEAD;
  let start = 0;
  for (let end = bytes.indexOf(LINE_END); end !== -1; end = bytes.indexOf(LINE_END, start)) {
    const reading = readLine(decode(decoder, bytes.subarray(start, end)), last);
    if (!reading.ok) {
      return { entries, end: start, torn: 0, bad: { seq: entries.length + 1, reason: reading.reason } };
    }
    entries.push(reading.entry);
    last = reading.entry;
    start = end + 1;
  }
  return { entries, end: start, torn: bytes.length - start };
}

/** The text of a line; bytes that are no text become a line that no journal has. */
function decode(decoder: TextDecoder, bytes: Buffer): string {
  try {
    return decoder.decode(bytes);
  } catch {
    return "";
  }
}
