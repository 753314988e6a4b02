import * as ec2 from "@pulumi/aws/ec2";
import { all, type Output, output, type Resource } from "@pulumi/pulumi";
import { notSimulated } from "../construct/refusal";
import { type NodeSystem, systemOf } from "./ami";
import type { KnownCore } from "./core-of";
import { type NodeGroupOptions, refuseProfile } from "./node-group-options";
import { recommendedImage } from "./recommended-image";
import { type ClusterMetadata, nodeadmUserData } from "./user-data";

const DEFAULT_INSTANCE_TYPE = "t3.medium";

/** The security group of the nodes, and the rule without which they do not reach the cluster. */
export interface NodeSecurity {
  readonly group: NodeGroupOptions["nodeSecurityGroup"];
  readonly id: Output<string>;
  readonly clusterIngressRuleId: Output<string>;
}

/** Makes the launch template of the node group that a cluster brings. */
export function createTemplate(
  name: string,
  args: NodeGroupOptions,
  core: Output<KnownCore>,
  security: NodeSecurity,
  parent: Resource,
): ec2.LaunchTemplate {
  const system = all([args.amiType, args.operatingSystem]).apply(([type, os]) => systemOf(type, os));
  const imageId = imageOf(args, core, system, parent);
  const extra = all([args.extraNodeSecurityGroups]).apply(([groups]) => (groups ?? []).map((group) => group.id));
  return new ec2.LaunchTemplate(
    `${name}-launchTemplate`,
    {
      imageId,
      instanceType: args.instanceType ?? DEFAULT_INSTANCE_TYPE,
      iamInstanceProfile: { name: core.apply((known) => profileName(args, known)) },
      keyName: keyNameOf(name, args, parent),
      instanceMarketOptions: args.spotPrice
        ? { marketType: "spot", spotOptions: { maxPrice: args.spotPrice } }
        : undefined,
      blockDeviceMappings: disks(args, imageId, system, parent),
      networkInterfaces: [
        {
          associatePublicIpAddress: output(args.nodeAssociatePublicIpAddress).apply((open) => String(open ?? true)),
          // The rule's id is asked for so that machines come after it: without it they do not reach the cluster.
          securityGroups: all([security.id, extra, security.clusterIngressRuleId]).apply(([id, ids]) => [id, ...ids]),
        },
      ],
      userData: userData(args, core, system),
      tagSpecifications: args.launchTemplateTagSpecifications,
      monitoring: args.enableDetailedMonitoring === undefined ? undefined : { enabled: args.enableDetailedMonitoring },
    },
    { parent },
  );
}

/** The profile of the machines: the one of the cluster, or one that exists. */
function profileName(args: NodeGroupOptions, { nodeGroupOptions: own }: KnownCore): Output<string> {
  const [profile, name] = [
    args.instanceProfile ?? own.instanceProfile,
    args.instanceProfileName ?? own.instanceProfileName,
  ];
  if (profile && name) return refuseProfile("twice");
  if (profile) return profile.name;
  return name ? output(name) : refuseProfile("never");
}

/** Makes the key that people reach the machines with, where the program gives one, and names it. */
function keyNameOf(name: string, args: NodeGroupOptions, parent: Resource): NodeGroupOptions["keyName"] {
  if (!args.nodePublicKey) return args.keyName;
  return new ec2.KeyPair(`${name}-keyPair`, { publicKey: args.nodePublicKey }, { parent }).keyName;
}

function imageOf(
  args: NodeGroupOptions,
  core: Output<KnownCore>,
  system: Output<NodeSystem>,
  parent: Resource,
): Output<string> {
  if (args.amiId) return output(args.amiId);
  const version = args.version ?? core.apply((known) => known.cluster.version);
  const instanceTypes = args.instanceType ? [args.instanceType] : undefined;
  return recommendedImage({ ...args, system, instanceTypes, property: "instanceType", version }, parent);
}

/** Settings of the disk that differ from the image's; Amazon Linux 2 always has its own. */
function disks(
  args: NodeGroupOptions,
  imageId: Output<string>,
  system: Output<NodeSystem>,
  parent: Resource,
): Output<{ deviceName: string; ebs: Record<string, unknown> }[]> {
  const image = imageId.apply((id) => {
    const filters = [{ name: "image-id", values: [id] }];
    return ec2.getAmi({ owners: ["self", "amazon"], includeDeprecated: true, filters }, { parent });
  });
  const settings = {
    encrypted: written(args.nodeRootVolumeEncrypted),
    volumeSize: args.nodeRootVolumeSize,
    volumeType: args.nodeRootVolumeType,
    iops: args.nodeRootVolumeIops,
    throughput: args.nodeRootVolumeThroughput,
    deleteOnTermination: written(args.nodeRootVolumeDeleteOnTermination),
  };
  return all([system, image, settings]).apply(([os, { blockDeviceMappings, rootDeviceName }, ebs]) => {
    const names = blockDeviceMappings.map(({ deviceName }) => deviceName);
    // Bottlerocket has its own disk first and the one for data behind it.
    const data = os === "Bottlerocket" ? names.find((one) => one !== rootDeviceName) : names[0];
    const deviceName = data ?? rootDeviceName;
    if (os === "AL2") {
      const always = { encrypted: "false", volumeSize: 20, volumeType: "gp2", deleteOnTermination: "true" };
      return [{ deviceName, ebs: { ...always, ...given(ebs) } }];
    }
    return Object.keys(given(ebs)).length === 0 ? [] : [{ deviceName, ebs: given(ebs) }];
  });
}

/** A switch in the words of launch templates. */
function written(value: NodeGroupOptions["nodeRootVolumeEncrypted"]): Output<string | undefined> {
  return output(value).apply((known) => (known === undefined ? undefined : String(known)));
}

function given(settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/** What the machines run at their start, in base64. */
function userData(args: NodeGroupOptions, core: Output<KnownCore>, system: Output<NodeSystem>): Output<string> {
  const { nodeUserData, nodeUserDataOverride, nodeadmExtraOptions, labels, taints, kubeletExtraArgs } = args;
  const asked = all([nodeUserDataOverride, nodeUserData, nodeadmExtraOptions, labels, taints, kubeletExtraArgs]);
  return all([metadataOf(core), system, asked]).apply(
    ([metadata, os, [override, script, options, nodeLabels, nodeTaints, flags]]) => {
      if (override) return base64(override);
      if (os !== "AL2023" || args.bootstrapExtraArgs || args.bottlerocketSettings) {
        throw notSimulated(`Set-up of nodes with ${os}`, "Use AL2023, or give nodeUserDataOverride.");
      }
      const shell = script ? [{ contentType: 'text/x-shellscript; charset="us-ascii"', content: script }] : [];
      const settings = {
        kubeletExtraArgs: flags,
        labels: nodeLabels,
        taints: Object.entries(nodeTaints ?? {}).map(([key, taint]) => ({ key, ...taint })),
        nodeadmExtraOptions: [...(options ?? []), ...shell],
      };
      return base64(nodeadmUserData(metadata, settings));
    },
  );
}

function metadataOf(core: Output<KnownCore>): Output<ClusterMetadata> {
  const { name, endpoint, certificateAuthority, kubernetesNetworkConfig } = core.apply(({ cluster }) => cluster);
  return all([name, endpoint, certificateAuthority, kubernetesNetworkConfig]).apply(
    ([known, apiServerEndpoint, { data }, network]) => ({
      name: known,
      apiServerEndpoint,
      certificateAuthority: data,
      serviceCidr: network.ipFamily === "ipv6" ? network.serviceIpv6Cidr : network.serviceIpv4Cidr,
    }),
  );
}

function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}
