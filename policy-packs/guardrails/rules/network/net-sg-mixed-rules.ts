import { containsRanges } from "../../../../lib/cidr";
import type { Stack } from "../../facts/stack";
import { egressGrants, GROUPS, type Grant, ingressGrants } from "../../network/group-rules";
import { type Rule, type StackVerdict, violation } from "../../pack/rule";

/** Inline rules of groups that rules of their own add to in the same direction; each would undo the other's. */
function mixedVerdicts(grants: readonly Grant[]): readonly StackVerdict[] {
  const byGroup = new Map<string, Grant[]>();
  for (const grant of grants) {
    const others = byGroup.get(grant.group);
    if (others === undefined) byGroup.set(grant.group, [grant]);
    else others.push(grant);
  }
  return [...byGroup.values()].flatMap((of): StackVerdict[] => {
    const separate = of.filter(({ resource }) => !GROUPS.includes(resource.type));
    const [first] = separate;
    const inline = of.find(({ resource, ...grant }) => GROUPS.includes(resource.type) && !isEcho(grant, separate));
    if (first === undefined || inline === undefined) return [];
    const { resource, path } = inline;
    const at = /^\w+/.exec(path)?.[0] ?? "";
    const message = `the group has rules inline and as resources of their own (${first.resource.name}): each undoes the other`;
    return [{ ...violation(at, message), resource }];
  });
}

/** Whether an inline rule is what the provider has read back of rules that are resources of their own. */
function isEcho({ traffic, far }: Pick<Grant, "traffic" | "far">, separate: readonly Grant[]): boolean {
  const alike = separate.filter(
    ({ traffic: other }) => JSON.stringify(readable(other)) === JSON.stringify(readable(traffic)),
  );
  if ("unknown" in far) return true;
  if ("groups" in far) {
    const named = alike.flatMap((other) => ("groups" in other.far ? other.far.groups : []));
    return far.groups.every((group) => named.includes(group));
  }
  return containsRanges(
    alike.flatMap((other) => ("ranges" in other.far ? other.far.ranges : [])),
    far.ranges,
  );
}

function readable({ protocol, from, to }: Grant["traffic"]): readonly string[] {
  return [protocol, from, to].map(String);
}

/** The provider keeps a group to its inline rules: it takes away those that a resource of its own has added. */
export const netSgMixedRules: Rule = {
  id: "net-sg-mixed-rules",
  title: "A security group has inline rules or separate ones, never both",
  severity: "medium",
  tier: "standard",
  frameworks: [],
  requirements: ["E-014", "D-013"],
  remedy: "write each rule as aws.vpc.SecurityGroupIngressRule or SecurityGroupEgressRule, and none inline",
  checkStack: (stack: Stack) => [...mixedVerdicts(ingressGrants(stack)), ...mixedVerdicts(egressGrants(stack))],
};
