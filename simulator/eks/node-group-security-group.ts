import type { NodeGroupSecurityGroupArgs } from "@pulumi/eks";
import { ComponentResource, type ComponentResourceOptions, output } from "@pulumi/pulumi";
import type { Constructed } from "../construct/component";
import { createNodeSecurityGroup, type NodeSecurityGroup } from "./node-security-group";

/** Stands in for `eks:index:NodeGroupSecurityGroup`: the security group of nodes that a program looks after itself. */
class NodeGroupSecurityGroup extends ComponentResource {
  readonly made: NodeSecurityGroup;

  constructor(name: string, args: Partial<NodeGroupSecurityGroupArgs>, options: ComponentResourceOptions) {
    const { vpcId, clusterSecurityGroup, eksCluster, tags } = args;
    if (vpcId === undefined || clusterSecurityGroup === undefined || eksCluster === undefined) {
      throw new Error("vpcId, clusterSecurityGroup and eksCluster are needed; at least one of them is missing");
    }
    super("eks:index:NodeGroupSecurityGroup", name, {}, options);
    const clusterSecurityGroupId = output(clusterSecurityGroup).id;
    const clusterName = output(eksCluster).name;
    this.made = createNodeSecurityGroup(name, { vpcId, clusterSecurityGroupId, clusterName, tags }, this);
    this.registerOutputs({});
  }
}

/** Constructs `eks:index:NodeGroupSecurityGroup`. */
export function makeNodeGroupSecurityGroup(
  name: string,
  inputs: Record<string, unknown>,
  options: ComponentResourceOptions,
): Constructed {
  const { urn, made } = new NodeGroupSecurityGroup(name, inputs, options);
  return { urn, state: { securityGroup: made.group, securityGroupRule: made.clusterIngressRule } };
}
