import { referenceOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { textOf } from "../facts/value";
import { perStack } from "../pack/per-stack";
import type { GroupKeys } from "./group-rules";
import { VPC, vpcOf } from "./routes";

const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";

const byVpc = perStack((stack) => {
  const groups = new Map<PolicyResource, string>();
  for (const vpc of stack.ofType(VPC)) {
    const id = textOf(vpc.props["defaultSecurityGroupId"]);
    if (typeof id === "string") groups.set(vpc, id);
  }
  for (const group of stack.ofType(DEFAULT_GROUP)) {
    const { candidates } = referenceOf(stack, group, group.props["vpcId"], "vpcId", [VPC]);
    for (const vpc of candidates) groups.set(vpc, group.urn);
  }
  return groups;
});

/** The group of what names none: the default one of its VPC. One that nobody has adopted lets nobody else in. */
export function defaultGroups(stack: Stack, subnet: PolicyResource | undefined): GroupKeys {
  if (subnet === undefined) return { groups: [], certain: true };
  const { candidates, certain } = vpcOf(stack, subnet);
  return { groups: candidates.flatMap((vpc) => byVpc(stack).get(vpc) ?? []), certain };
}
