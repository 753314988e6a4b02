import { referenceOf } from "../references";
import type { PolicyResource } from "../resource";
import type { Stack } from "../stack";
import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Unknown, type Value } from "../value";
import { isRange } from "./addresses";
import { readTraffic, type Traffic } from "./ports";

/** One source that a security group lets in, whichever of the many ways says so. */
export interface Grant {
  /** The resource that says it. */
  readonly resource: PolicyResource;
  /** Where in it. */
  readonly path: string;
  /** URN of the group where it is known, else of the resource itself. */
  readonly group: string;
  readonly traffic: Traffic;
  /** Where the traffic may come from: ranges of addresses, or not known, and why. */
  readonly source: { readonly ranges: readonly string[] } | { readonly unknown: string };
}

export const GROUPS = [
  "aws:ec2/securityGroup:SecurityGroup",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  "aws-native:ec2:SecurityGroup",
];
const PREFIX_LISTS = ["aws:ec2/managedPrefixList:ManagedPrefixList", "aws-native:ec2:PrefixList"];
const PREFIX_LIST_ENTRY = "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry";

/** How each resource type writes an ingress rule. */
interface Form {
  /** The property with the list of rules; left out where the resource is the rule. */
  readonly list?: string;
  readonly protocol: string;
  readonly cidrs: readonly string[];
  readonly prefixLists: string;
  readonly group?: string;
}

const INLINE: Form = {
  list: "ingress",
  protocol: "protocol",
  cidrs: ["cidrBlocks", "ipv6CidrBlocks"],
  prefixLists: "prefixListIds",
};
const NATIVE = { protocol: "ipProtocol", cidrs: ["cidrIp", "cidrIpv6"], prefixLists: "sourcePrefixListId" };
const FORMS: Readonly<Record<string, Form>> = {
  "aws:ec2/securityGroup:SecurityGroup": INLINE,
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": INLINE,
  "aws:ec2/securityGroupRule:SecurityGroupRule": {
    protocol: "protocol",
    cidrs: ["cidrBlocks", "ipv6CidrBlocks"],
    prefixLists: "prefixListIds",
    group: "securityGroupId",
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    protocol: "ipProtocol",
    cidrs: ["cidrIpv4", "cidrIpv6"],
    prefixLists: "prefixListId",
    group: "securityGroupId",
  },
  "aws-native:ec2:SecurityGroup": { list: "securityGroupIngress", ...NATIVE },
  "aws-native:ec2:SecurityGroupIngress": { ...NATIVE, group: "groupId" },
};

/** Types that say what a security group lets in. */
export const ingressTypes = Object.keys(FORMS);

/** Everything that the security groups of a stack let in, rule by rule and source by source. */
export function ingressGrants(stack: Stack): readonly Grant[] {
  return stack.ofType(...ingressTypes).flatMap((resource) => grantsOf(stack, resource));
}

function grantsOf(stack: Stack, resource: PolicyResource): readonly Grant[] {
  const form = FORMS[resource.type];
  if (form === undefined || isEgress(resource)) return [];
  const group = groupOf(stack, resource, form);
  if (form.list === undefined) return ruleGrants(stack, resource, form, group, resource.props, "");
  const rules = listOf(resource.props[form.list]);
  if (rules === UNKNOWN) return [unreadable(resource, group, form.list)];
  return rules.flatMap((rule, index) => {
    const path = `${form.list}[${index}]`;
    if (isProperties(rule)) return ruleGrants(stack, resource, form, group, rule, path);
    return rule === UNKNOWN ? [unreadable(resource, group, path)] : [];
  });
}

/** A rule of the older kind may be for what goes out; one whose direction is not known is taken for coming in. */
function isEgress({ type, props }: PolicyResource): boolean {
  const direction = textOf(props["type"]);
  return type.endsWith(":SecurityGroupRule") && typeof direction === "string" && direction.toLowerCase() === "egress";
}

function groupOf(stack: Stack, resource: PolicyResource, { group }: Form): string {
  if (group === undefined) return resource.urn;
  const { candidates, certain, id } = referenceOf(stack, resource, resource.props[group], group, GROUPS);
  const [only] = candidates;
  if (only !== undefined && certain) return only.urn;
  return id ?? resource.urn;
}

/** A rule of which nothing is known may let in anything from anywhere. */
function unreadable(resource: PolicyResource, group: string, path: string): Grant {
  const traffic = { protocol: UNKNOWN, from: UNKNOWN, to: UNKNOWN } as const;
  return { resource, path, group, traffic, source: { unknown: "what is let in is not known" } };
}

function ruleGrants(
  stack: Stack,
  resource: PolicyResource,
  form: Form,
  group: string,
  rule: Properties,
  at: string,
): readonly Grant[] {
  const traffic = readTraffic(rule[form.protocol], rule["fromPort"], rule["toPort"]);
  const base = { resource, group, traffic };
  const pathTo = (property: string) => (at === "" ? property : `${at}.${property}`);
  const fromRanges = form.cidrs.flatMap((property) =>
    rangeSources(orUnknown(listOf(rule[property]))).map(
      (source): Grant => ({ ...base, path: pathTo(property), source }),
    ),
  );
  const lists = listOf(rule[form.prefixLists]);
  const property = form.list ?? form.prefixLists;
  const fromLists = orUnknown(lists).map((value): Grant => {
    return { ...base, path: pathTo(form.prefixLists), source: prefixListSource(stack, resource, value, property) };
  });
  return [...fromRanges, ...fromLists];
}

/** The elements of a list; of one that is not known, one that is not known. */
function orUnknown(list: readonly Value[] | Unknown): readonly Value[] {
  return list === UNKNOWN ? [list] : list;
}

/** The ranges of one property together, then each of its values that is none or is not known. */
function rangeSources(values: readonly Value[]): readonly Grant["source"][] {
  const sources = values.map(rangeSource);
  const ranges = sources.flatMap((source) => ("ranges" in source ? source.ranges : []));
  return [...(ranges.length === 0 ? [] : [{ ranges }]), ...sources.filter((source) => "unknown" in source)];
}

function rangeSource(value: Value): Grant["source"] {
  if (value === UNKNOWN) return { unknown: "where traffic may come from is not known" };
  if (typeof value !== "string" || !isRange(value)) {
    return { unknown: "the source cannot be read as a range of addresses" };
  }
  return { ranges: [value.trim()] };
}

/** The ranges of a prefix list: its own and those that separate resources add to it. */
function prefixListSource(stack: Stack, from: PolicyResource, value: Value, property: string): Grant["source"] {
  const reference = referenceOf(stack, from, value, property, PREFIX_LISTS);
  const [list] = reference.candidates;
  if (list === undefined || !reference.certain) {
    return { unknown: `what the prefix list ${reference.id ?? ""} holds is not known`.replace("  ", " ") };
  }
  const added = stack
    .ofType(PREFIX_LIST_ENTRY)
    .filter((entry) =>
      referenceOf(stack, entry, entry.props["prefixListId"], "prefixListId", PREFIX_LISTS).candidates.includes(list),
    )
    .map((entry) => entry.props["cidr"]);
  const own = listOf(list.props["entries"]);
  const cidrs = [...orUnknown(own).map((entry) => (isProperties(entry) ? entry["cidr"] : entry)), ...added];
  const ranges: string[] = [];
  for (const cidr of cidrs) {
    const source = rangeSource(cidr ?? null);
    if ("unknown" in source) return { unknown: "an entry of the prefix list is not known" };
    ranges.push(...source.ranges);
  }
  return { ranges };
}
