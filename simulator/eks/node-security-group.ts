import * as ec2 from "@pulumi/aws/ec2";
import { all, type Input, type Output, type Resource } from "@pulumi/pulumi";

/** What a node group's security group has to know. */
export interface NodeSecurityGroupArgs {
  readonly vpcId: Input<string>;
  readonly clusterSecurityGroupId: Input<string>;
  readonly clusterName: Input<string>;
  readonly tags?: Input<Record<string, Input<string>> | undefined>;
}

/** A node group's security group and the rule that lets its nodes call the cluster. */
export interface NodeSecurityGroup {
  readonly group: ec2.SecurityGroup;
  readonly clusterIngressRule: ec2.SecurityGroupRule;
}

/** Makes the group of a node group and the rules between nodes and control plane. */
export function createNodeSecurityGroup(
  name: string,
  args: NodeSecurityGroupArgs,
  parent: Resource,
): NodeSecurityGroup {
  const tags = all([args.tags, args.clusterName]).apply(([given, clusterName]) => ({
    Name: `${name}-nodeSecurityGroup`,
    [`kubernetes.io/cluster/${clusterName}`]: "owned",
    ...given,
  }));
  const group = new ec2.SecurityGroup(
    `${name}-nodeSecurityGroup`,
    { vpcId: args.vpcId, revokeRulesOnDelete: true, tags },
    { parent },
  );
  const rule = (
    suffix: string,
    rest: Omit<ec2.SecurityGroupRuleArgs, "securityGroupId">,
    on: Output<string> = group.id,
  ) => new ec2.SecurityGroupRule(`${name}-${suffix}`, { ...rest, securityGroupId: on }, { parent });
  const fromCluster = { type: "ingress", protocol: "tcp", sourceSecurityGroupId: args.clusterSecurityGroupId };

  rule("eksNodeIngressRule", {
    description: "Allow nodes to communicate with each other",
    type: "ingress",
    fromPort: 0,
    toPort: 0,
    protocol: "-1",
    self: true,
  });
  rule("eksNodeClusterIngressRule", {
    description: "Allow worker Kubelets and pods to receive communication from the cluster control plane",
    ...fromCluster,
    fromPort: 1025,
    toPort: 65535,
  });
  rule("eksExtApiServerClusterIngressRule", {
    description:
      "Allow pods running extension API servers on port 443 to receive communication from cluster control plane",
    ...fromCluster,
    fromPort: 443,
    toPort: 443,
  });
  rule("eksNodeInternetEgressRule", {
    description: "Allow internet access.",
    type: "egress",
    fromPort: 0,
    toPort: 0,
    protocol: "-1",
    cidrBlocks: ["0.0.0.0/0"],
  });
  const clusterIngressRule = new ec2.SecurityGroupRule(
    `${name}-eksClusterIngressRule`,
    {
      description: "Allow pods to communicate with the cluster API Server",
      type: "ingress",
      fromPort: 443,
      toPort: 443,
      protocol: "tcp",
      securityGroupId: args.clusterSecurityGroupId,
      sourceSecurityGroupId: group.id,
    },
    { parent },
  );
  return { group, clusterIngressRule };
}
