import { setTimeout as pause } from "node:timers/promises";
import type { CommandContext } from "../context";
import { readCheckpoint } from "../engine/checkpoint";
import { Failure } from "../errors";
import { openClock } from "../promotion/clock";
import { openLedger } from "../promotion/ledger";
import { stageOf } from "../promotion/standing";
import { stepKey } from "../promotion/step";
import type { CausewayCall } from "./causeway-call";

/** Where a runner was killed. */
export interface Kill {
  readonly stack: string;
  /** How many resources the state had. */
  readonly at: number;
  /** How many the update was to make. */
  readonly of: number;
}

/** How far an update is when its runner is killed, and how often it is looked at, milliseconds. */
const PART = 0.4;
const PAUSE = 100;

/**
 * Waits until a stack's update is well under way, says what is about to happen, and kills the runner: SIGKILL, which
 * nothing can prepare for.
 *
 * @returns where it was; undefined when the call had ended before
 */
export async function killInUpdate(
  { home, progress }: Pick<CommandContext, "home" | "progress">,
  call: CausewayCall,
  stack: string,
): Promise<Kill | undefined> {
  const ledger = openLedger(home, openClock(home, Date.now, false));
  const over = new AbortController();
  const whenOver = () => over.abort();
  call.ended.then(whenOver, whenOver);
  let total: number | undefined;
  while (!over.signal.aborted) {
    if (total === undefined) {
      const run = stageOf(ledger.standing(), stack).runs.at(-1);
      const update = run?.steps.get(stepKey({ name: "update", stack }));
      if (update !== undefined && update.result === undefined) {
        total = run?.steps.get(stepKey({ name: "preview", stack }))?.facts.changes?.create ?? 0;
        progress(`  ! now we kill the runner, on purpose, at about ${Math.round(total * PART)} of ${total} resources`);
      }
    } else {
      const at = resourcesOf(home.state, stack);
      if (at >= total * PART) {
        call.kill("SIGKILL");
        return { stack, at, of: total };
      }
    }
    await pause(PAUSE);
  }
  return undefined;
}

/** How many resources the state has; a file that is being written has none. */
function resourcesOf(state: string, stack: string): number {
  try {
    return readCheckpoint(state, stack)?.resources.length ?? 0;
  } catch (error) {
    if (error instanceof Failure) return 0;
    throw error;
  }
}
