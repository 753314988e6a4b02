import * as eks from "@pulumi/aws/eks";
import type { ClusterArgs } from "@pulumi/eks";
import type { Provider } from "@pulumi/kubernetes";
import { type Output, output, type Resource } from "@pulumi/pulumi";
import { addonConfiguration } from "./addon-configuration";
import { VpcCniAddon } from "./vpc-cni-addon";

/** What add-ons are made in. */
export interface AddonSurroundings {
  readonly name: string;
  readonly args: ClusterArgs;
  readonly cluster: eks.Cluster;
  readonly provider: Provider;
  readonly parent: Resource;
  /** What has to be there before the plugin talks to the cluster. */
  readonly access: readonly Resource[];
}

/** Makes kube-proxy, vpc-cni and coredns as far as they are wanted; coredns only where it has nodes to run on. */
export function createAddons(around: AddonSurroundings): VpcCniAddon | undefined {
  const { args } = around;
  const auto = args.autoMode?.enabled === true;
  if (args.kubeProxyAddonOptions?.enabled ?? !auto) createAddon("kube-proxy", args.kubeProxyAddonOptions, around);
  const dns = args.corednsAddonOptions;
  const asked = dns?.enabled === true || dns?.configurationValues !== undefined;
  const hasNodes = args.skipDefaultNodeGroup !== true || auto;
  if (asked || (hasNodes && (dns?.enabled ?? true))) createAddon("coredns", dns, around);
  const wantsPlugin = args.useDefaultVpcCni === undefined ? !auto : !args.useDefaultVpcCni;
  return wantsPlugin ? createPlugin(around) : undefined;
}

function createAddon(
  addonName: string,
  options: ClusterArgs["corednsAddonOptions"] | ClusterArgs["kubeProxyAddonOptions"],
  { name, args, cluster, parent }: AddonSurroundings,
): void {
  new eks.Addon(
    `${name}-${addonName}`,
    {
      clusterName: cluster.name,
      addonName,
      preserve: true,
      tags: args.tags,
      resolveConflictsOnCreate: options?.resolveConflictsOnCreate ?? "OVERWRITE",
      resolveConflictsOnUpdate: options?.resolveConflictsOnUpdate ?? "OVERWRITE",
      addonVersion: options?.version ? output(options.version) : latest(addonName, cluster, parent),
      configurationValues: addonConfiguration(options?.configurationValues),
    },
    { parent },
  );
}

function latest(addonName: string, cluster: eks.Cluster, parent: Resource): Output<string> {
  const query = { addonName, kubernetesVersion: cluster.version, mostRecent: true };
  return eks.getAddonVersionOutput(query, { parent }).version;
}

function createPlugin({ name, args, cluster, provider, parent, access }: AddonSurroundings): VpcCniAddon {
  const settings = { ...args.vpcCniOptions, clusterName: cluster.name, clusterVersion: cluster.version };
  return new VpcCniAddon(
    `${name}-vpc-cni`,
    { ...settings, tags: args.tags },
    { parent, dependsOn: [...access], providers: { kubernetes: provider } },
  );
}
