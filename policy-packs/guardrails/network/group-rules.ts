import { referenceOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { booleanOf, isProperties, listOf, type Properties, textOf, UNKNOWN, type Value } from "../facts/value";
import { perStack } from "../pack/per-stack";
import { LAST_PORT, readTraffic, type Traffic } from "./ports";
import { orUnknown, prefixListRanges, type Ranges, rangeOf } from "./prefix-lists";

/** Whether traffic comes into a group's members or leaves them. */
export type Direction = "ingress" | "egress";

/** Groups by the names that `groupKeys` gives them, and whether all of them are meant for sure. */
export interface GroupKeys {
  readonly groups: readonly string[];
  readonly certain: boolean;
}

/** The other end of a rule: ranges of addresses, the members of groups, or not known, and why. */
export type FarEnd = Ranges | GroupKeys;

/** One other end that a security group lets through, whichever of the many ways says so. */
export interface Grant {
  /** The resource that says it. */
  readonly resource: PolicyResource;
  /** Where in it. */
  readonly path: string;
  /** The group that it belongs to, as `groupKeys` names it; the resource itself where that is not known. */
  readonly group: string;
  readonly traffic: Traffic;
  readonly far: FarEnd;
}

export const GROUPS = [
  "aws:ec2/securityGroup:SecurityGroup",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  "aws-native:ec2:SecurityGroup",
];
const CLUSTER = "aws:eks/cluster:Cluster";

/** How each resource type writes a rule. */
interface Form {
  /** A rule whose direction another property says is of either. */
  readonly direction: Direction | "either";
  /** The property with the list of rules; left out where the resource is the rule. */
  readonly list?: string;
  readonly protocol: string;
  readonly cidrs: readonly string[];
  readonly prefixLists: string;
  /** The property that names the other group, or several. */
  readonly groups: string;
  /** The property with the group that the rule belongs to; left out where the resource is the group. */
  readonly group?: string;
}

const PROVIDER = { protocol: "protocol", cidrs: ["cidrBlocks", "ipv6CidrBlocks"], prefixLists: "prefixListIds" };
const INLINE: readonly Form[] = [
  { ...PROVIDER, direction: "ingress", list: "ingress", groups: "securityGroups" },
  { ...PROVIDER, direction: "egress", list: "egress", groups: "securityGroups" },
];
const SEPARATE = {
  protocol: "ipProtocol",
  cidrs: ["cidrIpv4", "cidrIpv6"],
  prefixLists: "prefixListId",
  groups: "referencedSecurityGroupId",
  group: "securityGroupId",
};
const NATIVE = { protocol: "ipProtocol", cidrs: ["cidrIp", "cidrIpv6"] };
const NATIVE_IN: Form = {
  ...NATIVE,
  direction: "ingress",
  prefixLists: "sourcePrefixListId",
  groups: "sourceSecurityGroupId",
};
const NATIVE_OUT: Form = {
  ...NATIVE,
  direction: "egress",
  prefixLists: "destinationPrefixListId",
  groups: "destinationSecurityGroupId",
};
const FORMS: Readonly<Record<string, readonly Form[]>> = {
  "aws:ec2/securityGroup:SecurityGroup": INLINE,
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": INLINE,
  "aws:ec2/securityGroupRule:SecurityGroupRule": [
    { ...PROVIDER, direction: "either", groups: "sourceSecurityGroupId", group: "securityGroupId" },
  ],
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": [{ ...SEPARATE, direction: "ingress" }],
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": [{ ...SEPARATE, direction: "egress" }],
  "aws-native:ec2:SecurityGroup": [
    { ...NATIVE_IN, list: "securityGroupIngress" },
    { ...NATIVE_OUT, list: "securityGroupEgress" },
  ],
  "aws-native:ec2:SecurityGroupIngress": [{ ...NATIVE_IN, group: "groupId" }],
  "aws-native:ec2:SecurityGroupEgress": [{ ...NATIVE_OUT, group: "groupId" }],
};

/** Types that are one rule of a security group each. */
export const ruleTypes = typesOf(({ list }) => list === undefined);
/** Types that say what a security group lets in. */
export const ingressTypes = typesOf(({ direction }) => direction !== "egress");
/** Types that say what a security group lets out. */
export const egressTypes = typesOf(({ direction }) => direction !== "ingress");

function typesOf(wanted: (form: Form) => boolean): readonly string[] {
  return Object.entries(FORMS).flatMap(([type, forms]) => (forms.some((form) => wanted(form)) ? [type] : []));
}

/** Everything that the security groups of a stack let in, rule by rule and source by source. */
export const ingressGrants = perStack((stack): readonly Grant[] => [
  ...grantsOf(stack, "ingress"),
  ...stack.ofType(CLUSTER).map((cluster) => clusterGrant(cluster, { groups: [cluster.urn], certain: true })),
]);
/** Everything that they let out, rule by rule and destination by destination. What is not written is not let out. */
export const egressGrants = perStack((stack): readonly Grant[] => [
  ...grantsOf(stack, "egress"),
  ...stack.ofType(CLUSTER).map((cluster) => clusterGrant(cluster, { ranges: ["0.0.0.0/0", "::/0"] })),
]);

/** EKS lets the members of the group that it makes for a cluster reach each other, and everybody. */
function clusterGrant(cluster: PolicyResource, far: FarEnd): Grant {
  const traffic = { protocol: "all", from: 0, to: LAST_PORT } as const;
  return { resource: cluster, path: "vpcConfig.clusterSecurityGroupId", group: cluster.urn, traffic, far };
}

function grantsOf(stack: Stack, direction: Direction): readonly Grant[] {
  const types = direction === "ingress" ? ingressTypes : egressTypes;
  return stack
    .ofType(...types)
    .flatMap((resource) =>
      (FORMS[resource.type] ?? [])
        .filter((form) => directionOf(form, resource) === direction)
        .flatMap((form) => formGrants(stack, resource, form)),
    );
}

/** A rule of the older kind may be for either way; one whose direction is not known is taken for coming in. */
function directionOf({ direction }: Form, { props }: PolicyResource): Direction {
  if (direction !== "either") return direction;
  const said = textOf(props["type"]);
  return typeof said === "string" && said.toLowerCase() === "egress" ? "egress" : "ingress";
}

function formGrants(stack: Stack, resource: PolicyResource, form: Form): readonly Grant[] {
  const { list } = form;
  const group = form.group === undefined ? resource.urn : ownGroup(stack, resource, form.group);
  if (list === undefined) return ruleGrants(stack, resource, form, group, resource.props, "");
  const rules = listOf(resource.props[list]);
  if (rules === UNKNOWN) return [unreadable(resource, group, list)];
  return rules.flatMap((rule, index) => {
    const path = `${list}[${index}]`;
    if (isProperties(rule)) return ruleGrants(stack, resource, form, group, rule, path);
    return rule === UNKNOWN ? [unreadable(resource, group, path)] : [];
  });
}

function ownGroup(stack: Stack, resource: PolicyResource, property: string): string {
  const { groups, certain } = groupKeys(stack, resource, resource.props[property], property);
  return (certain ? groups[0] : undefined) ?? resource.urn;
}

/**
 * By what the groups are known that a property names: their URNs where they are in the stack, else the id. The group
 * that EKS makes for a cluster goes by the cluster's URN.
 */
export function groupKeys(stack: Stack, from: PolicyResource, value: Value | undefined, property: string): GroupKeys {
  const { candidates, certain, id } = referenceOf(stack, from, value, property, GROUPS);
  if (candidates.length > 0) return { groups: candidates.map(({ urn }) => urn), certain };
  const cluster = clusterOfGroup(stack, from, value, property);
  if (cluster !== undefined) return { groups: [cluster.urn], certain: true };
  return { groups: id === undefined ? [] : [id], certain };
}

/** The clusters of a stack by the group that EKS makes for each. */
const clustersByGroup = perStack((stack) => {
  const clusters = new Map<string, PolicyResource>();
  for (const cluster of stack.ofType(CLUSTER)) {
    const config = cluster.props["vpcConfig"];
    const id = isProperties(config) ? textOf(config["clusterSecurityGroupId"]) : undefined;
    if (typeof id === "string") clusters.set(id, cluster);
  }
  return clusters;
});

function clusterOfGroup(stack: Stack, from: PolicyResource, value: Value | undefined, property: string) {
  if (typeof value === "string") return clustersByGroup(stack).get(value);
  if (value !== UNKNOWN) return undefined;
  const { candidates, certain } = referenceOf(stack, from, value, property, [CLUSTER]);
  return certain ? candidates[0] : undefined;
}

/** A rule of which nothing is known may let through anything, from and to anywhere. */
export function unreadable(resource: PolicyResource, group: string, path: string): Grant {
  const traffic = { protocol: UNKNOWN, from: UNKNOWN, to: UNKNOWN } as const;
  return { resource, path, group, traffic, far: { unknown: "what is let in is not known" } };
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
  const grant = (property: string, far: FarEnd): Grant => {
    return { resource, group, traffic, path: at === "" ? property : `${at}.${property}`, far };
  };
  const holder = (property: string) => form.list ?? property;
  return [
    ...form.cidrs.flatMap((property) =>
      rangeEnds(orUnknown(listOf(rule[property]))).map((far) => grant(property, far)),
    ),
    ...orUnknown(listOf(rule[form.prefixLists])).map((value) =>
      grant(form.prefixLists, prefixListRanges(stack, resource, value, holder(form.prefixLists))),
    ),
    ...orUnknown(listOf(rule[form.groups])).map((value) =>
      grant(form.groups, groupKeys(stack, resource, value, holder(form.groups))),
    ),
    ...(booleanOf(rule["self"]) === true ? [grant("self", { groups: [group], certain: true })] : []),
  ];
}

/** The ranges of one property together, then each of its values that is none or is not known. */
export function rangeEnds(values: readonly Value[]): readonly FarEnd[] {
  const ends = values.map(rangeOf);
  const ranges = ends.flatMap((end) => ("ranges" in end ? end.ranges : []));
  return [...(ranges.length === 0 ? [] : [{ ranges }]), ...ends.filter((end) => "unknown" in end)];
}
