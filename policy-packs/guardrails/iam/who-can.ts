import type { Stack } from "../facts/stack";
import { type Answer, all, isPossible } from "./answer";
import { type Deed, may, worldOf } from "./model";
import { type Path, reachableFrom } from "./paths";
import { meets } from "./pattern";
import { dataStores } from "./stores";

/** Somebody who may do something, himself or as one whom he can become. */
export interface Doer {
  /** From whom, over whom; no steps where it is his own right. */
  readonly path: Path;
  /** `sometimes` where it takes a condition, such as MFA. */
  readonly answer: Answer;
}

/**
 * Who of a stack can do something to a resource, by the shortest way each.
 *
 * @param resource ARN, or pattern of ARNs of which one is enough
 * @param policy the policy that hangs on it. @default that of the stack's store of data with this ARN
 */
export function whoCan(
  stack: Stack,
  action: string,
  resource: string,
  policy: Deed["policy"] = dataStores(stack).find(({ arn }) => meets(arn, resource))?.policy,
): readonly Doer[] {
  const world = worldOf(stack);
  const deed = { action, resource, isChoice: true, ...(policy === undefined ? {} : { policy }) };
  return world.identities.flatMap((identity): readonly Doer[] => {
    for (const path of reachableFrom(world, identity)) {
      const last = path.steps.at(-1)?.to ?? identity;
      if (typeof last === "string") continue;
      const answer = all([path.answer, may(last, deed)]);
      if (isPossible(answer)) return [{ path, answer }];
    }
    return [];
  });
}
