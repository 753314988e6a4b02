import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { serviceTrust } from "../../lib/iam-policy";
import { architectureOf } from "../access/machine-image";
import { type RoleWithPolicies, roleWithPolicies } from "../access/service-role";
import { roleName } from "../naming";
import { type NodeLaunchTemplateArgs, nodeLaunchTemplate } from "./node-launch-template";

const TYPE = "causeway:cluster:NodeGroup";

/** What a NodeGroup is made of. */
export interface NodeGroupArgs extends NodeLaunchTemplateArgs {
  /** The cluster that the nodes join. A change replaces the group. Source: Cluster. */
  readonly clusterName: pulumi.Input<string>;
  /** Kubernetes version of the nodes. In-place change, node by node. Source: setting. */
  readonly eksVersion: string;
  /** Where the nodes run: the app tier's subnets. A change replaces the group. Source: Network. */
  readonly subnetIds: pulumi.Input<string[]>;
  /** Such as t3.medium. A change replaces the group. Source: setting. */
  readonly nodeInstanceType: string;
  /** How many nodes there are, and the least there may be; there may be twice as many. In-place change. Source: setting. */
  readonly nodeCount: number;
  /** SPOT nodes may be taken away at two minutes' notice. A change replaces the group. Source: setting. */
  readonly nodeCapacityType: "ON_DEMAND" | "SPOT";
  /** The policy that lets Session Manager log sessions on nodes. Source: SessionManager. */
  readonly sessionHostPolicyArn: pulumi.Input<string>;
}

const images = { x86_64: "AL2023_x86_64_STANDARD", arm64: "AL2023_ARM_64_STANDARD" } as const;

/** The machines of a cluster (E-139, E-145, D-031): private, encrypted, reached by Session Manager only. */
export class NodeGroup extends pulumi.ComponentResource {
  /** Name of the group's auto scaling group, under which its metrics are found. */
  public readonly autoScalingGroupName: pulumi.Output<string>;

  constructor(name: string, args: NodeGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);

    const { role, policies } = nodeRole(name, args, this);
    const template = nodeLaunchTemplate(`${name}-template`, args, this);
    const group = new aws.eks.NodeGroup(
      `${name}-group`,
      {
        clusterName: args.clusterName,
        nodeRoleArn: role.arn,
        subnetIds: args.subnetIds,
        version: args.eksVersion,
        amiType: images[architectureOf(args.nodeInstanceType)],
        capacityType: args.nodeCapacityType,
        instanceTypes: [args.nodeInstanceType],
        scalingConfig: { minSize: args.nodeCount, desiredSize: args.nodeCount, maxSize: args.nodeCount * 2 },
        updateConfig: { maxUnavailable: 1 },
        launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
      },
      // The wanted size is not ignored, although an autoscaler may move it: AWS refuses to raise the least size above it.
      { parent: this, dependsOn: [...policies] },
    );

    this.autoScalingGroupName = group.resources.apply((resources) => firstAutoScalingGroup(resources));
    this.registerOutputs({ autoScalingGroupName: this.autoScalingGroupName });
  }
}

function nodeRole(name: string, args: NodeGroupArgs, parent: pulumi.Resource): RoleWithPolicies {
  const made = roleWithPolicies(
    `${name}-role`,
    {
      roleName: roleName(args.scope, "node"),
      description: "Nodes of the cluster",
      trust: [serviceTrust("ec2.amazonaws.com")],
      managedPolicies: [
        "AmazonEKSWorkerNodePolicy",
        "AmazonEKS_CNI_Policy",
        "AmazonEC2ContainerRegistryPullOnly",
        "AmazonSSMManagedInstanceCore",
      ],
    },
    parent,
  );
  const sessions = new aws.iam.RolePolicyAttachment(
    `${name}-role-sessions`,
    { role: made.role.name, policyArn: args.sessionHostPolicyArn },
    { parent },
  );
  return { role: made.role, policies: [...made.policies, sessions] };
}

function firstAutoScalingGroup(resources: aws.types.output.eks.NodeGroupResource[]): string {
  const found = resources[0]?.autoscalingGroups?.[0]?.name;
  if (found === undefined) throw new Error("EKS made a node group without an auto scaling group");
  return found;
}
