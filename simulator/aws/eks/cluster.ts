import { createHash } from "node:crypto";
import type { Beside, Law, LawContext } from "../../law";
import { isList, type Properties, textOf, UNKNOWN } from "../../values";
import { arnOf } from "../arn";
import { checkGroups } from "../ec2/lookup";
import { usableKey } from "../kms/key";
import { withinQuota } from "../quotas";
import { isGiven, isOn, mustText, objectOf, objects, texts } from "../reading";
import { refusal } from "../refusal";
import { clusterType, fargateProfileType, nodeGroupType, securityGroupType } from "../types";
import { creatorEntry } from "./access";
import { assumableRole, vpcOfSubnets } from "./placement";
import { defaultVersion, kubernetesVersions } from "./versions";

/** A Kubernetes cluster: two zones, a role that EKS may assume, no way back to an older version, optional protection. */
export const clusterLaw: Law = {
  check(inputs) {
    const name = textOf(inputs, "name");
    const version = textOf(inputs, "version");
    const vpc = objectOf(inputs, "vpcConfig");
    const known: readonly string[] = kubernetesVersions;
    return [
      ...(name === undefined || /^[0-9A-Za-z][\w-]{0,99}$/.test(name)
        ? []
        : [
            {
              property: "name",
              reason: `"${name}" is no name of a cluster; expected 1 to 100 letters, digits, - and _, the first a letter or digit.`,
            },
          ]),
      ...(version === undefined || known.includes(version)
        ? []
        : [
            {
              property: "version",
              reason: `EKS has no version "${version}"; expected one of ${kubernetesVersions.join(", ")}.`,
            },
          ]),
      ...(vpc.endpointPublicAccess === false &&
      vpc.endpointPrivateAccess !== true &&
      vpc.endpointPrivateAccess !== UNKNOWN
        ? [
            {
              property: "vpcConfig.endpointPrivateAccess",
              reason: "Private and public endpoint access cannot both be false; switch one of them on.",
            },
          ]
        : []),
    ];
  },

  // Encryption can be added to a cluster, but not changed or taken away.
  judge({ path, before }) {
    if (path[0] !== "encryptionConfig") return undefined;
    return path.length === 1 && before === undefined ? "update" : "replace";
  },

  create(inputs, context) {
    const name = mustText(inputs, "name");
    if (context.inventory.get(clusterType, name) !== undefined)
      throw refusal("ResourceInUseException", `Cluster already exists with name: ${name}`, "exists");
    withinQuota("clusters", context.inventory.list(clusterType).length);
    assumableRole(mustText(inputs, "roleArn"), "eks.amazonaws.com", context);
    const config = objectOf(inputs, "vpcConfig");
    const vpcId = vpcOfSubnets(
      texts(config.subnetIds),
      context,
      { missing: "InvalidParameterException", few: "InvalidParameterException" },
      "EKS cluster",
    );
    checkGroups(context, texts(config.securityGroupIds), vpcId);
    for (const encryption of objects(inputs.encryptionConfig))
      usableKey(mustText(objectOf(encryption, "provider"), "keyArn"), context);
    const groupId = context.mint.id("sg", "cluster");
    const group = {
      vpcId,
      name: `eks-cluster-sg-${name}-${context.mint.digits(9)}`,
      description:
        "EKS created security group applied to ENI that is attached to EKS Control Plane master nodes, as well as any managed workloads.",
      ownerId: context.place.account,
      region: context.place.region,
      arn: arnOf(context, "ec2", `security-group/${groupId}`),
      ingress: [],
      egress: [],
      tags: {},
      tagsAll: {},
    };
    return {
      id: name,
      outputs: { ...describe(inputs, context), ...networkOf(inputs, vpcId, groupId) },
      beside: [{ type: securityGroupType, id: groupId, outputs: group }, ...creatorEntries(inputs, context)],
    };
  },

  update(resource, inputs, context) {
    checkVersion(textOf(resource.outputs, "version") ?? defaultVersion, textOf(inputs, "version"));
    const before = objectOf(resource.outputs, "vpcConfig");
    const config = objectOf(inputs, "vpcConfig");
    const vpcId = vpcOfSubnets(
      texts(config.subnetIds),
      context,
      { missing: "InvalidParameterException", few: "InvalidParameterException" },
      "EKS cluster",
    );
    checkGroups(context, texts(config.securityGroupIds), vpcId);
    return {
      version: textOf(inputs, "version") ?? resource.outputs.version ?? defaultVersion,
      ...networkOf(inputs, vpcId, textOf(before, "clusterSecurityGroupId") ?? ""),
    };
  },

  remove(resource, context) {
    if (isOn(resource.outputs, "deletionProtection"))
      throw refusal(
        "InvalidRequestException",
        `Cluster ${resource.id} has deletion protection enabled. Disable deletion protection (deletionProtection: false) to delete it.`,
      );
    for (const [type, what] of [
      [nodeGroupType, "nodegroups"],
      [fargateProfileType, "Fargate profiles"],
    ] as const) {
      const [first] = context.inventory.where(type, "clusterName", resource.id);
      if (first !== undefined)
        throw refusal(
          "ResourceInUseException",
          `Cluster has ${what} attached (${first.id}). Delete them first.`,
          "precondition",
        );
    }
    return "gone";
  },

  unprotect: (resource) => ({ ...resource.inputs, deletionProtection: false }),
};

/** Whoever makes a cluster administers it, unless the program says otherwise; in CONFIG_MAP mode it always does. */
function creatorEntries(inputs: Properties, context: LawContext): Beside[] {
  const access = objectOf(inputs, "accessConfig");
  const listed = (textOf(access, "authenticationMode") ?? "CONFIG_MAP") !== "CONFIG_MAP";
  if (listed && access.bootstrapClusterCreatorAdminPermissions === false) return [];
  return [creatorEntry(mustText(inputs, "name"), context)];
}

function describe(inputs: Properties, context: LawContext): Properties {
  const { mint, place } = context;
  const name = mustText(inputs, "name");
  const hash = mint.hex(32, "endpoint").toUpperCase();
  const access = objectOf(inputs, "accessConfig");
  const network = objectOf(inputs, "kubernetesNetworkConfig");
  return {
    arn: arnOf(context, "eks", `cluster/${name}`),
    clusterId: "",
    createdAt: new Date(context.now).toISOString(),
    endpoint: `https://${hash}.gr7.${place.region}.eks.amazonaws.com`,
    certificateAuthority: {
      data: Buffer.from(
        `-----BEGIN CERTIFICATE-----\n${createHash("sha256").update(hash).digest("base64")}\n-----END CERTIFICATE-----\n`,
      ).toString("base64"),
    },
    identities: [{ oidcs: [{ issuer: `https://oidc.eks.${place.region}.amazonaws.com/id/${hash}` }] }],
    platformVersion: "eks.1",
    status: "ACTIVE",
    version: textOf(inputs, "version") ?? defaultVersion,
    deletionProtection: isOn(inputs, "deletionProtection"),
    accessConfig: {
      authenticationMode: textOf(access, "authenticationMode") ?? "CONFIG_MAP",
      bootstrapClusterCreatorAdminPermissions: access.bootstrapClusterCreatorAdminPermissions !== false,
    },
    kubernetesNetworkConfig: {
      ...network,
      ipFamily: textOf(network, "ipFamily") ?? "ipv4",
      serviceIpv4Cidr: textOf(network, "serviceIpv4Cidr") ?? "172.20.0.0/16",
    },
    upgradePolicy: isGiven(inputs, "upgradePolicy") ? (inputs.upgradePolicy ?? {}) : { supportType: "EXTENDED" },
  };
}

/** The network part of the outputs, with the group that EKS made. */
function networkOf(inputs: Properties, vpcId: string, groupId: string): Properties {
  const config = objectOf(inputs, "vpcConfig");
  return {
    vpcConfig: {
      endpointPrivateAccess: isOn(config, "endpointPrivateAccess"),
      endpointPublicAccess: config.endpointPublicAccess !== false,
      publicAccessCidrs:
        isList(config.publicAccessCidrs) && config.publicAccessCidrs.length > 0
          ? config.publicAccessCidrs
          : config.endpointPublicAccess === false
            ? []
            : ["0.0.0.0/0"],
      securityGroupIds: texts(config.securityGroupIds),
      subnetIds: texts(config.subnetIds),
      clusterSecurityGroupId: groupId,
      vpcId,
    },
  };
}

function checkVersion(from: string, to: string | undefined): void {
  if (to === undefined || to === from) return;
  if (minor(to) < minor(from))
    throw refusal(
      "InvalidParameterException",
      `Unsupported Kubernetes minor version update from ${from} to ${to}: a cluster does not go back.`,
    );
  if (minor(to) > minor(from) + 1)
    throw refusal(
      "InvalidParameterException",
      `Unsupported Kubernetes minor version update from ${from} to ${to}: go one minor version at a time.`,
    );
}

function minor(version: string): number {
  return Number(version.split(".")[1]);
}
