import { rangesOverlap } from "../../../lib/cidr";
import type { Law, LawContext, Resource } from "../../law";
import { type Properties, textOf } from "../../values";
import { withinQuota } from "../quotas";
import { isOn, mustText } from "../reading";
import { refusal } from "../refusal";
import { peeringAccepterType, peeringType, vpcType } from "../types";
import { mustFind } from "./lookup";
import { rangesOf } from "./vpc";

/** A peering of two VPCs whose ranges are apart; accepted at once only within one account and region. */
export const peeringLaw: Law = {
  check(inputs) {
    const region = textOf(inputs, "peerRegion") ?? "";
    return isOn(inputs, "autoAccept") && region !== "" && region !== inputs.region
      ? [
          {
            property: "autoAccept",
            reason: `peerRegion is ${region} and autoAccept is true; a peering across regions is accepted by VpcPeeringConnectionAccepter.`,
          },
        ]
      : [];
  },

  create(inputs, context) {
    const vpc = mustFind(context, vpcType, mustText(inputs, "vpcId"));
    const peer = peerOf(inputs, context);
    const own = rangesOf(vpc, context);
    const clash = own.find((range) => rangesOverlap(range, textOf(peer.outputs, "cidrBlock") ?? "0.0.0.0/32"));
    if (vpc.id === peer.id || clash !== undefined)
      throw refusal(
        "InvalidParameterValue",
        `VPCs ${vpc.id} and ${peer.id} have overlapping CIDR blocks (${clash}); such VPCs cannot be peered.`,
      );
    withinQuota("peerings", context.inventory.where(peeringType, "vpcId", vpc.id).length);
    const twin = context.inventory.where(peeringType, "vpcId", vpc.id).find((one) => one.outputs.peerVpcId === peer.id);
    if (twin !== undefined)
      throw refusal(
        "VpcPeeringConnectionAlreadyExists",
        `There is already a peering of ${vpc.id} and ${peer.id} (${twin.id}).`,
      );
    const accepted = isOn(inputs, "autoAccept");
    return {
      id: context.mint.id("pcx"),
      outputs: {
        acceptStatus: accepted ? "active" : "pending-acceptance",
        peerOwnerId: peer.account,
        peerRegion: peer.region,
      },
    };
  },

  read(resource, context): Properties {
    if (resource.outputs.acceptStatus === "active") return {};
    const accepter = context.inventory
      .everywhere(peeringAccepterType)
      .find((one) => one.outputs.vpcPeeringConnectionId === resource.id);
    return accepter !== undefined && isOn(accepter.outputs, "autoAccept") ? { acceptStatus: "active" } : {};
  },
};

/** The other side's yes to a peering, in its own account and region. */
export const peeringAccepterLaw: Law = {
  create(inputs, context) {
    const peering = context.inventory.everywhere(peeringType).find((one) => one.id === inputs.vpcPeeringConnectionId);
    if (peering === undefined)
      throw refusal(
        "InvalidVpcPeeringConnectionID.NotFound",
        `The vpcPeeringConnection ID '${textOf(inputs, "vpcPeeringConnectionId")}' does not exist.`,
      );
    if (
      textOf(peering.outputs, "peerOwnerId") !== context.place.account ||
      textOf(peering.outputs, "peerRegion") !== context.place.region
    )
      throw refusal(
        "OperationNotPermitted",
        `User ${context.place.account} in ${context.place.region} cannot accept peering ${peering.id}; its accepter is ${textOf(peering.outputs, "peerOwnerId")} in ${textOf(peering.outputs, "peerRegion")}.`,
        "denied",
      );
    const { vpcId, peerVpcId } = peering.outputs;
    return {
      id: peering.id,
      outputs: {
        acceptStatus: isOn(inputs, "autoAccept") ? "active" : "pending-acceptance",
        vpcId: peerVpcId ?? "",
        peerVpcId: vpcId ?? "",
        peerOwnerId: peering.account,
        peerRegion: peering.region,
      },
    };
  },
};

function peerOf(inputs: Resource["inputs"], context: LawContext): Resource {
  const id = mustText(inputs, "peerVpcId");
  const account = textOf(inputs, "peerOwnerId") ?? context.place.account;
  const region = textOf(inputs, "peerRegion") ?? context.place.region;
  const peer = context.inventory
    .everywhere(vpcType)
    .find((one) => one.id === id && one.account === account && one.region === region);
  if (peer === undefined)
    throw refusal("InvalidVpcID.NotFound", `The vpc ID '${id}' does not exist in ${region} of account ${account}.`);
  return peer;
}
