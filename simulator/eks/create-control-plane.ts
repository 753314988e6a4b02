import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import type { ClusterArgs } from "@pulumi/eks";
import { all, type Input, type Output, output, type Resource, ResourceError } from "@pulumi/pulumi";
import { hasSecurityGroups } from "./check-cluster";
import type { ClusterNetwork } from "./cluster-network";
import { ServiceRole } from "./service-role";

/** The control plane and what it stands on. */
export interface ControlPlane {
  readonly cluster: eks.Cluster;
  readonly serviceRole?: ServiceRole;
  readonly autoNodeRole?: ServiceRole;
  readonly securityGroup?: Input<ec2.SecurityGroup>;
  readonly encryptionConfig?: Output<{ provider: { keyArn: string }; resources: string[] }>;
}

const AUTO_MODE_POLICIES = [
  "AmazonEKSComputePolicy",
  "AmazonEKSBlockStoragePolicy",
  "AmazonEKSLoadBalancingPolicy",
  "AmazonEKSNetworkingPolicy",
];

/** Makes the service role, the security group and the cluster itself. */
export function createControlPlane(
  name: string,
  args: ClusterArgs,
  network: ClusterNetwork,
  partition: Input<string>,
  parent: Resource,
): ControlPlane {
  const auto = args.autoMode?.enabled === true;
  const serviceRole = args.serviceRole === undefined ? createServiceRole(name, args, partition, parent) : undefined;
  const securityGroup = args.clusterSecurityGroup ?? createSecurityGroup(name, args, network, parent);
  const autoNodeRole =
    auto && args.autoMode?.createNodeRole !== false ? createAutoNodeRole(name, args, partition, parent) : undefined;
  const encryptionConfig =
    args.encryptionConfigKeyArn === undefined
      ? undefined
      : output(args.encryptionConfigKeyArn).apply((keyArn) => ({ provider: { keyArn }, resources: ["secrets"] }));
  const cluster = new eks.Cluster(
    `${name}-eksCluster`,
    {
      name: args.name,
      roleArn: serviceRole?.directRole.arn ?? givenRoleArn(args),
      ...modeSettings(args, autoNodeRole),
      bootstrapSelfManagedAddons: auto ? false : (args.bootstrapSelfManagedAddons ?? true),
      vpcConfig: {
        securityGroupIds: securityGroup === undefined ? undefined : [output(securityGroup).id],
        subnetIds: network.subnetIds,
        endpointPrivateAccess: args.endpointPrivateAccess,
        endpointPublicAccess: args.endpointPublicAccess,
        publicAccessCidrs: publicAccessCidrs(args, parent),
      },
      version: args.version,
      enabledClusterLogTypes: args.enabledClusterLogTypes,
      tags: named(`${name}-eksCluster`, args.clusterTags, args.tags),
      encryptionConfig,
      // Whoever creates the cluster administers it: this component deploys into it.
      accessConfig: args.authenticationMode && {
        authenticationMode: args.authenticationMode,
        bootstrapClusterCreatorAdminPermissions: true,
      },
      upgradePolicy: args.upgradePolicy,
      deletionProtection: args.deletionProtection,
    },
    {
      parent,
      ignoreChanges: ["accessConfig.bootstrapClusterCreatorAdminPermissions", "bootstrapSelfManagedAddons"],
      dependsOn: [serviceRole, autoNodeRole].flatMap((role) => (role === undefined ? [] : [role.resolvedRole])),
    },
  );
  return { cluster, serviceRole, autoNodeRole, securityGroup, encryptionConfig };
}

function givenRoleArn(args: ClusterArgs): Output<string> {
  return output(args.serviceRole).apply((role) => role?.arn ?? output(""));
}

function createServiceRole(name: string, args: ClusterArgs, partition: Input<string>, parent: Resource): ServiceRole {
  const service = {
    service: "eks.amazonaws.com",
    description: "Allows EKS to manage clusters on your behalf.",
    policies: ["AmazonEKSClusterPolicy", ...(args.autoMode?.enabled === true ? AUTO_MODE_POLICIES : [])],
    actions: ["sts:AssumeRole", "sts:TagSession"],
  };
  return new ServiceRole(`${name}-eksRole`, { ...service, partition, tags: args.tags }, parent);
}

function createAutoNodeRole(name: string, args: ClusterArgs, partition: Input<string>, parent: Resource): ServiceRole {
  const policies = ["AmazonEKSWorkerNodeMinimalPolicy", "AmazonEC2ContainerRegistryPullOnly"];
  const service = { service: "ec2.amazonaws.com", policies, partition, tags: args.tags };
  return new ServiceRole(`${name}-nodeRole`, service, parent);
}

function createSecurityGroup(
  name: string,
  args: ClusterArgs,
  network: ClusterNetwork,
  parent: Resource,
): ec2.SecurityGroup | undefined {
  if (!hasSecurityGroups(args)) return undefined;
  const tags = named(`${name}-eksClusterSecurityGroup`, args.clusterSecurityGroupTags, args.tags);
  const group = new ec2.SecurityGroup(
    `${name}-eksClusterSecurityGroup`,
    { vpcId: network.vpcId, revokeRulesOnDelete: true, tags },
    { parent },
  );
  const anywhere = { fromPort: 0, toPort: 0, protocol: "-1", cidrBlocks: ["0.0.0.0/0"] };
  new ec2.SecurityGroupRule(
    `${name}-eksClusterInternetEgressRule`,
    { description: "Allow internet access.", type: "egress", ...anywhere, securityGroupId: group.id },
    { parent },
  );
  return group;
}

/** Address family and Auto Mode. AWS wants Auto Mode's three settings at once, so they become known together. */
function modeSettings(
  args: ClusterArgs,
  nodeRole: ServiceRole | undefined,
): Pick<eks.ClusterArgs, "computeConfig" | "storageConfig" | "kubernetesNetworkConfig"> {
  const auto = args.autoMode?.enabled === true;
  if (!auto && !args.kubernetesServiceIpAddressRange && !args.ipFamily) return {};
  const network = all([args.kubernetesServiceIpAddressRange, args.ipFamily]).apply(([range, family = "ipv4"]) => ({
    serviceIpv4Cidr: family === "ipv4" ? range : undefined,
    ipFamily: family,
    elasticLoadBalancing: auto ? { enabled: true } : undefined,
  }));
  if (!auto) return { kubernetesNetworkConfig: network };
  const settings = all([args.autoMode?.computeConfig, nodeRole?.directRole.arn, network]).apply(
    ([compute, nodeRoleArn, kubernetesNetworkConfig]) => ({
      computeConfig: { enabled: true, nodeRoleArn, nodePools: ["general-purpose", "system"], ...compute },
      storageConfig: { blockStorage: { enabled: true } },
      kubernetesNetworkConfig,
    }),
  );
  return {
    computeConfig: settings.computeConfig,
    storageConfig: settings.storageConfig,
    kubernetesNetworkConfig: settings.kubernetesNetworkConfig,
  };
}

function publicAccessCidrs(args: ClusterArgs, parent: Resource): Output<string[]> | undefined {
  if (!args.publicAccessCidrs) return undefined;
  return all([args.publicAccessCidrs, args.endpointPublicAccess ?? true]).apply(([cidrs, open]) => {
    if (!open) throw new ResourceError("publicAccessCidrs is set, but endpointPublicAccess is false", parent);
    return cidrs;
  });
}

/** Tags with a name; the component's own tags win over those of the part. */
function named(
  name: string,
  part: ClusterArgs["clusterTags"],
  whole: ClusterArgs["tags"],
): Output<Record<string, string>> {
  return all([whole, part]).apply(
    ([ofWhole, ofPart]): Record<string, string> => ({
      Name: name,
      ...ofPart,
      ...ofWhole,
    }),
  );
}
