import type { ReleasePair } from "./events";
import { hasEntered, isSamePair, type Run, type StageStanding } from "./standing";

/** Where a stage is to go back to, or why there is nowhere. */
export type RollbackTarget =
  | { readonly kind: "pair"; readonly pair: ReleasePair }
  | { readonly kind: "held" | "never held" | "nothing before" };

/**
 * Where a rollback of a stage goes. Pure.
 *
 * One that is under way goes on where it was going, however often it is asked for: what is asked of a stage that waits for
 * approvals must not be another thing than what was approved. Else it leaves what has entered the stage last, for what the
 * stage held before that; a release that only waits to be let in has not entered. What was rolled back from is no place to
 * go back to, unless it is named.
 *
 * @param wanted id of a release that somebody has named
 */
export function rollbackTarget({ runs, verified }: StageStanding, wanted: string | undefined): RollbackTarget {
  const last = runs.at(-1);
  if (last !== undefined && isUnderWay(last, runs) && (wanted === undefined || wanted === last.release)) {
    return found(last);
  }
  const left = runs.findLast(hasEntered);
  if (left === undefined) return { kind: wanted === undefined ? "nothing before" : "never held" };
  if (wanted !== undefined) {
    const isHeld = (pair: ReleasePair) => isSamePair(pair, left) && left.verified;
    const pair = verified.findLast((each) => each.release === wanted && !isHeld(each));
    if (pair !== undefined) return found(pair);
    return { kind: verified.some((each) => each.release === wanted) ? "held" : "never held" };
  }
  const pair = verified.findLast((each) => !isSamePair(each, left) && !wasTakenBack(each, runs));
  return pair === undefined ? { kind: "nothing before" } : found(pair);
}

/** The run that a rollback to a pair takes back: the last that has entered the stage with something else. */
export function leftRun(runs: readonly Run[], to: ReleasePair): Run | undefined {
  return runs.findLast((run) => hasEntered(run) && !isSamePair(run, to));
}

function found({ release, settings }: ReleasePair): RollbackTarget {
  return { kind: "pair", pair: { release, settings } };
}

/** Whether a rollback has not come to its end, which is the word that something was rolled back. */
function isUnderWay(last: Run, runs: readonly Run[]): boolean {
  if (last.cause !== "rollback") return false;
  return !last.verified || leftRun(runs, last)?.rolledBackTo === undefined;
}

/** Whether a pair was rolled back from, and not brought in again since. */
function wasTakenBack(pair: ReleasePair, runs: readonly Run[]): boolean {
  return runs.findLast((run) => hasEntered(run) && isSamePair(run, pair))?.rolledBackTo !== undefined;
}
