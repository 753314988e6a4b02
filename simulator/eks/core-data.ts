import type { Provider as AwsProvider } from "@pulumi/aws";
import type * as ec2 from "@pulumi/aws/ec2";
import type * as eks from "@pulumi/aws/eks";
import type * as iam from "@pulumi/aws/iam";
import type { ClusterArgs } from "@pulumi/eks";
import type { Provider } from "@pulumi/kubernetes";
import type { ConfigMap } from "@pulumi/kubernetes/core/v1";
import type { Input, Output } from "@pulumi/pulumi";
import type { NodeGroupOptions } from "./node-group-options";
import type { VpcCniAddon } from "./vpc-cni-addon";

/** The `core` output of a cluster: what node groups and add-ons need to know of it. Names are the package's. */
export interface CoreData {
  readonly cluster: eks.Cluster;
  readonly vpcId: Output<string>;
  readonly subnetIds: Output<string[]>;
  readonly publicSubnetIds?: Output<string[]>;
  readonly privateSubnetIds?: Output<string[]>;
  readonly endpoint: Output<string>;
  readonly clusterSecurityGroup?: Input<ec2.SecurityGroup>;
  readonly provider: Provider;
  readonly awsProvider?: AwsProvider;
  readonly instanceRoles: Output<iam.Role[]>;
  readonly nodeGroupOptions: NodeGroupOptions;
  readonly eksNodeAccess?: ConfigMap;
  readonly storageClasses: Record<string, unknown>;
  readonly kubeconfig: Output<unknown>;
  readonly vpcCni?: VpcCniAddon;
  readonly tags?: ClusterArgs["tags"];
  readonly nodeSecurityGroupTags?: ClusterArgs["nodeSecurityGroupTags"];
  readonly fargateProfile: Output<undefined>;
  readonly oidcProvider?: iam.OpenIdConnectProvider;
  readonly encryptionConfig?: Output<unknown>;
  readonly clusterIamRole: Output<iam.Role>;
  readonly accessEntries: Output<unknown[]>;
  readonly autoModeNodeRoleName: Output<string>;
}
