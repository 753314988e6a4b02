import * as autoscaling from "@pulumi/aws/autoscaling";
import { all, type Output, output, type Resource } from "@pulumi/pulumi";
import type { KnownCore } from "./core-of";
import { createTemplate, type NodeSecurity } from "./default-node-template";
import { checkOptions, type NodeGroupOptions } from "./node-group-options";
import { createNodeSecurityGroup } from "./node-security-group";
import { workerSubnets } from "./worker-subnets";

/** The `defaultNodeGroup` output of a cluster. Names are the package's. */
export interface DefaultNodeGroup {
  readonly autoScalingGroup: autoscaling.Group;
  readonly extraNodeSecurityGroups: NodeGroupOptions["extraNodeSecurityGroups"];
  readonly nodeSecurityGroup: NodeGroupOptions["nodeSecurityGroup"];
  readonly nodeSecurityGroupId: Output<string>;
}

/** Makes the machines that a cluster brings unless told otherwise: a launch template and a scaling group over it. */
export function createDefaultNodeGroup(
  name: string,
  args: NodeGroupOptions,
  core: Output<KnownCore>,
  parent: Resource,
): DefaultNodeGroup {
  checkOptions(args);
  const security = securityOf(name, args, core, parent);
  const template = createTemplate(name, args, core, security, parent);
  const tags = all([core.apply((known) => known.cluster.name), args.autoScalingGroupTags]).apply(([cluster, given]) => [
    ...Object.entries(given ?? {}).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
    { key: `kubernetes.io/cluster/${cluster}`, value: "owned", propagateAtLaunch: true },
    { key: "Name", value: `${cluster}-worker`, propagateAtLaunch: true },
  ]);
  const autoScalingGroup = new autoscaling.Group(
    name,
    {
      minSize: args.minSize ?? 1,
      maxSize: args.maxSize ?? 2,
      desiredCapacity: args.desiredCapacity ?? 2,
      launchTemplate: { name: template.name, version: template.latestVersion.apply((version) => String(version)) },
      vpcZoneIdentifiers: args.nodeSubnetIds === undefined ? subnetsOf(core, parent) : output(args.nodeSubnetIds),
      instanceRefresh: {
        strategy: "Rolling",
        preferences: { minHealthyPercentage: args.minRefreshPercentage ?? 50 },
      },
      tags,
    },
    {
      parent,
      dependsOn: core.apply(({ vpcCni, eksNodeAccess }) =>
        [vpcCni, eksNodeAccess].flatMap((resource) => (resource === undefined ? [] : [resource])),
      ),
      ignoreChanges: args.ignoreScalingChanges ? ["desiredCapacity"] : undefined,
    },
  );
  const { extraNodeSecurityGroups } = args;
  return {
    autoScalingGroup,
    extraNodeSecurityGroups,
    nodeSecurityGroup: security.group,
    nodeSecurityGroupId: security.id,
  };
}

function securityOf(name: string, args: NodeGroupOptions, core: Output<KnownCore>, parent: Resource): NodeSecurity {
  const { nodeSecurityGroup: group, nodeSecurityGroupId, clusterIngressRule, clusterIngressRuleId } = args;
  const rule = clusterIngressRule === undefined ? output(clusterIngressRuleId) : output(clusterIngressRule).id;
  const clusterRule = rule.apply((id) => id ?? "");
  if (group !== undefined) return { group, id: output(group).id, clusterIngressRuleId: clusterRule };
  if (nodeSecurityGroupId !== undefined) {
    return { group, id: output(nodeSecurityGroupId), clusterIngressRuleId: clusterRule };
  }
  const made = createNodeSecurityGroup(
    name,
    {
      vpcId: core.apply((known) => known.vpcId),
      clusterSecurityGroupId: core.apply(
        ({ clusterSecurityGroup, cluster }) =>
          clusterSecurityGroup?.id ?? cluster.vpcConfig.apply((config) => config.clusterSecurityGroupId),
      ),
      clusterName: core.apply((known) => known.cluster.name),
      tags: core.apply(({ nodeSecurityGroupTags, tags }) => ({ ...nodeSecurityGroupTags, ...tags })),
    },
    parent,
  );
  return { group: made.group, id: made.group.id, clusterIngressRuleId: made.clusterIngressRule.id };
}

function subnetsOf(core: Output<KnownCore>, parent: Resource): Output<string[]> {
  return core.apply(({ privateSubnetIds, publicSubnetIds, subnetIds }) =>
    output(privateSubnetIds ?? publicSubnetIds ?? workerSubnets(subnetIds, parent)),
  );
}
