import { type Attempt, refusalOf } from "../world/faults";
import type { World } from "../world/world";

/** Virtual milliseconds after which an operation that a fault lets hang is given up. */
const HANGS = 60_000;

/** Does an operation, or lets happen what the faults file says of it. */
export async function guarded<T>(
  world: World,
  attempt: Attempt,
  /** Ends the process as a kill would; nothing after it runs. */
  crash: () => void,
  work: () => Promise<T>,
): Promise<T> {
  const fault = await world.strike(attempt);
  if (fault === undefined) return await work();
  if (fault.kind === "throttle" || fault.kind === "error") throw refusalOf(fault, attempt);
  if (fault.kind === "timeout") {
    if (world.latency === "aws") await world.clock.until(world.clock.now() + HANGS);
    throw refusalOf(fault, attempt);
  }
  if (fault.kind === "crash" && fault.when === "before") crash();
  else await work();
  if (fault.kind === "crash") crash();
  throw refusalOf(fault, attempt);
}
