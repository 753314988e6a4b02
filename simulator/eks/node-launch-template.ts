import * as ec2 from "@pulumi/aws/ec2";
import type { ManagedNodeGroupArgs } from "@pulumi/eks";
import { all, InputPropertyError, type Output, output, type Resource } from "@pulumi/pulumi";
import { notSimulated } from "../construct/refusal";
import { systemOf } from "./ami";
import type { KnownCore } from "./core-of";
import { recommendedImage } from "./recommended-image";
import { nodeadmUserData, taintEffect } from "./user-data";

/** Inputs of a managed node group before it is known that all that must be there is. */
export type NodeGroupInputs = Partial<ManagedNodeGroupArgs>;

/** Settings of the nodes' set-up, which EKS's own user data cannot carry. */
export const SET_UP_OPTIONS = [
  "bootstrapExtraArgs",
  "kubeletExtraArgs",
  "bottlerocketSettings",
  "nodeadmExtraOptions",
] as const satisfies readonly (keyof NodeGroupInputs)[];

/** Settings that need a launch template. */
export const TEMPLATE_OPTIONS = [
  ...SET_UP_OPTIONS,
  "enableIMDSv2",
  "userData",
  "amiId",
  "enableEfaSupport",
] as const satisfies readonly (keyof NodeGroupInputs)[];

/** Whether the nodes' user data is ours, and with it their image. */
export function ownsUserData(args: NodeGroupInputs): boolean {
  return SET_UP_OPTIONS.some((option) => args[option] !== undefined) || Boolean(args.userData) || Boolean(args.amiId);
}

/** Makes the launch template of a managed node group whose options need one. */
export function createLaunchTemplate(
  name: string,
  args: NodeGroupInputs,
  core: Output<KnownCore>,
  parent: Resource,
): ec2.LaunchTemplate {
  const system = all([args.amiType, args.operatingSystem]).apply(([type, os]) => systemOf(type, os));
  const deviceName = system.apply((known) => (known === "Bottlerocket" ? "/dev/xvdb" : "/dev/xvda"));
  const own = ownsUserData(args);
  return new ec2.LaunchTemplate(
    `${name}-launchTemplate`,
    {
      blockDeviceMappings: args.diskSize ? [{ deviceName, ebs: { volumeSize: args.diskSize } }] : undefined,
      userData: own ? userData(args, core, system) : undefined,
      metadataOptions:
        args.enableIMDSv2 === undefined
          ? undefined
          : {
              httpTokens: args.enableIMDSv2 ? "required" : "optional",
              httpPutResponseHopLimit: 2,
              httpEndpoint: "enabled",
            },
      imageId: own ? (args.amiId ?? imageOf(args, core, system, parent)) : undefined,
    },
    { parent },
  );
}

function userData(
  args: NodeGroupInputs,
  core: Output<KnownCore>,
  system: Output<ReturnType<typeof systemOf>>,
): Output<string> {
  const cluster = core.apply((known) => known.cluster);
  const settings = all([args.labels, args.taints, args.nodeadmExtraOptions, args.userData]);
  return all([
    args.clusterName ?? cluster.name,
    cluster.endpoint,
    cluster.certificateAuthority,
    cluster.kubernetesNetworkConfig,
    system,
    settings,
  ]).apply(([name, apiServerEndpoint, { data }, network, os, [labels, taints, nodeadmExtraOptions, given]]) => {
    if (given) return base64(given);
    if (os !== "AL2023" || args.bootstrapExtraArgs || args.bottlerocketSettings) {
      throw notSimulated(`Set-up of nodes with ${os}`, "Use AL2023, or give amiId and userData.");
    }
    const serviceCidr = network.ipFamily === "ipv6" ? network.serviceIpv6Cidr : network.serviceIpv4Cidr;
    const metadata = { name, apiServerEndpoint, certificateAuthority: data, serviceCidr };
    const { kubeletExtraArgs } = args;
    const nodeTaints = taints?.map((taint) => ({ ...taint, effect: effectOf(taint.effect) }));
    return base64(nodeadmUserData(metadata, { kubeletExtraArgs, labels, taints: nodeTaints, nodeadmExtraOptions }));
  });
}

function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}

function effectOf(effect: string): string {
  const known = taintEffect(effect);
  if (known !== undefined) return known;
  const reason = `The effect ${effect} of a taint is unknown; expected NO_SCHEDULE, NO_EXECUTE or PREFER_NO_SCHEDULE`;
  throw new InputPropertyError({ propertyPath: "taints", reason });
}

function imageOf(
  args: NodeGroupInputs,
  core: Output<KnownCore>,
  system: Output<ReturnType<typeof systemOf>>,
  parent: Resource,
): Output<string> {
  const version = args.version ? output(args.version) : core.apply((known) => known.cluster.version);
  return recommendedImage({ ...args, system, property: "instanceTypes", version }, parent);
}
