import { type BadEntry, readChain } from "./chain";
import { type Checkpoint, differenceFrom } from "./checkpoint";
import type { Entry } from "./entry";

/** Whether a journal is as it was written. */
export interface JournalVerdict {
  readonly ok: boolean;
  /** The entries that are proven, from the first on. */
  readonly entries: readonly Entry[];
  /** The first entry that is not as it was written; undefined where there is none. */
  readonly bad?: BadEntry;
  /** How many bytes of a line without an end follow: one being written, or what a crash left. They count for nothing. */
  readonly torn: number;
}

/**
 * Proves a journal: its chain, what each entry says (with `check`, which answers what is wrong with one), and that it
 * still is the one of a checkpoint that was kept elsewhere. A journal without entries proves nothing and is not ok.
 */
export function verifyJournal(
  bytes: Buffer,
  check: (entry: Entry) => string | undefined,
  checkpoint?: Checkpoint,
): JournalVerdict {
  const { entries, torn, bad: broken } = readChain(bytes);
  const bad = firstOf([
    broken,
    checkpoint === undefined || broken !== undefined ? undefined : differenceFrom(checkpoint, entries),
    firstWrong(entries, check),
  ]);
  return {
    ok: bad === undefined && entries.length > 0,
    entries: bad === undefined ? entries : entries.slice(0, bad.seq - 1),
    torn,
    ...(bad === undefined ? {} : { bad }),
  };
}

function firstWrong(entries: readonly Entry[], check: (entry: Entry) => string | undefined): BadEntry | undefined {
  for (const entry of entries) {
    const reason = check(entry);
    if (reason !== undefined) return { seq: entry.seq, reason };
  }
  return undefined;
}

function firstOf(all: readonly (BadEntry | undefined)[]): BadEntry | undefined {
  return all.filter((bad) => bad !== undefined).toSorted((one, other) => one.seq - other.seq)[0];
}
