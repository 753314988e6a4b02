import type { Beside, Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { arnOf } from "../arn";
import { withinQuota } from "../quotas";
import { isOn } from "../reading";
import { refusal } from "../refusal";
import {
  cidrAssociationType,
  internetGatewayType,
  networkAclType,
  routeTableType,
  securityGroupType,
  subnetType,
  vpcEndpointType,
  vpcType,
} from "../types";
import { checkNetworkSize, ipv4Range, rangeProblems } from "./network-range";

/** A VPC: its range, what AWS makes with it, and what keeps it from going. */
export const vpcLaw: Law = {
  check: (inputs) => rangeProblems(inputs, ["cidrBlock"]),

  judge: ({ path, after }) =>
    // A dedicated VPC can be made default in place, not the other way round.
    path[0] === "instanceTenancy" && after === "dedicated" ? "replace" : undefined,

  create(inputs, context) {
    withinQuota("vpcs", context.inventory.list(vpcType).length);
    const given = textOf(inputs, "cidrBlock");
    if (given === undefined && textOf(inputs, "ipv4IpamPoolId") === undefined)
      throw refusal("MissingParameter", "Either 'cidrBlock' or 'ipv4IpamPoolId' must be provided.");
    const cidrBlock = ipv4Range(given ?? "10.0.0.0/16", "cidrBlock");
    checkNetworkSize(cidrBlock, "InvalidVpc.Range");
    return makeVpc(context.mint.id("vpc"), { ...inputs, cidrBlock }, context);
  },

  remove(resource, context) {
    const { inventory } = context;
    const own = (type: string) => inventory.where(type, "vpcId", resource.id).filter((one) => one.owner === undefined);
    const blocking = [
      subnetType,
      internetGatewayType,
      vpcEndpointType,
      routeTableType,
      securityGroupType,
      networkAclType,
    ].flatMap(own);
    if (blocking.length > 0) {
      const names = blocking
        .slice(0, 3)
        .map((one) => one.id)
        .join(", ");
      throw refusal(
        "DependencyViolation",
        `The vpc '${resource.id}' has dependencies and cannot be deleted (${names}). Delete them first.`,
      );
    }
    return "gone";
  },
};

/** A VPC with its main route table, default security group and default network ACL. */
export function makeVpc(
  id: string,
  inputs: Properties,
  context: LawContext,
): { id: string; outputs: Properties; beside: readonly Beside[] } {
  const { mint, place } = context;
  const [routeTableId, groupId, aclId] = [mint.id("rtb", id), mint.id("sg", id), mint.id("acl", id)];
  const shared = { vpcId: id, ownerId: place.account, region: place.region, tags: {}, tagsAll: {} };
  const beside: Beside[] = [
    {
      type: routeTableType,
      id: routeTableId,
      outputs: {
        ...shared,
        main: true,
        routes: [],
        propagatingVgws: [],
        arn: arnOf(context, "ec2", `route-table/${routeTableId}`),
      },
    },
    {
      type: securityGroupType,
      id: groupId,
      outputs: {
        ...shared,
        name: "default",
        description: "default VPC security group",
        ingress: [],
        egress: [],
        arn: arnOf(context, "ec2", `security-group/${groupId}`),
      },
    },
    {
      type: networkAclType,
      id: aclId,
      outputs: {
        ...shared,
        default: true,
        subnetIds: [],
        ingress: [],
        egress: [],
        arn: arnOf(context, "ec2", `network-acl/${aclId}`),
      },
    },
  ];
  const outputs: Properties = {
    arn: arnOf(context, "ec2", `vpc/${id}`),
    cidrBlock: inputs.cidrBlock ?? "",
    ownerId: place.account,
    mainRouteTableId: routeTableId,
    defaultRouteTableId: routeTableId,
    defaultSecurityGroupId: groupId,
    defaultNetworkAclId: aclId,
    dhcpOptionsId: `dopt-0${place.account}0000`,
    enableDnsHostnames: isOn(inputs, "enableDnsHostnames"),
    enableDnsSupport: inputs.enableDnsSupport !== false,
    ipv6AssociationId: isOn(inputs, "assignGeneratedIpv6CidrBlock") ? mint.id("vpc-cidr-assoc", "ipv6") : "",
    ipv6CidrBlock: isOn(inputs, "assignGeneratedIpv6CidrBlock")
      ? `2a05:d018:${mint.hex(3, "ipv6")}:${mint.hex(2, "ipv6")}00::/56`
      : "",
  };
  return { id, outputs, beside };
}

/** All IPv4 ranges of a VPC: its own and those associated later. */
export function rangesOf(
  vpc: { readonly id: string; readonly outputs: Properties },
  context: LawContext,
): readonly string[] {
  const more = context.inventory.where(cidrAssociationType, "vpcId", vpc.id);
  return [vpc, ...more].map((one) => textOf(one.outputs, "cidrBlock") ?? "").filter((cidr) => cidr !== "");
}
