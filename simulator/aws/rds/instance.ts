import type { Problem } from "../../errors";
import type { Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { arnOf } from "../arn";
import { checkGroups } from "../ec2/lookup";
import { idWhere } from "../import-name";
import { usableKey } from "../kms/key";
import { withinQuota } from "../quotas";
import { isGiven, isOn, mustText, numberOf, objects, texts } from "../reading";
import { refusal } from "../refusal";
import { databaseType, dbSubnetGroupType, roleType, vpcType } from "../types";
import { zonesOf } from "../zones";
import { checkParameterGroup, checkUpgrade, defaultVersion, engineProblems, wholeVersion } from "./engine";

const ports: Readonly<Record<string, number>> = { postgres: 5432, mysql: 3306, mariadb: 3306 };

/** A database: named once, protected when asked to, not gone without a last snapshot unless one is waived. */
export const databaseLaw: Law = {
  check: (inputs) => [
    ...nameProblems(inputs),
    ...engineProblems(inputs),
    ...sizeProblems(inputs),
    ...passwordProblems(inputs),
  ],

  create(inputs, context) {
    const identifier =
      textOf(inputs, "identifier") ?? `${textOf(inputs, "identifierPrefix") ?? "tf-"}${context.mint.hex(7, "name")}`;
    const databases = context.inventory.list(databaseType);
    if (databases.some((one) => one.outputs.identifier === identifier))
      throw refusal("DBInstanceAlreadyExists", "DB instance already exists");
    withinQuota("databases", databases.length);
    if (
      !isGiven(inputs, "engine") &&
      !isGiven(inputs, "snapshotIdentifier") &&
      !isGiven(inputs, "replicateSourceDb") &&
      !isGiven(inputs, "restoreToPointInTime")
    )
      throw refusal("InvalidParameterValue", "engine is missing; give one, or what to restore or replicate from.");
    checkPlace(inputs, context);
    checkParameters(inputs, {}, context);
    const id = `db-${context.mint.letters(26)}`;
    const engine = textOf(inputs, "engine") ?? "postgres";
    const port = numberOf(inputs, "port") ?? ports[engine] ?? 1521;
    const address = `${identifier}.${context.mint.hex(12, "host")}.${context.place.region}.rds.amazonaws.com`;
    return {
      id,
      outputs: {
        ...details(inputs, context),
        identifier,
        resourceId: id,
        arn: arnOf(context, "rds", `db:${identifier}`),
        address,
        endpoint: `${address}:${port}`,
        port,
        engine,
        hostedZoneId: "Z29XKXDKYMONMX",
        status: "available",
      },
    };
  },

  update(resource, inputs, context) {
    checkPlace(inputs, context);
    checkUpgrade(resource.outputs, inputs);
    checkParameters(inputs, resource.outputs, context);
    const identifier = textOf(inputs, "identifier") ?? textOf(resource.outputs, "identifier") ?? "";
    const twin = context.inventory.where(databaseType, "identifier", identifier).find((one) => one.id !== resource.id);
    if (twin !== undefined) throw refusal("DBInstanceAlreadyExists", "DB instance already exists");
    const [before, after] = [
      numberOf(resource.outputs, "allocatedStorage") ?? 0,
      numberOf(inputs, "allocatedStorage") ?? 0,
    ];
    if (after !== 0 && after < before)
      throw refusal(
        "InvalidParameterCombination",
        `Requested allocated storage must be greater than or equal to the existing ${before} GiB; got ${after}.`,
      );
    const address = (textOf(resource.outputs, "address") ?? "").replace(/^[^.]+/, identifier);
    return {
      ...details(inputs, context, resource.outputs),
      identifier,
      arn: arnOf(context, "rds", `db:${identifier}`),
      address,
      endpoint: `${address}:${numberOf(resource.outputs, "port") ?? 5432}`,
    };
  },

  // Imported by its identifier; the id of the state is the one that RDS gives and never changes.
  importedId: (name, context) =>
    context.inventory.get(databaseType, name)?.id ?? idWhere(context, { identifier: name }),

  remove(resource) {
    if (isOn(resource.outputs, "deletionProtection"))
      throw refusal(
        "InvalidParameterCombination",
        "Cannot delete protected DB Instance, please disable deletion protection and try again.",
        "precondition",
      );
    if (!isOn(resource.outputs, "skipFinalSnapshot") && !isGiven(resource.outputs, "finalSnapshotIdentifier"))
      throw refusal(
        "InvalidParameterCombination",
        "finalSnapshotIdentifier is required when skipFinalSnapshot is false; give one, or set skipFinalSnapshot.",
        "precondition",
      );
    return "gone";
  },

  unprotect: (resource) => ({ ...resource.inputs, deletionProtection: false, skipFinalSnapshot: true }),
};

function details(inputs: Properties, context: LawContext, before: Properties = {}): Properties {
  const zones = zonesOf(context.place.region);
  const group = context.inventory.get(dbSubnetGroupType, textOf(inputs, "dbSubnetGroupName") ?? "");
  const vpc =
    group === undefined
      ? context.inventory.where(vpcType, "default", true)[0]
      : context.inventory.get(vpcType, textOf(group.outputs, "vpcId") ?? "");
  const groups = texts(inputs.vpcSecurityGroupIds);
  const engine = textOf(inputs, "engine") ?? textOf(before, "engine") ?? "postgres";
  const version = textOf(inputs, "engineVersion") ?? textOf(before, "engineVersion") ?? defaultVersion(engine);
  return {
    engineVersion: version,
    engineVersionActual: wholeVersion(engine, version),
    availabilityZone: textOf(inputs, "availabilityZone") ?? textOf(before, "availabilityZone") ?? zones[0]?.name ?? "",
    vpcSecurityGroupIds: groups.length > 0 ? groups : [textOf(vpc?.outputs ?? {}, "defaultSecurityGroupId") ?? ""],
    dbSubnetGroupName: textOf(inputs, "dbSubnetGroupName") ?? "default",
    multiAz: isOn(inputs, "multiAz"),
    backupRetentionPeriod: numberOf(inputs, "backupRetentionPeriod") ?? 0,
    masterUserSecrets: isOn(inputs, "manageMasterUserPassword")
      ? [
          {
            kmsKeyId: textOf(inputs, "masterUserSecretKmsKeyId") ?? "",
            secretArn: arnOf(
              context,
              "secretsmanager",
              `secret:rds!db-${context.mint.uuid("secret")}-${context.mint.letters(6, "secret")}`,
            ),
            secretStatus: "active",
          },
        ]
      : [],
  };
}

function checkParameters(inputs: Properties, before: Properties, context: LawContext): void {
  const engine = textOf(inputs, "engine") ?? textOf(before, "engine") ?? "postgres";
  const version = textOf(inputs, "engineVersion") ?? textOf(before, "engineVersion") ?? defaultVersion(engine);
  checkParameterGroup(textOf(inputs, "parameterGroupName") ?? "", engine, version, context);
}

function checkPlace(inputs: Properties, context: LawContext): void {
  const { inventory } = context;
  const groupName = textOf(inputs, "dbSubnetGroupName");
  const group = groupName === undefined ? undefined : inventory.get(dbSubnetGroupType, groupName);
  if (groupName !== undefined && group === undefined)
    throw refusal("DBSubnetGroupNotFoundFault", `DBSubnetGroup '${groupName}' does not exist.`);
  if (group !== undefined) checkGroups(context, texts(inputs.vpcSecurityGroupIds), mustText(group.outputs, "vpcId"));
  for (const name of ["kmsKeyId", "performanceInsightsKmsKeyId", "masterUserSecretKmsKeyId"])
    if (isGiven(inputs, name)) usableKey(mustText(inputs, name), context);
  const role = textOf(inputs, "monitoringRoleArn") ?? "";
  if (role !== "" && !inventory.list(roleType).some((one) => one.outputs.arn === role))
    throw refusal(
      "InvalidParameterValue",
      `IAM role ARN value is invalid or does not include the required permissions for: ENHANCED_MONITORING (${role}).`,
    );
  const zone = textOf(inputs, "availabilityZone") ?? "";
  if (zone !== "" && isOn(inputs, "multiAz"))
    throw refusal(
      "InvalidParameterCombination",
      "Requesting a specific availability zone is not valid for Multi-AZ instances.",
    );
  if (zone !== "" && !zonesOf(context.place.region).some((one) => one.name === zone))
    throw refusal("InvalidVPCNetworkStateFault", `Availability zone '${zone}' is unavailable in this region.`);
}

function nameProblems(inputs: Properties): Problem[] {
  const name = textOf(inputs, "identifier");
  if (name === undefined || (/^[a-z](-?[a-z0-9])*$/.test(name) && name.length <= 63)) return [];
  return [
    {
      property: "identifier",
      reason: `"${name}" is no identifier of a database; expected up to 63 lower-case letters, digits and single hyphens, the first a letter, the last no hyphen.`,
    },
  ];
}

function sizeProblems(inputs: Properties): Problem[] {
  const days = numberOf(inputs, "backupRetentionPeriod");
  const interval = numberOf(inputs, "monitoringInterval");
  const [size, most] = [numberOf(inputs, "allocatedStorage"), numberOf(inputs, "maxAllocatedStorage")];
  return [
    ...(days === undefined || (days >= 0 && days <= 35)
      ? []
      : [{ property: "backupRetentionPeriod", reason: `backupRetentionPeriod is ${days}; expected 0 to 35 days.` }]),
    ...(interval === undefined || [0, 1, 5, 10, 15, 30, 60].includes(interval)
      ? []
      : [
          {
            property: "monitoringInterval",
            reason: `monitoringInterval is ${interval}; expected 0, 1, 5, 10, 15, 30 or 60 seconds.`,
          },
        ]),
    ...(interval === undefined || interval === 0 || inputs.monitoringRoleArn !== undefined
      ? []
      : [
          {
            property: "monitoringRoleArn",
            reason: "A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0.",
          },
        ]),
    ...(size === undefined || most === undefined || most === 0 || most >= size
      ? []
      : [
          {
            property: "maxAllocatedStorage",
            reason: `maxAllocatedStorage ${most} GiB is less than allocatedStorage ${size} GiB.`,
          },
        ]),
  ];
}

function passwordProblems(inputs: Properties): Problem[] {
  const password = textOf(inputs, "password");
  if (isOn(inputs, "manageMasterUserPassword") && isGiven(inputs, "password"))
    return [
      { property: "password", reason: "password and manageMasterUserPassword are both given; give one of them." },
    ];
  if (password === undefined || (password.length >= 8 && password.length <= 128 && !/[/@" ]/.test(password))) return [];
  return [
    {
      property: "password",
      reason: 'the password is not one that RDS takes; expected 8 to 128 printable characters without / @ " and space.',
    },
  ];
}

/** What has a database in this subnet group; empty when the group is free. */
export function databasesOf(groupName: string, context: LawContext): readonly string[] {
  return context.inventory
    .where(databaseType, "dbSubnetGroupName", groupName)
    .map((one) => textOf(one.outputs, "identifier") ?? one.id);
}

/** Whether a parameter block sets a parameter more than once. */
export function repeatedParameter(inputs: Properties): string | undefined {
  const names = objects(inputs.parameters).map((one) => textOf(one, "name") ?? "");
  return names.find((name, at) => names.indexOf(name) !== at);
}
