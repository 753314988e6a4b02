import { referenceOf } from "./references";
import type { PolicyResource } from "./resource";
import type { Stack } from "./stack";
import { UNKNOWN } from "./value";

/** A resource that belongs to another one and says something about it: a bucket's policy, a VPC's flow log. */
export interface Companionship {
  readonly type: string;
  /** The companion's property that names the other one. */
  readonly property: string;
  /** Whether a companion says what is asked for. @default any does */
  readonly says?: (companion: PolicyResource) => boolean | typeof UNKNOWN;
}

/** Whether a resource has such a companion: for sure, for sure not, or perhaps, and then which. */
export type Accompanied = true | false | { readonly perhaps: PolicyResource };

/** Looks for a resource's companion among all of a stack. One that names a resource not known yet may be for any. */
export function companionOf(stack: Stack, of: PolicyResource, wanted: Companionship): Accompanied {
  const { type, property, says = () => true } = wanted;
  let perhaps: PolicyResource | undefined;
  for (const companion of stack.ofType(type)) {
    const value = companion.props[property];
    const { candidates, certain, id } = referenceOf(stack, companion, value, property, [of.type]);
    const meant = candidates.includes(of);
    const anybody = candidates.length === 0 && id === undefined && value === UNKNOWN;
    if (!meant && !anybody) continue;
    const answer = says(companion);
    if (answer === false) continue;
    if (meant && certain && answer === true) return true;
    perhaps = companion;
  }
  return perhaps === undefined ? false : { perhaps };
}
