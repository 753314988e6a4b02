import * as eks from "@pulumi/aws/eks";
import type { AddonArgs } from "@pulumi/eks";
import { ComponentResource, type ComponentResourceOptions, type Input, jsonStringify, Resource } from "@pulumi/pulumi";
import type { Constructed } from "../construct/component";
import { coreOf } from "./core-of";

/** The package's inputs; its schema says by mistake that tags are a list. */
type AddonInputs = Partial<Omit<AddonArgs, "tags">> & { readonly tags?: Input<Record<string, Input<string>>> };

/** Stands in for `eks:index:Addon`: one add-on of a cluster, and a child of it in the tree of resources. */
class Addon extends ComponentResource {
  readonly addon: eks.Addon;

  constructor(name: string, args: AddonInputs, options: ComponentResourceOptions) {
    const cluster: unknown = args.cluster;
    if (!Resource.isInstance(cluster)) throw new Error("cluster is missing; expected an eks.Cluster");
    super("eks:index:Addon", name, {}, { ...options, parent: cluster });
    const { addonName, addonVersion, preserve, configurationValues } = args;
    if (addonName === undefined) throw new Error("addonName is missing; expected one such as aws-ebs-csi-driver");
    const addonArgs: eks.AddonArgs = {
      addonName,
      addonVersion,
      preserve,
      resolveConflictsOnCreate: args.resolveConflictsOnCreate,
      resolveConflictsOnUpdate: args.resolveConflictsOnUpdate,
      serviceAccountRoleArn: args.serviceAccountRoleArn,
      tags: args.tags,
      clusterName: coreOf(cluster).apply((core) => core.cluster.name),
      configurationValues: configurationValues === undefined ? undefined : jsonStringify(configurationValues),
    };
    this.addon = new eks.Addon(name, addonArgs, { parent: this });
    this.registerOutputs({});
  }
}

/** Constructs `eks:index:Addon`. */
export function makeAddon(
  name: string,
  inputs: Record<string, unknown>,
  options: ComponentResourceOptions,
): Constructed {
  const { urn, addon } = new Addon(name, inputs, options);
  return { urn, state: { addon } };
}
