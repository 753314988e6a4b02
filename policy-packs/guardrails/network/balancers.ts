import { type Reference, referenceOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import {
  booleanOf,
  isProperties,
  listOf,
  type Properties,
  textOf,
  UNKNOWN,
  type Unknown,
  type Value,
} from "../facts/value";
import { undetermined, type Verdict } from "../pack/rule";

export const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
/** The older kind, whose listeners are written into it. */
export const CLASSIC = "aws:elb/loadBalancer:LoadBalancer";
export const LISTENER = "aws:lb/listener:Listener";
export const LISTENER_RULE = "aws:lb/listenerRule:ListenerRule";
export const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";

/** The kinds of the newer load balancers; what says nothing is for applications. */
export type BalancerKind = "application" | "network" | "gateway";

/** The kind of a newer load balancer. */
export function kindOf({ props }: PolicyResource): BalancerKind | Unknown {
  const kind = textOf(props["loadBalancerType"]);
  if (kind === UNKNOWN) return UNKNOWN;
  const name = kind?.toLowerCase();
  return name === "network" || name === "gateway" ? name : "application";
}

/** What is wrong with a load balancer whose kind decides whether it has to be right. */
export function ofKind(kind: BalancerKind | Unknown, verdicts: readonly Verdict[]): readonly Verdict[] {
  if (kind !== UNKNOWN) return verdicts;
  return verdicts
    .slice(0, 1)
    .map(({ message }) => undetermined("loadBalancerType", `${message}; whether it has to be otherwise is not known`));
}

/** Whether a load balancer has public addresses, which it has unless it says otherwise. */
export function facesInternet({ props }: PolicyResource): boolean | Unknown {
  const internal = booleanOf(props["internal"]);
  return internal === UNKNOWN ? UNKNOWN : internal !== true;
}

/** Whether a load balancer is in no security group: none is named, or an empty list of them. */
export function hasNoGroups({ props }: PolicyResource): boolean {
  const groups = listOf(props["securityGroups"]);
  return groups !== UNKNOWN && groups.length === 0;
}

/** The load balancer of a listener. */
export function balancerOf(stack: Stack, listener: PolicyResource): Reference {
  return referenceOf(stack, listener, listener.props["loadBalancerArn"], "loadBalancerArn", [BALANCER]);
}

/** The actions of a listener or of one of its rules; UNKNOWN among them where one is not known. */
export function actionsOf({ type, props }: PolicyResource): readonly (Properties | Unknown)[] {
  const actions = listOf(props[type === LISTENER ? "defaultActions" : "actions"]);
  if (actions === UNKNOWN) return [UNKNOWN];
  return actions.flatMap((action: Value) => (action === UNKNOWN || isProperties(action) ? [action] : []));
}

/** A block that is written as an object or as a list of one. */
export function blockOf(value: Value | undefined): Properties | Unknown | undefined {
  const list = listOf(value);
  if (list === UNKNOWN) return UNKNOWN;
  const [first] = list;
  return first === UNKNOWN || isProperties(first) ? first : undefined;
}
