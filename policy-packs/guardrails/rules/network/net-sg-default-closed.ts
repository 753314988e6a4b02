import { companionOf } from "../../facts/companions";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { textOf } from "../../facts/value";
import { egressGrants, ingressGrants } from "../../network/group-rules";
import { VPC } from "../../network/routes";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";

const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const VPCS = [VPC, "aws:ec2/defaultVpc:DefaultVpc"];

/** A VPC whose default group nobody has adopted: AWS lets its members talk to each other and to everybody. */
function adoptionVerdicts(stack: Stack, vpc: PolicyResource): readonly StackVerdict[] {
  const group = companionOf(stack, vpc, { type: DEFAULT_GROUP, property: "vpcId" });
  if (group === true) return [];
  if (group !== false) {
    const what = `whether the default security group ${group.perhaps.name} is of this VPC is not known`;
    return [{ ...undetermined("", what), resource: vpc }];
  }
  // One that names no VPC is of the account's default one.
  const unnamed = stack.ofType(DEFAULT_GROUP).some(({ props }) => textOf(props["vpcId"]) === undefined);
  if (vpc.type !== VPC && unnamed) return [];
  const message =
    "the VPC's default security group is as AWS makes it: it lets its members reach each other and everybody";
  return [{ ...violation("", message), resource: vpc }];
}

/** Rules of default groups, whoever has written them. */
function ruleVerdicts(stack: Stack): readonly StackVerdict[] {
  const groups = new Set(stack.ofType(DEFAULT_GROUP).map(({ urn }) => urn));
  for (const { props } of stack.ofType(...VPCS)) {
    const id = props["defaultSecurityGroupId"];
    if (typeof id === "string") groups.add(id);
  }
  const told = new Set<string>();
  return [...ingressGrants(stack), ...egressGrants(stack)].flatMap(({ group, resource, path, far }): StackVerdict[] => {
    const rule = /^\w+\[\d+\]/.exec(path)?.[0] ?? (groups.has(resource.urn) ? path : "");
    const key = `${resource.urn} ${rule}`;
    if ((!groups.has(group) && !isOfVpc(stack, resource)) || told.has(key)) return [];
    told.add(key);
    if ("unknown" in far && groups.has(resource.urn)) {
      return [{ ...undetermined(rule, "whether the default security group has rules is not known"), resource }];
    }
    return [
      {
        ...violation(rule, "the default security group has a rule, and everything without a group is in it"),
        resource,
      },
    ];
  });
}

/** Whether a rule's group comes from a VPC: that is its default one. */
function isOfVpc(stack: Stack, { propertyDependencies }: PolicyResource): boolean {
  const sources = (propertyDependencies["securityGroupId"] ?? []).map((urn) => stack.byUrn.get(urn)?.type ?? "");
  return sources.length > 0 && sources.every((type) => VPCS.includes(type));
}

/** What is made without a group gets the default one: it is taken over, and empty. */
export const netSgDefaultClosed: Rule = {
  id: "net-sg-default-closed",
  title: "Default security groups are adopted and have no rule",
  severity: "medium",
  tier: "baseline",
  frameworks: controls({
    cis5: ["5.5"],
    cis3: ["5.4"],
    fsbp: ["EC2.2"],
    iso27001: ["A.8.20", "A.8.21", "A.8.22"],
    checkov: ["CKV2_AWS_12"],
  }),
  requirements: ["D-013", "C-012"],
  remedy: "add aws.ec2.DefaultSecurityGroup with the VPC's id and no rules (components/network/network.ts)",
  checkStack: (stack) => [
    ...stack.ofType(...VPCS).flatMap((vpc) => adoptionVerdicts(stack, vpc)),
    ...ruleVerdicts(stack),
  ],
};
