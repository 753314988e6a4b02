import { setTimeout as pause } from "node:timers/promises";
import type { CommandContext } from "../context";
import { isLeased, type Lease, takeLease } from "../engine/lease";
import { Failure } from "../errors";

/** The lease that a home's one promotion works under. */
const NAME = "promotion";

/** How long somebody who promotes is waited for, and how often it is looked, milliseconds. */
const PATIENCE = { most: 60_000, pause: 500 } as const;

/**
 * Takes the right to promote in this home, waiting for whoever has it.
 *
 * @param patience how long it is waited for, and how often it is looked, milliseconds
 * @throws Failure (lock) when it is not free by then
 */
export async function takePromotionLease(
  { home, progress }: Pick<CommandContext, "home" | "progress">,
  operation: string,
  patience: { readonly most: number; readonly pause: number } = PATIENCE,
): Promise<Lease> {
  for (let waited = 0; ; waited += patience.pause) {
    try {
      return await takeLease(home.locks, NAME, operation, new Date());
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== "lock" || waited >= patience.most) throw error;
      if (waited === 0) progress(`waiting up to a minute: ${error.message}`);
      await pause(patience.pause);
    }
  }
}

/** Whether somebody promotes in this home right now. */
export function isPromoting({ home }: Pick<CommandContext, "home">): boolean {
  return isLeased(home.locks, NAME);
}
