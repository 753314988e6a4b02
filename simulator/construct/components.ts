import type { ComponentResource } from "@pulumi/pulumi";
import { registerResourceModule } from "@pulumi/pulumi/runtime";
import { makeDefaultVpc } from "../awsx/default-vpc";
import { makeVpc } from "../awsx/vpc";
import { makeAddon } from "../eks/addon";
import { Cluster, makeCluster } from "../eks/cluster";
import { makeManagedNodeGroup } from "../eks/managed-node-group";
import { makeNodeGroupSecurityGroup } from "../eks/node-group-security-group";
import { makeVpcCniAddon, VpcCniAddon } from "../eks/vpc-cni-addon";
import type { MakeComponent } from "./component";
import { notSimulated } from "./refusal";

/** The remote components that have a stand-in here, by type token. */
const makers: ReadonlyMap<string, MakeComponent> = new Map([
  ["awsx:ec2:DefaultVpc", makeDefaultVpc],
  ["awsx:ec2:Vpc", makeVpc],
  ["eks:index:Addon", makeAddon],
  ["eks:index:Cluster", makeCluster],
  ["eks:index:ManagedNodeGroup", makeManagedNodeGroup],
  ["eks:index:NodeGroupSecurityGroup", makeNodeGroupSecurityGroup],
  ["eks:index:VpcCniAddon", makeVpcCniAddon],
]);

/** The maker of a type of remote component; throws a Refusal that names those that there are. */
export function makerOf(type: string): MakeComponent {
  const maker = makers.get(type);
  if (maker === undefined) {
    throw notSimulated(type, `It makes the children of: ${[...makers.keys()].join(", ")}.`);
  }
  return maker;
}

/** Lets components that exist come back as inputs: a node group is given its cluster. */
export function registerComponents(): void {
  registerResourceModule("eks", "index", {
    version: "4.3.0",
    construct(name: string, type: string, urn: string): ComponentResource {
      if (type === "eks:index:Cluster") return new Cluster(name, {}, { urn });
      if (type === "eks:index:VpcCniAddon") return new VpcCniAddon(name, {}, { urn });
      throw notSimulated(`${type} as an input`, "Hand on its outputs instead.");
    },
  });
}
