import type { Law, LawContext, Resource } from "../../law";
import { textOf } from "../../values";
import { arnOf } from "../arn";
import { withinQuota } from "../quotas";
import { isGiven, mustText } from "../reading";
import { refusal } from "../refusal";
import { eipType, instanceType, internetGatewayType, natGatewayType, subnetType, vpcType } from "../types";
import { addressIn } from "./addresses";
import { mustFind } from "./lookup";

/** An internet gateway: one on each VPC, and not taken off while public addresses need it. */
export const internetGatewayLaw: Law = {
  create(inputs, context) {
    withinQuota("internetGateways", context.inventory.list(internetGatewayType).length);
    const vpcId = textOf(inputs, "vpcId");
    if (vpcId !== undefined && vpcId !== "") checkAttachment(vpcId, undefined, context);
    const id = context.mint.id("igw");
    return {
      id,
      outputs: {
        arn: arnOf(context, "ec2", `internet-gateway/${id}`),
        ownerId: context.place.account,
        vpcId: vpcId ?? "",
      },
    };
  },

  update(resource, inputs, context) {
    const [before, after] = [textOf(resource.outputs, "vpcId") ?? "", textOf(inputs, "vpcId") ?? ""];
    if (before !== after && before !== "") checkDetachment(before, context);
    if (before !== after && after !== "") checkAttachment(after, resource, context);
    return { vpcId: after };
  },

  remove(resource, context) {
    const vpcId = textOf(resource.outputs, "vpcId") ?? "";
    if (vpcId !== "") checkDetachment(vpcId, context);
    return "gone";
  },
};

function checkAttachment(vpcId: string, self: Resource | undefined, context: LawContext): void {
  const vpc = mustFind(context, vpcType, vpcId);
  const other = context.inventory.where(internetGatewayType, "vpcId", vpc.id).find((one) => one.id !== self?.id);
  if (other !== undefined)
    throw refusal(
      "Resource.AlreadyAssociated",
      `Network ${vpcId} already has an internet gateway attached (${other.id}).`,
    );
}

function checkDetachment(vpcId: string, context: LawContext): void {
  const inside = (resource: Resource) =>
    textOf(context.inventory.get(subnetType, textOf(resource.outputs, "subnetId") ?? "")?.outputs ?? {}, "vpcId") ===
    vpcId;
  const [first] = [natGatewayType, instanceType]
    .flatMap((type) => context.inventory.list(type))
    .filter((resource) => isGiven(resource.outputs, "publicIp") && inside(resource));
  if (first !== undefined)
    throw refusal(
      "DependencyViolation",
      `Network ${vpcId} has some mapped public address(es), such as that of ${first.id}. Please unmap those public address(es) before detaching the gateway.`,
    );
}

/** An Elastic IP address: allocated once, not released while something answers on it. */
export const eipLaw: Law = {
  create(_inputs, context) {
    withinQuota("addresses", context.inventory.list(eipType).length);
    const id = context.mint.id("eipalloc");
    const publicIp = [
      52 + context.mint.number(3, "a"),
      context.mint.number(256, "b"),
      context.mint.number(256, "c"),
      1 + context.mint.number(254, "d"),
    ].join(".");
    return {
      id,
      outputs: {
        allocationId: id,
        arn: arnOf(context, "ec2", `elastic-ip/${id}`),
        publicIp,
        publicDns: `ec2-${publicIp.replaceAll(".", "-")}.${context.place.region}.compute.amazonaws.com`,
        domain: "vpc",
        publicIpv4Pool: "amazon",
        networkBorderGroup: context.place.region,
        associationId: "",
        privateIp: "",
      },
    };
  },

  remove(resource, context) {
    const user = context.inventory.where(natGatewayType, "allocationId", resource.id)[0];
    if (user !== undefined)
      throw refusal(
        "InvalidIPAddress.InUse",
        `The address with allocation id ${resource.id} cannot be released because it is in use by ${user.id}.`,
        "precondition",
      );
    return "gone";
  },
};

/** A NAT gateway: in a subnet, with an address that nothing else has. */
export const natGatewayLaw: Law = {
  check(inputs) {
    const isPublic = inputs.connectivityType === undefined || inputs.connectivityType === "public";
    const regional = inputs.availabilityMode === "regional";
    if (isPublic && !regional && !isGiven(inputs, "allocationId"))
      return [
        {
          property: "allocationId",
          reason:
            'A public NAT gateway needs an Elastic IP address and allocationId is missing; give one, or connectivityType "private".',
        },
      ];
    if (inputs.connectivityType === "private" && isGiven(inputs, "allocationId"))
      return [
        {
          property: "allocationId",
          reason: "allocationId is given and connectivityType is private; leave one of them out.",
        },
      ];
    return [];
  },

  create(inputs, context) {
    const subnetId = textOf(inputs, "subnetId") ?? "";
    const subnet = subnetId === "" ? undefined : mustFind(context, subnetType, subnetId);
    const allocationId = textOf(inputs, "allocationId") ?? "";
    const address = allocationId === "" ? undefined : mustFind(context, eipType, allocationId);
    const gateways = context.inventory.list(natGatewayType);
    const user = allocationId === "" ? undefined : gateways.find((one) => one.outputs.allocationId === allocationId);
    if (user !== undefined)
      throw refusal("Resource.AlreadyAssociated", `resource ${allocationId} is already associated (with ${user.id}).`);
    const zone = textOf(subnet?.outputs ?? {}, "availabilityZone");
    const inZone = gateways.filter(
      (one) =>
        textOf(
          context.inventory.get(subnetType, textOf(one.outputs, "subnetId") ?? "")?.outputs ?? {},
          "availabilityZone",
        ) === zone,
    );
    withinQuota("natGateways", inZone.length);
    const given = textOf(inputs, "privateIp") ?? "";
    const privateIp =
      given !== ""
        ? given
        : subnet === undefined
          ? ""
          : addressIn(mustText(subnet.outputs, "cidrBlock"), context, "nat");
    return {
      id: context.mint.id("nat"),
      outputs: {
        associationId: allocationId === "" ? "" : context.mint.id("eipassoc"),
        networkInterfaceId: context.mint.id("eni"),
        privateIp,
        publicIp: address === undefined ? "" : mustText(address.outputs, "publicIp"),
        secondaryPrivateIpAddressCount: 0,
      },
    };
  },
};
