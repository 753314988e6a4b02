import type { Problem } from "../../errors";
import type { Law, LawContext, Resource } from "../../law";
import { type Properties, textOf } from "../../values";
import { arnOf } from "../arn";
import { withinQuota } from "../quotas";
import { mustText, objects } from "../reading";
import { refusal } from "../refusal";
import {
  defaultSecurityGroupType,
  egressRuleType,
  ingressRuleType,
  securityGroupRuleType,
  securityGroupType,
  vpcType,
} from "../types";
import { usersOfGroup } from "./interfaces";
import { mustFind } from "./lookup";
import { descriptionProblems, ruleProblems, rulesIn, rulesOf, ruleText, sameRule } from "./security-rules";

const directions = ["ingress", "egress"] as const;

/** A security group: its name is unique in the VPC, and it stays while anything refers to it. */
export const securityGroupLaw: Law = {
  complete: (inputs) => ({ description: "Managed by Pulumi", ...inputs }),

  check(inputs) {
    return [
      ...nameProblems(textOf(inputs, "name")),
      ...descriptionProblems("description", textOf(inputs, "description")),
      ...blockProblems(inputs),
    ];
  },

  create(inputs, context) {
    withinQuota("securityGroups", context.inventory.list(securityGroupType).length);
    const vpcId = textOf(inputs, "vpcId") ?? defaultVpcId(context);
    const vpc = mustFind(context, vpcType, vpcId);
    const name =
      textOf(inputs, "name") ?? `${textOf(inputs, "namePrefix") ?? "terraform-"}${context.mint.hex(7, "name")}`;
    const twin = context.inventory.where(securityGroupType, "vpcId", vpc.id).find((one) => one.outputs.name === name);
    if (twin !== undefined)
      throw refusal(
        "InvalidGroup.Duplicate",
        `The security group '${name}' already exists for VPC '${vpc.id}' (${twin.id}).`,
      );
    checkBlocks(inputs, vpc.id, context);
    const id = context.mint.id("sg");
    return {
      id,
      outputs: {
        arn: arnOf(context, "ec2", `security-group/${id}`),
        name,
        ownerId: context.place.account,
        vpcId: vpc.id,
        ingress: inputs.ingress ?? [],
        egress: inputs.egress ?? [],
      },
    };
  },

  update(resource, inputs, context) {
    checkBlocks(inputs, mustText(resource.outputs, "vpcId"), context);
    return {
      ingress: inputs.ingress ?? resource.outputs.ingress ?? [],
      egress: inputs.egress ?? resource.outputs.egress ?? [],
    };
  },

  remove(resource, context) {
    const [user] = [...usersOfGroup(resource.id, context), ...referrers(resource.id, context)];
    if (user !== undefined)
      throw refusal(
        "DependencyViolation",
        `resource ${resource.id} has a dependent object (${user}). Delete it, or take the group off it, first.`,
      );
    return "gone";
  },
};

/** A VPC's default security group, adopted: what it had is taken away, and it stays when the resource goes. */
export const defaultSecurityGroupLaw: Law = {
  check: (inputs) => blockProblems(inputs),

  create(inputs, context) {
    const vpcId = textOf(inputs, "vpcId") ?? defaultVpcId(context);
    mustFind(context, vpcType, vpcId);
    const group = context.inventory
      .where(securityGroupType, "vpcId", vpcId)
      .find((one) => one.outputs.name === "default");
    if (group === undefined) throw refusal("InvalidGroup.NotFound", `No default security group found in ${vpcId}.`);
    checkBlocks(inputs, vpcId, context);
    const { arn, name, description, ownerId } = group.outputs;
    return {
      id: group.id,
      outputs: {
        arn: arn ?? "",
        name: name ?? "",
        description: description ?? "",
        ownerId: ownerId ?? "",
        vpcId,
        ingress: inputs.ingress ?? [],
        egress: inputs.egress ?? [],
      },
    };
  },

  update: (_resource, inputs) => ({ ingress: inputs.ingress ?? [], egress: inputs.egress ?? [] }),
};

/** The account's default VPC in this region, or EC2's refusal where it was deleted. */
export function defaultVpcId(context: LawContext): string {
  const vpc = context.inventory.where(vpcType, "default", true)[0];
  if (vpc === undefined) throw refusal("VPCIdNotSpecified", "No default VPC for this user. Give vpcId.");
  return vpc.id;
}

function nameProblems(name: string | undefined): Problem[] {
  if (name === undefined) return [];
  if (name.startsWith("sg-"))
    return [{ property: "name", reason: `"${name}" starts with "sg-", which EC2 keeps for ids; choose another name.` }];
  if (name === "default")
    return [
      {
        property: "name",
        reason:
          '"default" is the name of the group that every VPC has; choose another name, or use DefaultSecurityGroup.',
      },
    ];
  return /^[\w\-. :/()#,@[\]+=&;{}!$*]{1,255}$/.test(name)
    ? []
    : [
        {
          property: "name",
          reason: `"${name}" is no name of a security group; expected 1 to 255 letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *.`,
        },
      ];
}

function blockProblems(inputs: Properties): Problem[] {
  return directions.flatMap((direction) =>
    objects(inputs[direction]).flatMap((block, at) => ruleProblems(block, `${direction}[${at}].`)),
  );
}

function checkBlocks(inputs: Properties, vpcId: string, context: LawContext): void {
  for (const direction of directions) {
    const rules = objects(inputs[direction]).flatMap((block) => rulesOf(block, "self"));
    if (rules.length > 0) withinQuota("securityGroupRules", rules.length - 1);
    for (const { peer } of rules) if (peer.startsWith("sg-")) checkPeer(peer, vpcId, context);
  }
}

/** Refuses a peer group that is not there, or in another network without peering. */
export function checkPeer(groupId: string, vpcId: string, context: LawContext): void {
  const peer = context.inventory.everywhere(securityGroupType).find((one) => one.id === groupId);
  if (peer === undefined) throw refusal("InvalidGroup.NotFound", `The security group '${groupId}' does not exist.`);
  const theirs = textOf(peer.outputs, "vpcId") ?? "";
  if (theirs !== vpcId && !arePeered(theirs, vpcId, context))
    throw refusal(
      "InvalidGroup.NotFound",
      `You have specified two resources that belong to different networks: ${groupId} is in ${theirs}, the rule's group in ${vpcId}. Peer the VPCs first.`,
    );
}

function arePeered(one: string, other: string, context: LawContext): boolean {
  return context.inventory.everywhere("aws:ec2/vpcPeeringConnection:VpcPeeringConnection").some(({ outputs }) => {
    const ends = [textOf(outputs, "vpcId"), textOf(outputs, "peerVpcId")];
    return ends.includes(one) && ends.includes(other);
  });
}

/** Rules of other groups that name this one, by the resource they come from. */
function referrers(groupId: string, context: LawContext): readonly string[] {
  const { inventory } = context;
  const groups = [securityGroupType, defaultSecurityGroupType]
    .flatMap((type) => inventory.list(type))
    .filter((one) => one.id !== groupId);
  const single = [ingressRuleType, egressRuleType].flatMap((type) =>
    inventory.where(type, "referencedSecurityGroupId", groupId),
  );
  const classic = inventory.where(securityGroupRuleType, "sourceSecurityGroupId", groupId);
  const inline = groups.filter((group) =>
    directions.some((direction) =>
      objects(group.inputs[direction]).some((block) => rulesOf(block, group.id).some(({ peer }) => peer === groupId)),
    ),
  );
  return [...single, ...classic]
    .filter((rule) => rule.outputs.securityGroupId !== groupId)
    .map(nameOf)
    .concat(inline.map(nameOf));
}

function nameOf(resource: Resource): string {
  return `${resource.type.split(":")[2]} ${resource.id}`;
}

/** Refuses a rule that its group has already, or that would be one too many. */
export function checkNewRules(block: Properties, direction: "ingress" | "egress", context: LawContext): void {
  const groupId = mustText(block, "securityGroupId");
  const group = mustFind(context, securityGroupType, groupId);
  const existing = rulesIn(groupId, direction, context);
  const wanted = rulesOf(block, groupId);
  for (const rule of wanted) {
    const twin = existing.find((one) => sameRule(one.rule, rule));
    if (twin !== undefined)
      throw refusal(
        "InvalidPermission.Duplicate",
        `the specified rule "${ruleText(rule)}" already exists in ${groupId} (${nameOf(twin.from)}).`,
      );
    if (rule.peer.startsWith("sg-")) checkPeer(rule.peer, mustText(group.outputs, "vpcId"), context);
  }
  withinQuota("securityGroupRules", existing.length + wanted.length - 1);
}
