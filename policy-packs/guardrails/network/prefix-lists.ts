import { referenceOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { isProperties, listOf, UNKNOWN, type Unknown, type Value } from "../facts/value";
import { perStack } from "../pack/per-stack";
import { isRange } from "./addresses";

export const PREFIX_LISTS = ["aws:ec2/managedPrefixList:ManagedPrefixList", "aws-native:ec2:PrefixList"];
const ENTRY = "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry";

/** Ranges of addresses, or what of them is not known. */
export type Ranges = { readonly ranges: readonly string[] } | { readonly unknown: string };

/** What separate resources add to each prefix list. */
const entriesOf = perStack((stack) => {
  const entries = new Map<PolicyResource, Value[]>();
  for (const { props, ...entry } of stack.ofType(ENTRY)) {
    const lists = referenceOf(stack, { props, ...entry }, props["prefixListId"], "prefixListId", PREFIX_LISTS);
    for (const list of lists.candidates) entries.set(list, [...(entries.get(list) ?? []), props["cidr"] ?? null]);
  }
  return entries;
});

/**
 * The ranges of a prefix list that a property names: its own entries and those that separate resources add to it.
 *
 * @param property the top-level property that holds the value
 */
export function prefixListRanges(stack: Stack, from: PolicyResource, value: Value, property: string): Ranges {
  const reference = referenceOf(stack, from, value, property, PREFIX_LISTS);
  const [list] = reference.candidates;
  if (list === undefined || !reference.certain) {
    return { unknown: `what the prefix list ${reference.id ?? ""} holds is not known`.replace("  ", " ") };
  }
  const own = orUnknown(listOf(list.props["entries"])).map((entry) => (isProperties(entry) ? entry["cidr"] : entry));
  const ranges: string[] = [];
  for (const cidr of [...own, ...(entriesOf(stack).get(list) ?? [])]) {
    const range = rangeOf(cidr ?? null);
    if ("unknown" in range) return { unknown: "an entry of the prefix list is not known" };
    ranges.push(...range.ranges);
  }
  return { ranges };
}

/** A value that has to be one range of addresses. */
export function rangeOf(value: Value): Ranges {
  if (value === UNKNOWN) return { unknown: "where traffic may come from is not known" };
  if (typeof value !== "string" || !isRange(value)) {
    return { unknown: "the source cannot be read as a range of addresses" };
  }
  return { ranges: [value.trim()] };
}

/** The elements of a list; of one that is not known, one that is not known. */
export function orUnknown(list: readonly Value[] | Unknown): readonly Value[] {
  return list === UNKNOWN ? [list] : list;
}
