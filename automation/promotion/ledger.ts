import { setTimeout as pause } from "node:timers/promises";
import { takeLease } from "../engine/lease";
import { Failure } from "../errors";
import type { Home } from "../home";
import type { Clock } from "./clock";
import { eventSchema, type PastEvent, type PromotionEvent } from "./events";
import { openJournal, readJournal } from "./journal/journal";
import { type Standing, standingOf } from "./standing";

/** The journal of promotions, as everything that promotes reads and writes it. */
export interface Ledger {
  /** Everything that has happened, oldest first; what other processes have told since is there as well. */
  events(): readonly PastEvent[];
  standing(): Standing;
  /** Keeps an event. When this answers, it is on the disk. @throws Failure (state, lock) */
  tell(event: PromotionEvent): Promise<void>;
}

/** How long a process waits for another that is writing a line, and how often it looks, milliseconds. */
const LOCK_WAIT = 10_000;
const LOCK_PAUSE = 20;

/** The ledger of a home. Several processes may write to it in turn: each line is written under a lock of its own. */
export function openLedger(home: Home, clock: Clock): Ledger {
  const events = () => readJournal(home.journal, eventSchema).flatMap((entry) => (isEvent(entry) ? [entry] : []));
  return {
    events,
    standing: () => standingOf(events()),
    async tell({ kind, ...data }) {
      const lease = await journalLease(home.locks);
      try {
        // The schema has the event's form; the journal asks for kind and data apart.
        openJournal(home.journal, eventSchema, clock.now()).append(kind, data, clock.now());
      } finally {
        lease.release();
      }
    },
  };
}

/** What the journal tells of itself is no event of a promotion. */
function isEvent(entry: PastEvent | { readonly kind: "journal-recovered" }): entry is PastEvent {
  return entry.kind !== "journal-recovered";
}

async function journalLease(locks: string) {
  for (let waited = 0; ; waited += LOCK_PAUSE) {
    try {
      return await takeLease(locks, "journal", "a line of the journal", new Date());
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== "lock" || waited >= LOCK_WAIT) throw error;
      await pause(LOCK_PAUSE);
    }
  }
}
