import * as eks from "@pulumi/aws/eks";
import type { VpcCniAddonArgs } from "@pulumi/eks";
import * as apps from "@pulumi/kubernetes/apps/v1";
import { all, ComponentResource, type ComponentResourceOptions, type Input, type Output, output } from "@pulumi/pulumi";
import type { Constructed } from "../construct/component";
import { addonConfiguration } from "./addon-configuration";
import { cniConfiguration, cniEnvironment } from "./cni-environment";

/** The package's inputs; its schema says by mistake that tags are a list. */
export type PluginArgs = Partial<Omit<VpcCniAddonArgs, "tags">> & {
  readonly tags?: Input<Record<string, Input<string>>>;
};

/**
 * Stands in for `eks:index:VpcCniAddon`: the network plugin as an add-on. With a URN among its options it is one that
 * exists, read back from the engine.
 */
export class VpcCniAddon extends ComponentResource {
  declare readonly addon: Output<eks.Addon>;

  constructor(name: string, args: PluginArgs, options: ComponentResourceOptions) {
    super("eks:index:VpcCniAddon", name, options.urn === undefined ? {} : { addon: undefined }, options);
    if (options.urn !== undefined) return;
    if (args.clusterName === undefined) throw new Error("clusterName is missing; expected the name of a cluster");
    const { env, initEnv } = cniEnvironment(args);
    const configuration = all([env, initEnv, args.enableNetworkPolicy, args.configurationValues ?? {}]).apply(
      ([known, init, policy, given]) => cniConfiguration(known, init, policy, given),
    );
    const addon = new eks.Addon(
      name,
      {
        clusterName: args.clusterName,
        addonVersion: addonVersion(args, this),
        addonName: "vpc-cni",
        resolveConflictsOnCreate: args.resolveConflictsOnCreate ?? "OVERWRITE",
        resolveConflictsOnUpdate: args.resolveConflictsOnUpdate ?? "OVERWRITE",
        preserve: true,
        configurationValues: addonConfiguration(configuration),
        serviceAccountRoleArn: args.serviceAccountRoleArn,
        tags: args.tags,
      },
      { parent: this },
    );
    this.addon = output(addon);
    if (args.securityContextPrivileged) patchDaemonSet(name, args.securityContextPrivileged, this, addon);
    this.registerOutputs({ addon: this.addon });
  }
}

/** Constructs `eks:index:VpcCniAddon`. */
export function makeVpcCniAddon(
  name: string,
  inputs: Record<string, unknown>,
  options: ComponentResourceOptions,
): Constructed {
  const component = new VpcCniAddon(name, inputs, options);
  return { urn: component.urn, state: { addon: component.addon } };
}

function addonVersion(args: PluginArgs, parent: ComponentResource): Input<string> {
  if (args.addonVersion) return args.addonVersion;
  if (!args.clusterVersion) {
    throw new Error("Give addonVersion or clusterVersion, to tell which version of vpc-cni to use");
  }
  const query = { addonName: "vpc-cni", kubernetesVersion: args.clusterVersion, mostRecent: true };
  return eks.getAddonVersionOutput(query, { parent }).version;
}

/** Sets what the add-on cannot; the patch outlives the component, since the DaemonSet does. */
function patchDaemonSet(
  name: string,
  privileged: Input<boolean>,
  parent: ComponentResource,
  addon: eks.Addon,
): apps.DaemonSetPatch {
  const metadata = { name: "aws-node", namespace: "kube-system", annotations: { "pulumi.com/patchForce": "true" } };
  const containers = [{ name: "aws-node", securityContext: { privileged } }];
  return new apps.DaemonSetPatch(
    name,
    { metadata, spec: { template: { spec: { containers } } } },
    { parent, dependsOn: [addon], retainOnDelete: true },
  );
}
