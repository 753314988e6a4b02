import type { Reference } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { isList, UNKNOWN, type Unknown, type Value } from "../facts/value";
import type { Acceleration } from "./accelerators";
import { type GroupKeys, groupKeys } from "./group-rules";
import type { Service } from "./ports";

/** Something that traffic arrives at or comes from, with all that decides whether it does. */
export interface Endpoint {
  readonly resource: PolicyResource;
  /** What must not be reached on it from outside. */
  readonly services: readonly Service[];
  /** The only ports that it listens at; undefined where it may be any, none where it only sends. */
  readonly listens: readonly Service[] | undefined;
  /** Where it may be. */
  readonly subnets: Reference & { readonly property: string };
  /** The groups that it is in. */
  readonly groups: GroupKeys & { readonly property: string };
  /** Whether no group stands in front of it, so that everybody gets through. @default false */
  readonly isOpen?: boolean;
  /** Whether it has a public IPv4 address; undefined where its subnet decides. */
  readonly publicAddress: boolean | Unknown | undefined;
  /** Whether it has an IPv6 address; undefined where its subnet decides. */
  readonly ipv6: boolean | Unknown | undefined;
  /** What brings it to the internet whatever its addresses are. @default nothing */
  readonly accelerations?: readonly Acceleration[];
}

/** The groups that a list of values names. Where the whole list is unknown, each of its dependencies may be in it. */
export function memberGroups(
  stack: Stack,
  from: PolicyResource,
  values: Value | undefined,
  property: string,
): GroupKeys {
  const list: readonly Value[] = isList(values) ? values : values === undefined || values === null ? [] : [values];
  const each = list.map((value) => groupKeys(stack, from, value, property));
  const groups = [...new Set(each.flatMap((keys) => keys.groups))];
  // As many unknown elements as there are candidates are these candidates.
  const all = isList(values) && groups.length === list.length && list.every((value) => value === UNKNOWN);
  return { groups, certain: all || each.every(({ certain }) => certain) };
}

/** Several namings of groups as one. */
export function joinedGroups(each: readonly GroupKeys[]): GroupKeys {
  return {
    groups: [...new Set(each.flatMap(({ groups }) => groups))],
    certain: each.every(({ certain }) => certain),
  };
}

/** Several references as one. */
export function joinedReferences(references: readonly Reference[]): Reference {
  return {
    candidates: [...new Set(references.flatMap(({ candidates }) => candidates))],
    certain: references.every(({ certain }) => certain),
    id: undefined,
  };
}
