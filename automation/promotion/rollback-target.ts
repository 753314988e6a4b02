import type { ReleasePair } from "./events";
import { isSamePair, type Run, type StageStanding } from "./standing";

/** Where a stage is to go back to, or why there is nowhere. */
export type RollbackTarget =
  | { readonly kind: "pair"; readonly pair: ReleasePair }
  | { readonly kind: "held" | "never held" | "nothing before" };

/**
 * Where a rollback of a stage goes. Pure.
 *
 * One that is under way goes on where it was going, however often it is asked for: what is asked of a stage that waits for
 * approvals must not be another thing than what was approved. Else it goes to what the stage held last before what it
 * holds or has failed to take in. What was rolled back from is no place to go back to, unless it is named.
 *
 * @param wanted id of a release that somebody has named
 */
export function rollbackTarget({ runs, verified }: StageStanding, wanted: string | undefined): RollbackTarget {
  const last = runs.at(-1);
  if (last === undefined) return { kind: wanted === undefined ? "nothing before" : "never held" };
  if (isUnderWay(last, runs) && (wanted === undefined || wanted === last.release)) return found(last);
  const isHeld = (pair: ReleasePair) => isSamePair(pair, last) && last.verified;
  if (wanted !== undefined) {
    const pair = verified.findLast((each) => each.release === wanted && !isHeld(each));
    if (pair !== undefined) return found(pair);
    return { kind: verified.some(isHeld) && last.release === wanted ? "held" : "never held" };
  }
  const pair = verified.findLast((each) => !isSamePair(each, last) && !wasTakenBack(each, runs));
  return pair === undefined ? { kind: "nothing before" } : found(pair);
}

function found({ release, settings }: ReleasePair): RollbackTarget {
  return { kind: "pair", pair: { release, settings } };
}

/** Whether a rollback has not come to its end, which is the word that something was rolled back. */
function isUnderWay(last: Run, runs: readonly Run[]): boolean {
  if (last.cause !== "rollback") return false;
  const failed = runs.findLast((run) => !isSamePair(run, last));
  return !last.verified || failed?.rolledBackTo === undefined;
}

/** Whether a pair was rolled back from, and not brought in again since. */
function wasTakenBack(pair: ReleasePair, runs: readonly Run[]): boolean {
  return runs.findLast((run) => isSamePair(run, pair))?.rolledBackTo !== undefined;
}
