import * as aws from "@pulumi/aws";
// Straight to the class: the package as a whole loads what no cluster of ours needs.
import { Cluster as EksCluster } from "@pulumi/eks/cluster";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { serviceTrust } from "../../lib/iam-policy";
import { type RoleWithPolicies, roleWithPolicies } from "../access/service-role";
import { roleName, type Scope } from "../naming";
import { logGroup } from "../observability/log-group";
import { accessEntries, type ClusterPeople } from "./access-entries";
import { clusterTransform } from "./cluster-transform";

const TYPE = "causeway:cluster:Cluster";

/** What a Cluster is made of. */
export interface ClusterArgs extends ClusterPeople {
  readonly scope: Scope;
  /** Name of the cluster. A change replaces it. Source: setting. */
  readonly eksClusterName: string;
  /** Kubernetes version, such as 1.35. In-place change, one minor version at a time. Source: setting. */
  readonly eksVersion: string;
  /** Whether the API can be reached from outside the network. In-place change. Source: setting. */
  readonly eksEndpointPublicAccess: boolean;
  /** From where it can be reached then. Source: setting. */
  readonly eksPublicAccessCidrs: readonly string[];
  /** The network of the cluster. A change replaces it. Source: Network. */
  readonly vpcId: pulumi.Input<string>;
  /** The app tier's subnets. Source: Network. */
  readonly subnetIds: pulumi.Input<string[]>;
  /** ARN of the key that encrypts Kubernetes' secrets and the logs. A change replaces the cluster. */
  readonly keyArn: pulumi.Input<string>;
  /** Days that the control plane's logs are kept, at least. Source: setting `auditRetentionDays`. */
  readonly auditRetentionDays: number;
  /** Groups whose members may call the API from inside the network, by a stable name. @default nodes only */
  readonly apiClientGroupIds?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Whether the cluster is production's: neither AWS nor the engine deletes it. @default false */
  readonly production?: boolean;
}

const logTypes = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

/** A private Kubernetes cluster (D-028): logged, its secrets encrypted, its users listed as access entries. */
export class Cluster extends pulumi.ComponentResource {
  public readonly clusterName: pulumi.Output<string>;
  public readonly endpoint: pulumi.Output<string>;
  public readonly oidcProviderArn: pulumi.Output<string>;
  /** The issuer of service accounts' tokens, without `https://`. */
  public readonly oidcIssuer: pulumi.Output<string>;
  /** The group that EKS gives the control plane and the nodes. */
  public readonly clusterSecurityGroupId: pulumi.Output<string>;
  /** The provider for what runs on the cluster. */
  public readonly kubernetesProvider: kubernetes.Provider;

  constructor(name: string, args: ClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);

    const logs = logGroup(
      `${name}-log-group`,
      {
        // EKS writes to the group of this name, and would make it without key and retention.
        logGroupName: `/aws/eks/${args.eksClusterName}/cluster`,
        retentionDays: args.auditRetentionDays,
        keyArn: args.keyArn,
        retain: args.production ?? false,
      },
      this,
    );
    const service = serviceRole(name, args.scope, this);
    const cluster = privateCluster(name, args, service, logs, this);
    for (const [client, groupId] of Object.entries(args.apiClientGroupIds ?? {})) {
      apiRule(`${name}-api-from-${client}`, cluster, client, groupId, this);
    }
    this.kubernetesProvider = new kubernetes.Provider(
      `${name}-kubernetes`,
      { kubeconfig: cluster.kubeconfigJson },
      { parent: this, dependsOn: [cluster] },
    );

    this.clusterName = cluster.eksCluster.name;
    this.endpoint = cluster.eksCluster.endpoint;
    this.oidcProviderArn = cluster.oidcProviderArn;
    this.oidcIssuer = cluster.oidcIssuer;
    this.clusterSecurityGroupId = cluster.clusterSecurityGroupId;
    this.registerOutputs({
      clusterName: this.clusterName,
      endpoint: this.endpoint,
      oidcProviderArn: this.oidcProviderArn,
      oidcIssuer: this.oidcIssuer,
      clusterSecurityGroupId: this.clusterSecurityGroupId,
    });
  }
}

function serviceRole(name: string, scope: Scope, parent: pulumi.Resource): RoleWithPolicies {
  return roleWithPolicies(
    `${name}-service-role`,
    {
      roleName: roleName(scope, "cluster"),
      description: "The control plane of the cluster",
      trust: [serviceTrust("eks.amazonaws.com")],
      managedPolicies: ["AmazonEKSClusterPolicy"],
    },
    parent,
  );
}

function privateCluster(
  name: string,
  args: ClusterArgs,
  service: RoleWithPolicies,
  logs: aws.cloudwatch.LogGroup,
  parent: pulumi.Resource,
): EksCluster {
  const { deployRoleArn } = args;
  const production = args.production ?? false;
  return new EksCluster(
    `${name}-eks`,
    {
      name: args.eksClusterName,
      version: args.eksVersion,
      vpcId: args.vpcId,
      subnetIds: args.subnetIds,
      serviceRole: service.role,
      authenticationMode: "API",
      accessEntries: accessEntries(args),
      providerCredentialOpts: deployRoleArn === undefined ? {} : { roleArn: deployRoleArn },
      endpointPrivateAccess: true,
      endpointPublicAccess: args.eksEndpointPublicAccess,
      ...(args.eksEndpointPublicAccess ? { publicAccessCidrs: [...args.eksPublicAccessCidrs] } : {}),
      enabledClusterLogTypes: logTypes,
      encryptionConfigKeyArn: args.keyArn,
      createOidcProvider: true,
      // Nodes are a group of their own, with EKS's group for the cluster and the app tier's.
      skipDefaultNodeGroup: true,
      skipDefaultSecurityGroups: true,
      vpcCniOptions: { enableNetworkPolicy: true },
      deletionProtection: production,
    },
    {
      parent,
      dependsOn: [logs, ...service.policies],
      transforms: [clusterTransform({ creatorIsAdmin: deployRoleArn === undefined, protect: production })],
    },
  );
}

function apiRule(
  name: string,
  cluster: EksCluster,
  client: string,
  groupId: pulumi.Input<string>,
  parent: pulumi.Resource,
): void {
  new aws.vpc.SecurityGroupIngressRule(
    name,
    {
      securityGroupId: cluster.clusterSecurityGroupId,
      referencedSecurityGroupId: groupId,
      description: `Kubernetes API, from ${client}`,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
    },
    { parent },
  );
}
