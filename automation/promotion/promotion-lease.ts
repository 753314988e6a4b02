import { setTimeout as pause } from "node:timers/promises";
import type { CommandContext } from "../context";
import { isLeased, type Lease, takeLease } from "../engine/lease";
import { Failure } from "../errors";

/** The lease that a home's one promotion works under. */
const NAME = "promotion";

/** How long somebody who promotes is waited for, and how often it is looked, milliseconds. */
const MOST_WAIT = 60_000;
const PAUSE = 500;

/**
 * Takes the right to promote in this home, waiting for whoever has it.
 *
 * @throws Failure (lock) when it is not free within a minute
 */
export async function takePromotionLease(
  { home, progress }: Pick<CommandContext, "home" | "progress">,
  operation: string,
): Promise<Lease> {
  for (let waited = 0; ; waited += PAUSE) {
    try {
      return await takeLease(home.locks, NAME, operation, new Date());
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== "lock" || waited >= MOST_WAIT) throw error;
      if (waited === 0) progress(`waiting up to a minute: ${error.message}`);
      await pause(PAUSE);
    }
  }
}

/** Whether somebody promotes in this home right now. */
export function isPromoting({ home }: Pick<CommandContext, "home">): boolean {
  return isLeased(home.locks, NAME);
}
