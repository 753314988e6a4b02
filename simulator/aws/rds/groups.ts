import type { Problem } from "../../errors";
import type { Law } from "../../law";
import { type Properties, textOf } from "../../values";
import { arnOf } from "../arn";
import { vpcOfSubnets } from "../eks/placement";
import { withinQuota } from "../quotas";
import { mustText, texts } from "../reading";
import { refusal } from "../refusal";
import { databaseType, dbParameterGroupType, dbSubnetGroupType } from "../types";
import { databasesOf, repeatedParameter } from "./instance";

const codes = { missing: "InvalidSubnet", few: "DBSubnetGroupDoesNotCoverEnoughAZs" };

/** Subnets of one VPC, in two zones at least, for databases. */
export const dbSubnetGroupLaw: Law = {
  check: nameProblems,

  create(inputs, context) {
    const name = nameOf(inputs, context.mint.hex(7, "name"));
    if (context.inventory.get(dbSubnetGroupType, name) !== undefined)
      throw refusal("DBSubnetGroupAlreadyExists", `The DB subnet group '${name}' already exists.`);
    withinQuota("subnetGroups", context.inventory.list(dbSubnetGroupType).length);
    const vpcId = vpcOfSubnets(texts(inputs.subnetIds), context, codes, `DB subnet group ${name}`);
    return {
      id: name,
      outputs: {
        name,
        vpcId,
        arn: arnOf(context, "rds", `subgrp:${name}`),
        supportedNetworkTypes: ["IPV4"],
        description: textOf(inputs, "description") ?? "Managed by Pulumi",
      },
    };
  },

  update(resource, inputs, context) {
    const vpcId = vpcOfSubnets(texts(inputs.subnetIds), context, codes, `DB subnet group ${resource.id}`);
    const gone = texts(resource.outputs.subnetIds).filter((id) => !texts(inputs.subnetIds).includes(id));
    const [user] = databasesOf(resource.id, context);
    if (user !== undefined && gone.length > 0)
      throw refusal(
        "SubnetAlreadyInUse",
        `Some of the subnets to be deleted are currently in use: ${gone.join(", ")} (${user}).`,
        "precondition",
      );
    return { vpcId };
  },

  remove(resource, context) {
    const [user] = databasesOf(resource.id, context);
    if (user !== undefined)
      throw refusal(
        "InvalidDBSubnetGroupStateFault",
        `Cannot delete the subnet group '${resource.id}' because at least one database instance: ${user} is still using it.`,
        "precondition",
      );
    return "gone";
  },
};

/** Parameters of databases of one family. */
export const dbParameterGroupLaw: Law = {
  check(inputs) {
    const family = textOf(inputs, "family");
    const twice = repeatedParameter(inputs);
    return [
      ...nameProblems(inputs),
      ...(family === undefined || /^[a-z0-9.-]+$/.test(family)
        ? []
        : [{ property: "family", reason: `"${family}" is no family; expected one such as postgres17.` }]),
      ...(twice === undefined
        ? []
        : [{ property: "parameters", reason: `the parameter ${twice} is set twice; keep one of them.` }]),
    ];
  },

  create(inputs, context) {
    const name = nameOf(inputs, context.mint.hex(7, "name"));
    if (context.inventory.get(dbParameterGroupType, name) !== undefined)
      throw refusal("DBParameterGroupAlreadyExists", `Parameter group ${name} already exists`);
    withinQuota("parameterGroups", context.inventory.list(dbParameterGroupType).length);
    return {
      id: name,
      outputs: {
        name,
        arn: arnOf(context, "rds", `pg:${name}`),
        description: textOf(inputs, "description") ?? "Managed by Pulumi",
      },
    };
  },

  remove(resource, context) {
    const [user] = context.inventory.where(databaseType, "parameterGroupName", mustText(resource.outputs, "name"));
    if (user !== undefined)
      throw refusal(
        "InvalidDBParameterGroupState",
        `One or more database instances are still members of this parameter group ${resource.id} (${textOf(user.outputs, "identifier")}), so the group cannot be deleted.`,
        "precondition",
      );
    return "gone";
  },
};

function nameProblems(inputs: Properties): Problem[] {
  const name = textOf(inputs, "name");
  if (name === undefined || (/^[a-z0-9](?:[a-z0-9 ._-]{0,254})$/.test(name) && name !== "default")) return [];
  return [
    {
      property: "name",
      reason: `"${name}" is no name of a database group; expected up to 255 lower-case letters, digits, hyphens, underscores, periods and spaces, and not "default".`,
    },
  ];
}

function nameOf(inputs: Properties, suffix: string): string {
  return textOf(inputs, "name") ?? `${textOf(inputs, "namePrefix") ?? "tf-"}${suffix}`;
}
