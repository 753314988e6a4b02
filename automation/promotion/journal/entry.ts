import { hash } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "../../../lib/canonical-json";

/** What is told to a journal: a kind, and what belongs to it. None of the names of a seal may be used. */
export interface JournalEvent {
  readonly kind: string;
}

/** What a journal adds to an event, so that nothing can be changed, taken out, put in or moved unnoticed. */
export interface Seal {
  /** The place in the journal, counted from 1. */
  readonly seq: number;
  /** When it was told, RFC 3339 in UTC. */
  readonly at: string;
  /** The hash of the entry before; 64 zeros in the first. */
  readonly prev: string;
  /** SHA-256, in hexadecimal, of the canonical JSON of the entry without this field. */
  readonly hash: string;
}

/** One line of a journal. */
export type Entry<Event extends JournalEvent = JournalEvent> = Event & Seal;

/** The `prev` of the first entry. */
export const NO_ENTRY = "0".repeat(64);

/** The names that a seal uses in an entry. */
export const SEAL_FIELDS: readonly string[] = ["seq", "at", "prev", "hash"];

const hashText = z.string().regex(/^[0-9a-f]{64}$/);
const sealedSchema = z.looseObject({
  seq: z.number(),
  at: z.iso.datetime(),
  kind: z.string().min(1),
  prev: hashText,
  hash: hashText,
});

/** The entry that a journal has last, as far as the next one needs it. */
export type Head = Pick<Seal, "seq" | "hash">;

/** Where a journal without entries ends. */
export const EMPTY_HEAD: Head = { seq: 0, hash: NO_ENTRY };

/** Puts an event behind the entry that was last. Answers the entry and its line, without a line end. */
export function sealEvent<Event extends JournalEvent>(
  event: Event,
  at: Date,
  last: Head,
): { readonly entry: Entry<Event>; readonly line: string } {
  const body = { ...event, seq: last.seq + 1, at: at.toISOString(), prev: last.hash };
  const entry = { ...body, hash: hashOf(canonicalJson(body)) };
  return { entry, line: canonicalJson(entry) };
}

/** What a line of a journal turned out to be. */
export type LineReading =
  | { readonly ok: true; readonly entry: Entry }
  | { readonly ok: false; readonly reason: string };

/** Reads a line that has to follow `last`, and says what is wrong with it where it does not. */
export function readLine(line: string, last: Head): LineReading {
  const sealed = sealedSchema.safeParse(parseJson(line));
  if (!sealed.success) return { ok: false, reason: "it is not an entry of a journal" };
  const entry = sealed.data;
  // The line is canonical, so that the text that was hashed is the line without the hash; nothing holds its own hash.
  if (textOf(entry) !== line || hashOf(line.replace(`"hash":"${entry.hash}",`, "")) !== entry.hash) {
    return { ok: false, reason: "it was edited: what it says does not match its hash" };
  }
  const expected = last.seq + 1;
  if (entry.seq !== expected) return { ok: false, reason: `entry ${entry.seq} stands where ${expected} has to be` };
  if (entry.prev !== last.hash) {
    return { ok: false, reason: `it does not follow entry ${last.seq}: it names another entry as the one before it` };
  }
  return { ok: true, entry };
}

function hashOf(text: string): string {
  return hash("sha256", text, "hex");
}

/** The canonical JSON of what was read; undefined where it has none: endless numbers, or nested without measure. */
function textOf(value: unknown): string | undefined {
  try {
    return canonicalJson(value);
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
