import { rangesOverlap } from "../../../lib/cidr";
import type { Law } from "../../law";
import { textOf } from "../../values";
import { importParts } from "../import-name";
import { mustText } from "../reading";
import { refusal } from "../refusal";
import { subnetType, vpcType } from "../types";
import { mustFind } from "./lookup";
import { checkNetworkSize, ipv4Range, rangeProblems } from "./network-range";
import { rangesOf } from "./vpc";

/** A further IPv4 range of a VPC. */
export const vpcRangeAssociationLaw: Law = {
  check: (inputs) => rangeProblems(inputs, ["cidrBlock"]),

  create(inputs, context) {
    const vpc = mustFind(context, vpcType, mustText(inputs, "vpcId"));
    const cidrBlock = ipv4Range(textOf(inputs, "cidrBlock") ?? "", "cidrBlock");
    checkNetworkSize(cidrBlock, "InvalidVpc.Range");
    const clash = rangesOf(vpc, context).find((range) => rangesOverlap(range, cidrBlock));
    if (clash !== undefined)
      throw refusal("InvalidVpc.Range", `The CIDR '${cidrBlock}' conflicts with ${clash} of ${vpc.id}.`);
    return { id: context.mint.id("vpc-cidr-assoc"), outputs: { cidrBlock } };
  },

  // Behind the id there may be the pool that the range came from, and the length that was asked of it.
  importedId: (name) =>
    importParts(name, /^(vpc-cidr-assoc-\w+)(?:,[\w-]+(?:,\d+)?)?$/, "ASSOCIATIONID[,POOLID[,NETMASKLENGTH]]")[0],

  remove(resource, context) {
    const range = mustText(resource.outputs, "cidrBlock");
    const vpcId = mustText(resource.outputs, "vpcId");
    const inside = context.inventory
      .where(subnetType, "vpcId", vpcId)
      .find((subnet) => rangesOverlap(range, mustText(subnet.outputs, "cidrBlock")));
    if (inside !== undefined)
      throw refusal(
        "DependencyViolation",
        `The CIDR block ${range} is in use by subnet ${inside.id}. Delete it first.`,
      );
    return "gone";
  },
};
