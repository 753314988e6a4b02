import type { ClusterArgs } from "@pulumi/eks";
import { notSimulated } from "../construct/refusal";
import { checkAuthentication } from "./authentication";

/** Options of the default node group that exclude nodeGroupOptions. */
const SINGLE_OPTIONS = [
  "nodeSubnetIds",
  "nodeAssociatePublicIpAddress",
  "instanceType",
  "instanceProfileName",
  "nodePublicKey",
  "nodeRootVolumeSize",
  "nodeUserData",
  "minSize",
  "maxSize",
  "desiredCapacity",
  "nodeAmiId",
  "gpu",
] as const satisfies readonly (keyof ClusterArgs)[];

/** Refuses options that exclude each other, as the real package does, and those that have no stand-in here. */
export function checkCluster(args: ClusterArgs): void {
  if (args.creationRoleProvider?.provider !== undefined) {
    throw new Error("creationRoleProvider.provider is not supported here; use providerCredentialOpts");
  }
  checkAuthentication(args);
  if (args.instanceRole !== undefined && args.instanceRoles !== undefined) {
    throw new Error("Give either instanceRole or instanceRoles, not both");
  }
  if (args.subnetIds !== undefined && (args.publicSubnetIds !== undefined || args.privateSubnetIds !== undefined)) {
    throw new Error("Give either subnetIds or publicSubnetIds and privateSubnetIds, not both");
  }
  const single = SINGLE_OPTIONS.filter((option) => Boolean(args[option]));
  if (args.nodeGroupOptions !== undefined && single.length > 0) {
    throw new Error(`Give either nodeGroupOptions or ${single.join(", ")}, not both`);
  }
  if (args.fargate) throw notSimulated("fargate of an eks.Cluster", "Use managed node groups.");
}

/** Whether the cluster brings a node group of its own. */
export function hasDefaultNodeGroup(args: ClusterArgs): boolean {
  return args.skipDefaultNodeGroup !== true && args.autoMode?.enabled !== true;
}

/** Whether the cluster brings security groups of its own for its control plane and its nodes. */
export function hasSecurityGroups(args: ClusterArgs): boolean {
  return !(args.skipDefaultSecurityGroups ?? args.autoMode?.enabled ?? false);
}
