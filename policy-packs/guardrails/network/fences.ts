import { mergeCidr } from "cidr-tools";
import { referenceOf, referencesOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { UNKNOWN } from "../facts/value";
import { perStack } from "../pack/per-stack";
import { ACLS, type Acl, type AclRule, aclsOf, admitted, DEFAULT_ACL } from "./acls";
import { commonPart } from "./addresses";
import type { Direction } from "./group-rules";
import { LAST_PORT, type Service } from "./ports";
import { adoptedBy, SUBNETS, vpcOf } from "./routes";

const ASSOCIATION = "aws:ec2/networkAclAssociation:NetworkAclAssociation";
const EVERYWHERE = ["0.0.0.0/0", "::/0"];

/** The ACLs that a subnet may have. None is the one that AWS makes, which lets everything through. */
export interface Fence {
  readonly acls: readonly Acl[];
  readonly certain: boolean;
}

const OPEN: Fence = { acls: [], certain: true };

/** The ACLs that name each subnet, or are associated with it. */
const associations = perStack((stack) => {
  const bySubnet = new Map<PolicyResource, Fence[]>();
  const acls = aclsOf(stack);
  const add = (subnet: PolicyResource, urn: string, certain: boolean) => {
    const acl = acls.get(urn);
    if (acl !== undefined) bySubnet.set(subnet, [...(bySubnet.get(subnet) ?? []), { acls: [acl], certain }]);
  };
  for (const acl of stack.ofType(...ACLS)) {
    const { candidates, certain } = referencesOf(stack, acl, acl.props["subnetIds"], "subnetIds", SUBNETS);
    for (const subnet of candidates) add(subnet, acl.urn, certain);
  }
  for (const one of stack.ofType(ASSOCIATION)) {
    const subnets = referenceOf(stack, one, one.props["subnetId"], "subnetId", SUBNETS);
    const of = referenceOf(stack, one, one.props["networkAclId"], "networkAclId", ACLS);
    for (const subnet of subnets.candidates) {
      for (const acl of of.candidates) add(subnet, acl.urn, subnets.certain && of.certain);
    }
  }
  return bySubnet;
});

/** The default ACLs of VPCs that are adopted. */
const defaults = perStack((stack) => {
  const byVpc = new Map<PolicyResource, Acl>();
  for (const vpc of new Set(stack.ofType(...SUBNETS).flatMap((subnet) => vpcOf(stack, subnet).candidates))) {
    const [adopted] = adoptedBy(stack, vpc, DEFAULT_ACL, "defaultNetworkAclId");
    const acl = adopted === undefined ? undefined : aclsOf(stack).get(adopted.urn);
    if (acl !== undefined) byVpc.set(vpc, acl);
  }
  return byVpc;
});

/** The ACL of a subnet: the one associated with it, else the default one of its VPC. */
export function fenceOf(stack: Stack, subnet: PolicyResource | undefined): Fence {
  if (subnet === undefined) return OPEN;
  const named = associations(stack).get(subnet) ?? [];
  const sure = named.find(({ certain }) => certain);
  if (sure !== undefined) return sure;
  const vpc = vpcOf(stack, subnet);
  const standard = vpc.candidates.flatMap((each) => defaults(stack).get(each) ?? []);
  if (named.length === 0) return { acls: standard, certain: vpc.certain };
  return { acls: [...named.flatMap(({ acls }) => acls), ...standard], certain: false };
}

/** What passes a fence of a service's traffic; where it is one of several, what passes all of them, or any. */
export function passes(fence: Fence, direction: Direction, service: Service, assume: boolean): readonly string[] {
  const each = fence.acls.map((acl) => admitted(acl, direction, service, assume).ranges);
  if (assume) return each.length === 0 || !fence.certain ? EVERYWHERE : mergeCidr(each.flat());
  return each.reduce<readonly string[]>((all, ranges) => commonPart(all, ranges), EVERYWHERE);
}

/** The rule that lets a service through first. */
export function passingRule(fence: Fence, direction: Direction, service: Service): AclRule | undefined {
  const [acl] = fence.acls;
  return acl === undefined ? undefined : admitted(acl, direction, service, true).by[0];
}

/**
 * Ports at which the answer of a fence may change, one for each range that no rule divides. Who sends may choose any
 * port to send from, and so where answers have to come back: an ACL that lets them out at 443 alone is passed from 443.
 */
export function dividingPorts(...fences: readonly (readonly [Fence, Direction])[]): readonly number[] {
  const ports = fences.flatMap(([{ acls }, direction]) =>
    acls.flatMap(({ rules }) =>
      rules[direction].flatMap(({ traffic: { from, to } }) => [
        ...(from === UNKNOWN ? [] : [Math.max(1, from)]),
        ...(to === UNKNOWN || to >= LAST_PORT ? [] : [to + 1]),
      ]),
    ),
  );
  return [...new Set([1, ...ports])].toSorted((a, b) => a - b);
}
