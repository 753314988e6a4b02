import type * as eks from "@pulumi/aws/eks";
import type { ClusterArgs } from "@pulumi/eks";
import {
  all,
  ComponentResource,
  type ComponentResourceOptions,
  Config,
  jsonStringify,
  type Output,
  output,
} from "@pulumi/pulumi";
import type { Constructed } from "../construct/component";
import { checkCluster, hasDefaultNodeGroup, hasSecurityGroups } from "./check-cluster";
import type { CoreData } from "./core-data";
import { coreOf } from "./core-of";
import { createCore, issuerOf } from "./create-core";
import { createDefaultNodeGroup } from "./default-node-group";
import { createNodeSecurityGroup } from "./node-security-group";

const OUTPUTS = [
  "autoModeNodeRoleName",
  "clusterIngressRuleId",
  "clusterSecurityGroup",
  "clusterSecurityGroupId",
  "core",
  "defaultNodeGroup",
  "defaultNodeGroupAsgName",
  "eksCluster",
  "eksClusterIngressRule",
  "fargateProfileId",
  "fargateProfileStatus",
  "instanceRoles",
  "kubeconfig",
  "kubeconfigJson",
  "nodeSecurityGroup",
  "nodeSecurityGroupId",
  "oidcIssuer",
  "oidcProviderArn",
  "oidcProviderUrl",
] as const;

type Outputs = Record<(typeof OUTPUTS)[number], Output<unknown>>;

/**
 * Stands in for `eks:index:Cluster` 4.3.0: the same children, refusals and outputs. It asks neither for the AWS CLI
 * nor whether the cluster's endpoint answers. Like the real one, which was built with an SDK that did not, it keeps no
 * inputs with the engine. With a URN among its options it is one that exists, read back.
 */
export class Cluster extends ComponentResource {
  declare readonly core: Output<CoreData>;
  declare readonly eksCluster: Output<eks.Cluster>;

  constructor(name: string, args: ClusterArgs, options: ComponentResourceOptions) {
    const unset = Object.fromEntries(OUTPUTS.map((key) => [key, undefined]));
    super("eks:index:Cluster", name, options.urn === undefined ? {} : unset, options);
    if (options.urn !== undefined) return;
    const outputs = createCluster(name, withProfile(args), this);
    Object.assign(this, outputs);
    this.registerOutputs(outputs);
  }
}

/** Constructs `eks:index:Cluster`. */
export function makeCluster(
  name: string,
  inputs: Record<string, unknown>,
  options: ComponentResourceOptions,
): Constructed {
  const cluster = new Cluster(name, inputs, options);
  return { urn: cluster.urn, state: Object.fromEntries(OUTPUTS.map((key) => [key, Reflect.get(cluster, key)])) };
}

/** The credentials profile of the aws provider's settings counts where the program states none. */
function withProfile(args: ClusterArgs): ClusterArgs {
  const profileName = new Config("aws").get("profile");
  return args.providerCredentialOpts || !profileName ? args : { ...args, providerCredentialOpts: { profileName } };
}

function createCluster(name: string, args: ClusterArgs, self: ComponentResource): Outputs {
  checkCluster(args);
  const core = createCore(name, args, self);
  const nodes = hasSecurityGroups(args) ? nodeSecurity(name, args, core, self) : undefined;
  const nodeGroupOptions = {
    ...core.nodeGroupOptions,
    ...(nodes && { nodeSecurityGroup: nodes.group, clusterIngressRule: nodes.clusterIngressRule }),
  };
  const whole = { ...core, nodeGroupOptions };
  const nodeGroup = hasDefaultNodeGroup(args)
    ? createDefaultNodeGroup(name, nodeGroupOptions, coreOf(whole), self)
    : undefined;
  const { cluster } = core;
  // Where the cluster brings no groups, EKS's own stands in for both.
  const ownGroup = cluster.vpcConfig.clusterSecurityGroupId;
  const issuer = issuerOf(cluster);
  return {
    autoModeNodeRoleName: core.autoModeNodeRoleName,
    clusterIngressRuleId: nodes?.clusterIngressRule.securityGroupRuleId ?? output(""),
    clusterSecurityGroup: output(core.clusterSecurityGroup),
    clusterSecurityGroupId: core.clusterSecurityGroup === undefined ? ownGroup : output(core.clusterSecurityGroup).id,
    core: output(whole),
    defaultNodeGroup: output(nodeGroup),
    defaultNodeGroupAsgName: nodeGroup?.autoScalingGroup.name ?? output(""),
    eksCluster: output(cluster),
    eksClusterIngressRule: output(nodes?.clusterIngressRule),
    fargateProfileId: output(""),
    fargateProfileStatus: output(""),
    instanceRoles: core.instanceRoles,
    kubeconfig: core.kubeconfig,
    kubeconfigJson: jsonStringify(core.kubeconfig),
    nodeSecurityGroup: output(nodes?.group),
    nodeSecurityGroupId: nodes?.group.id ?? ownGroup,
    oidcIssuer: issuer.apply((url) => url.replace("https://", "")),
    oidcProviderArn: core.oidcProvider?.arn ?? output(""),
    oidcProviderUrl: issuer,
  };
}

function nodeSecurity(
  name: string,
  args: ClusterArgs,
  core: CoreData,
  self: ComponentResource,
): ReturnType<typeof createNodeSecurityGroup> {
  const group = core.clusterSecurityGroup;
  if (group === undefined) throw new Error("a cluster with security groups, but without its own");
  const tags = all([args.tags, args.nodeSecurityGroupTags]).apply(([whole, part]) => ({ ...part, ...whole }));
  const clusterSecurityGroupId = output(group).id;
  const { vpcId, cluster } = core;
  return createNodeSecurityGroup(name, { vpcId, clusterSecurityGroupId, clusterName: cluster.name, tags }, self);
}
