import { containsRanges, rangesOverlap } from "../../../lib/cidr";
import type { Law, LawContext, Resource } from "../../law";
import { textOf } from "../../values";
import { arnOf } from "../arn";
import { withinQuota } from "../quotas";
import { isOn, mustText } from "../reading";
import { refusal } from "../refusal";
import { subnetType, vpcType } from "../types";
import { zonesOf } from "../zones";
import { interfacesIn } from "./interfaces";
import { mustFind } from "./lookup";
import { checkNetworkSize, ipv4Range, rangeProblems } from "./network-range";
import { rangesOf } from "./vpc";

/** A subnet: inside its VPC's ranges, apart from its neighbours, in a zone of the region. */
export const subnetLaw: Law = {
  check(inputs) {
    const both = textOf(inputs, "availabilityZone") !== undefined && textOf(inputs, "availabilityZoneId") !== undefined;
    return [
      ...rangeProblems(inputs, ["cidrBlock"]),
      ...(both
        ? [
            {
              property: "availabilityZone",
              reason: "availabilityZone and availabilityZoneId are both given; give one of them.",
            },
          ]
        : []),
    ];
  },

  create(inputs, context) {
    const vpc = mustFind(context, vpcType, mustText(inputs, "vpcId"));
    const cidrBlock = ipv4Range(textOf(inputs, "cidrBlock") ?? "", "cidrBlock");
    const zone = zoneOf(inputs, context);
    checkIpv6(inputs, vpc, context);
    const neighbours = context.inventory.where(subnetType, "vpcId", vpc.id);
    checkRange(cidrBlock, rangesOf(vpc, context), neighbours);
    withinQuota("subnets", neighbours.length);
    const id = context.mint.id("subnet");
    return {
      id,
      outputs: {
        arn: arnOf(context, "ec2", `subnet/${id}`),
        cidrBlock,
        availabilityZone: zone.name,
        availabilityZoneId: zone.id,
        ownerId: context.place.account,
        ipv6CidrBlockAssociationId:
          (textOf(inputs, "ipv6CidrBlock") ?? "") === "" ? "" : context.mint.id("subnet-cidr-assoc"),
        mapPublicIpOnLaunch: isOn(inputs, "mapPublicIpOnLaunch"),
        privateDnsHostnameTypeOnLaunch: textOf(inputs, "privateDnsHostnameTypeOnLaunch") ?? "ip-name",
      },
    };
  },

  remove(resource, context) {
    const [first] = interfacesIn(resource.id, context);
    if (first !== undefined)
      throw refusal(
        "DependencyViolation",
        `The subnet '${resource.id}' has dependencies and cannot be deleted. ${first} has a network interface in it; delete it first.`,
      );
    return "gone";
  },
};

const ipv6Association = "aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation";

/** Refuses an IPv6 range in a VPC that has none. */
function checkIpv6(inputs: Resource["inputs"], vpc: Resource, context: LawContext): void {
  const wanted = textOf(inputs, "ipv6CidrBlock") ?? "";
  const given = ["ipv6CidrBlock", "ipv6IpamPoolId"].some((name) => (textOf(vpc.outputs, name) ?? "") !== "");
  if (wanted === "" || given || context.inventory.where(ipv6Association, "vpcId", vpc.id).length > 0) return;
  throw refusal(
    "InvalidSubnet.Range",
    `The CIDR '${wanted}' is invalid. The VPC ${vpc.id} has no IPv6 range; set assignGeneratedIpv6CidrBlock on it.`,
  );
}

function checkRange(cidr: string, vpcRanges: readonly string[], neighbours: readonly Resource[]): void {
  checkNetworkSize(cidr, "InvalidSubnet.Range");
  if (!vpcRanges.some((range) => containsRanges([range], [cidr])))
    throw refusal(
      "InvalidSubnet.Range",
      `The CIDR '${cidr}' is invalid. It has to lie inside the VPC's ${vpcRanges.join(", ")}.`,
    );
  const clash = neighbours.find((subnet) => rangesOverlap(cidr, mustText(subnet.outputs, "cidrBlock")));
  if (clash !== undefined)
    throw refusal(
      "InvalidSubnet.Conflict",
      `The CIDR '${cidr}' conflicts with another subnet (${clash.id}, ${textOf(clash.outputs, "cidrBlock")}).`,
    );
}

/** The zone that was asked for, or one that AWS picks. */
function zoneOf(inputs: Resource["inputs"], context: LawContext): { name: string; id: string } {
  const zones = zonesOf(context.place.region);
  const [byName, byId] = [textOf(inputs, "availabilityZone"), textOf(inputs, "availabilityZoneId")];
  const wanted = byName ?? byId;
  const zone =
    wanted === undefined
      ? zones[context.mint.number(zones.length, "zone")]
      : zones.find((one) => one.name === byName || one.id === byId);
  if (zone !== undefined) return zone;
  const parameter = byName === undefined ? "availabilityZoneId" : "availabilityZone";
  const names = zones.map((one) => one.name).join(", ");
  throw refusal(
    "InvalidParameterValue",
    `Value (${wanted}) for parameter ${parameter} is invalid. Subnets can currently only be created in the following availability zones: ${names}.`,
  );
}
