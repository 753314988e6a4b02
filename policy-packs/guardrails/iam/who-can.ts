import type { Stack } from "../facts/stack";
import { all, type Decision, isPossible } from "./decision";
import type { Identity } from "./identities";
import { type Deed, may, worldOf } from "./model";
import { type Path, reachableFrom } from "./paths";

/** Somebody who may do something, himself or as one whom he can become. */
export interface Doer {
  /** From whom, over whom; no steps where it is his own right. */
  readonly path: Path;
  /** `sometimes` where it takes a condition, such as MFA. */
  readonly answer: Decision;
}

/** What is asked about, with the policy that hangs on it, if there is one. */
export type Wish = Pick<Deed, "action" | "resource" | "policy">;

/**
 * Who of a stack can do something to a resource, by the shortest way each.
 *
 * @param wish its resource is an ARN, or a pattern of ARNs of which one is enough
 * @param among whoever may be meant. @default all identities of the stack
 */
export function whoCan(
  stack: Stack,
  wish: Wish,
  among: readonly Identity[] = worldOf(stack).identities,
): readonly Doer[] {
  const world = worldOf(stack);
  return among.flatMap((identity): readonly Doer[] => {
    for (const path of reachableFrom(world, identity)) {
      const last = path.steps.at(-1)?.to ?? identity;
      if (typeof last === "string") continue;
      const answer = all([path.answer, may(last, { ...wish, isChoice: true })]);
      if (isPossible(answer)) return [{ path, answer }];
    }
    return [];
  });
}
