import type { LawContext, Resource } from "../../law";
import { textOf } from "../../values";
import { refusal } from "../refusal";
import {
  eipType,
  internetGatewayType,
  natGatewayType,
  networkAclType,
  routeTableType,
  securityGroupType,
  subnetType,
  vpcType,
} from "../types";

const notFound: Readonly<Record<string, readonly [code: string, what: string]>> = {
  [vpcType]: ["InvalidVpcID.NotFound", "vpc ID"],
  [subnetType]: ["InvalidSubnetID.NotFound", "subnet ID"],
  [routeTableType]: ["InvalidRouteTableID.NotFound", "routeTable ID"],
  [securityGroupType]: ["InvalidGroup.NotFound", "security group"],
  [networkAclType]: ["InvalidNetworkAclID.NotFound", "networkAcl ID"],
  [internetGatewayType]: ["InvalidInternetGatewayID.NotFound", "internetGateway ID"],
  [natGatewayType]: ["NatGatewayNotFound", "natGateway ID"],
  [eipType]: ["InvalidAllocationID.NotFound", "allocation ID"],
};

/** The network resource with this id in the context's place, or EC2's refusal that there is none. */
export function mustFind(context: LawContext, type: string, id: string): Resource {
  const found = context.inventory.get(type, id);
  if (found !== undefined) return found;
  const [code, what] = notFound[type] ?? ["InvalidParameterValue", "resource"];
  const elsewhere = context.inventory.everywhere(type).find((one) => one.id === id);
  const remedy =
    elsewhere === undefined
      ? ""
      : ` It is in ${elsewhere.region} of account ${elsewhere.account}; this call went to ${context.place.region} of account ${context.place.account}.`;
  throw refusal(code, `The ${what} '${id}' does not exist.${remedy}`, "missing");
}

const GROUPS_PER_INTERFACE = 5;

/** Refuses security groups that do not exist, are more than an interface takes, or that belong to another VPC than `vpcId`. */
export function checkGroups(context: LawContext, ids: readonly string[], vpcId: string): void {
  if (ids.length > GROUPS_PER_INTERFACE)
    throw refusal(
      "SecurityGroupsPerInterfaceLimitExceeded",
      `The maximum number of security groups per interface has been reached (${GROUPS_PER_INTERFACE}); got ${ids.length}.`,
    );
  for (const id of ids) {
    const group = mustFind(context, securityGroupType, id);
    if (textOf(group.outputs, "vpcId") !== vpcId)
      throw refusal(
        "InvalidParameter",
        `Security group ${id} and subnet belong to different networks (${textOf(group.outputs, "vpcId")} and ${vpcId}).`,
      );
  }
}
