import type { Problem } from "../../errors";
import type { Law, LawContext } from "../../law";
import { textOf } from "../../values";
import { arnOf } from "../arn";
import { importParts } from "../import-name";
import { withinQuota } from "../quotas";
import { isGiven, mustText, numberOf, texts } from "../reading";
import { refusal } from "../refusal";
import { networkAclAssociationType, networkAclRuleType, networkAclType, subnetType, vpcType } from "../types";
import { mustFind } from "./lookup";
import { rangeProblems } from "./network-range";

/** A network ACL of a VPC. */
export const networkAclLaw: Law = {
  create(inputs, context) {
    const vpc = mustFind(context, vpcType, mustText(inputs, "vpcId"));
    withinQuota("networkAcls", context.inventory.where(networkAclType, "vpcId", vpc.id).length);
    for (const subnetId of texts(inputs.subnetIds)) checkSubnet(subnetId, vpc.id, context);
    const id = context.mint.id("acl");
    return {
      id,
      outputs: {
        arn: arnOf(context, "ec2", `network-acl/${id}`),
        ownerId: context.place.account,
        subnetIds: inputs.subnetIds ?? [],
        ingress: inputs.ingress ?? [],
        egress: inputs.egress ?? [],
      },
    };
  },

  remove(resource, context) {
    const [association] = context.inventory.where(networkAclAssociationType, "networkAclId", resource.id);
    if (association !== undefined)
      throw refusal(
        "DependencyViolation",
        `The networkAcl '${resource.id}' has dependencies and cannot be deleted (association ${association.id}).`,
      );
    return "gone";
  },
};

function checkSubnet(subnetId: string, vpcId: string, context: LawContext): void {
  const subnet = mustFind(context, subnetType, subnetId);
  if (textOf(subnet.outputs, "vpcId") !== vpcId)
    throw refusal("InvalidParameterValue", `subnet ${subnetId} and network ACL belong to different networks.`);
}

/** One rule of a network ACL: its number is unique in its direction. */
export const networkAclRuleLaw: Law = {
  check(inputs) {
    const number = numberOf(inputs, "ruleNumber");
    const action = textOf(inputs, "ruleAction");
    const problems: Problem[] = [...rangeProblems(inputs, ["cidrBlock", "ipv6CidrBlock"])];
    if (number !== undefined && (number < 1 || number > 32_766))
      problems.push({ property: "ruleNumber", reason: `ruleNumber is ${number}; expected 1 to 32766.` });
    if (action !== undefined && !["allow", "deny"].includes(action.toLowerCase()))
      problems.push({ property: "ruleAction", reason: `ruleAction is "${action}"; expected "allow" or "deny".` });
    if (!isGiven(inputs, "cidrBlock") && !isGiven(inputs, "ipv6CidrBlock"))
      problems.push({
        property: "cidrBlock",
        reason: "A rule of a network ACL needs a range; give cidrBlock or ipv6CidrBlock.",
      });
    return problems;
  },

  create(inputs, context) {
    const acl = mustFind(context, networkAclType, mustText(inputs, "networkAclId"));
    const egress = inputs.egress === true;
    const rules = context.inventory
      .where(networkAclRuleType, "networkAclId", acl.id)
      .filter((one) => (one.outputs.egress === true) === egress);
    const number = numberOf(inputs, "ruleNumber") ?? 0;
    if (rules.some((one) => numberOf(one.outputs, "ruleNumber") === number))
      throw refusal(
        "NetworkAclEntryAlreadyExists",
        `The network acl entry identified by ${number} already exists in ${acl.id} (${egress ? "egress" : "ingress"}).`,
      );
    withinQuota("networkAclRules", rules.length);
    return { id: `nacl-${context.mint.digits(10)}`, outputs: {} };
  },

  importedId(name, context) {
    const form = /^([^:]+):(\d+):([^:]+):(true|false)$/;
    const [aclId = "", number, protocol = "", egress] = importParts(
      name,
      form,
      "NETWORKACLID:RULENUMBER:PROTOCOL:EGRESS",
    );
    return context.inventory
      .where(networkAclRuleType, "networkAclId", aclId)
      .find(
        ({ outputs }) =>
          numberOf(outputs, "ruleNumber") === Number(number) &&
          String(outputs.egress === true) === egress &&
          protocolNumber(textOf(outputs, "protocol") ?? "") === protocolNumber(protocol),
      )?.id;
  },
};

const PROTOCOLS: Readonly<Record<string, string>> = { all: "-1", icmp: "1", tcp: "6", udp: "17" };

function protocolNumber(protocol: string): string {
  return PROTOCOLS[protocol.toLowerCase()] ?? protocol;
}

/** Puts a subnet under a network ACL; each subnet is under one. */
export const networkAclAssociationLaw: Law = {
  create(inputs, context) {
    const acl = mustFind(context, networkAclType, mustText(inputs, "networkAclId"));
    const subnet = mustFind(context, subnetType, mustText(inputs, "subnetId"));
    if (textOf(acl.outputs, "vpcId") !== textOf(subnet.outputs, "vpcId"))
      throw refusal(
        "InvalidParameterValue",
        `Network ACL ${acl.id} and subnet ${subnet.id} belong to different networks.`,
      );
    return { id: context.mint.id("aclassoc"), outputs: {} };
  },
};

/** A VPC's default network ACL, adopted; it stays when the resource goes. */
export const defaultNetworkAclLaw: Law = {
  create(inputs, context) {
    const acl = mustFind(context, networkAclType, mustText(inputs, "defaultNetworkAclId"));
    if (acl.outputs.default !== true)
      throw refusal(
        "InvalidParameterValue",
        `${acl.id} is not the default network ACL of its VPC; use NetworkAcl for it.`,
      );
    return {
      id: acl.id,
      outputs: {
        arn: acl.outputs.arn ?? "",
        ownerId: acl.outputs.ownerId ?? "",
        vpcId: acl.outputs.vpcId ?? "",
        subnetIds: inputs.subnetIds ?? [],
        ingress: inputs.ingress ?? [],
        egress: inputs.egress ?? [],
      },
    };
  },
};
