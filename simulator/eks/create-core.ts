import type * as eks from "@pulumi/aws/eks";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import { OpenIdConnectProvider } from "@pulumi/aws/iam";
import type { ClusterArgs } from "@pulumi/eks";
import { Provider } from "@pulumi/kubernetes/provider";
import { all, type Output, output, type Resource } from "@pulumi/pulumi";
import { clusterNetwork, flat } from "./cluster-network";
import type { CoreData } from "./core-data";
import { createAccess } from "./create-access";
import { createAddons } from "./create-addons";
import { createControlPlane } from "./create-control-plane";
import { createInstanceRole } from "./create-instance-role";
import { kubeconfigOf, regionOfArn } from "./kubeconfig";
import type { NodeGroupOptions } from "./node-group-options";
import { createStorageClasses } from "./storage-classes";

/** What AWS's own authority for cluster issuers has had for years; the real package asks the issuer for it. */
const ISSUER_THUMBPRINT = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280";

/** Makes everything of a cluster but the security group of its nodes and its default node group. */
export function createCore(name: string, args: ClusterArgs, parent: Resource): CoreData {
  const { partition } = getPartitionOutput({}, { parent });
  const network = clusterNetwork(args, parent);
  const plane = createControlPlane(name, args, network, partition, parent);
  const { cluster } = plane;
  const kubeconfig = kubeconfigFor(cluster, args, true).apply((config) => JSON.stringify(config));
  const { enableConfigMapMutable } = args;
  const provider = new Provider(`${name}-eks-k8s`, { kubeconfig, enableConfigMapMutable }, { parent });
  const nodes = createInstanceRole(name, args, partition, parent);
  const access = createAccess(name, args, {
    cluster,
    provider,
    parent,
    instanceRoles: nodes.roles,
    defaultInstanceRole: nodes.own,
  });
  const needed = [...access.entries, ...(access.configMap === undefined ? [] : [access.configMap])];
  const storageClasses = createStorageClasses(name, args.storageClasses, { parent, provider, dependsOn: needed });
  const vpcCni = createAddons({ name, args, cluster, provider, parent, access: needed });
  return {
    vpcId: network.vpcId,
    subnetIds: network.subnetIds,
    publicSubnetIds: args.publicSubnetIds && flat(args.publicSubnetIds),
    privateSubnetIds: args.privateSubnetIds && flat(args.privateSubnetIds),
    clusterSecurityGroup: plane.securityGroup,
    cluster,
    endpoint: cluster.endpoint,
    nodeGroupOptions: { ...nodeGroupOptions(args), ...(nodes.profile && { instanceProfile: nodes.profile }) },
    kubeconfig: kubeconfigFor(cluster, args, false),
    provider,
    vpcCni,
    instanceRoles: nodes.roles,
    eksNodeAccess: access.configMap,
    tags: args.tags,
    nodeSecurityGroupTags: args.nodeSecurityGroupTags,
    storageClasses,
    fargateProfile: output(undefined),
    oidcProvider: args.createOidcProvider ? createOidcProvider(name, cluster, parent) : undefined,
    encryptionConfig: plane.encryptionConfig,
    clusterIamRole: plane.serviceRole === undefined ? roleOf(args) : output(plane.serviceRole.directRole),
    accessEntries: output([...access.created]),
    autoModeNodeRoleName: plane.autoNodeRole?.directRole.name ?? output(""),
  };
}

function roleOf(args: ClusterArgs): CoreData["clusterIamRole"] {
  if (args.serviceRole === undefined) throw new Error("a cluster without service role");
  return output(args.serviceRole);
}

/** The kubeconfig; with the credentials profile only for this deployment, since others may have other ones. */
function kubeconfigFor(cluster: eks.Cluster, args: ClusterArgs, withProfile: boolean): Output<Record<string, unknown>> {
  return all([
    cluster.name,
    cluster.endpoint,
    cluster.certificateAuthority,
    args.providerCredentialOpts,
    cluster.arn,
    args.creationRoleProvider?.role,
  ]).apply(([clusterName, endpoint, { data }, credentials, arn, creator]) => {
    const roleArn = creator === undefined ? output(credentials?.roleArn) : creator.arn;
    return roleArn.apply((known) =>
      kubeconfigOf({
        clusterName,
        endpoint,
        region: regionOfArn(arn),
        certificate: data,
        roleArn: known,
        profileName: withProfile && creator === undefined ? credentials?.profileName : undefined,
      }),
    );
  });
}

/** Options of the default node group as the `core` output keeps them. */
function nodeGroupOptions(args: ClusterArgs): NodeGroupOptions {
  return {
    ...(args.nodeGroupOptions ?? {
      nodeSubnetIds: args.nodeSubnetIds,
      nodeAssociatePublicIpAddress: args.nodeAssociatePublicIpAddress,
      instanceType: args.instanceType,
      nodePublicKey: args.nodePublicKey,
      nodeRootVolumeEncrypted: args.nodeRootVolumeEncrypted,
      nodeRootVolumeSize: args.nodeRootVolumeSize,
      nodeUserData: args.nodeUserData,
      minSize: args.minSize,
      maxSize: args.maxSize,
      desiredCapacity: args.desiredCapacity,
      amiId: args.nodeAmiId,
      gpu: args.gpu,
      version: args.version,
    }),
  };
}

/** Lets service accounts of the cluster take on IAM roles. */
function createOidcProvider(name: string, cluster: eks.Cluster, parent: Resource): OpenIdConnectProvider {
  const thumbprint = getRegionOutput({}, { parent }).apply(() => ISSUER_THUMBPRINT);
  const url = issuerOf(cluster);
  const args = { clientIdLists: ["sts.amazonaws.com"], url, thumbprintLists: [thumbprint] };
  return new OpenIdConnectProvider(`${name}-oidcProvider`, args, { parent });
}

/** The cluster's issuer of identities; empty for one without. */
export function issuerOf(cluster: eks.Cluster): Output<string> {
  return cluster.identities.apply((identities) => identities?.[0]?.oidcs?.[0]?.issuer ?? "");
}
