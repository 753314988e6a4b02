import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { roleName, type Scope } from "../naming";
import { IrsaRole } from "./irsa-role";

const TYPE = "causeway:cluster:ClusterAddons";

/** What ClusterAddons are made of. */
export interface ClusterAddonsArgs {
  readonly scope: Scope;
  /** The cluster they are installed on. A change replaces them. Source: Cluster. */
  readonly clusterName: pulumi.Input<string>;
  /** The cluster's identity provider. Source: Cluster. */
  readonly oidcProviderArn: pulumi.Input<string>;
  /** The cluster's issuer without `https://`. Source: Cluster. */
  readonly oidcIssuer: pulumi.Input<string>;
  /** ARN of the key that encrypts volumes. Source: EnvironmentKey. */
  readonly keyArn: pulumi.Input<string>;
}

/** What EKS runs on the nodes for us: names inside the cluster, and volumes. Make it after the nodes. */
export class ClusterAddons extends pulumi.ComponentResource {
  constructor(name: string, args: ClusterAddonsArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);

    addon(`${name}-coredns`, args, "coredns", {}, this);
    const volumes = new IrsaRole(
      `${name}-volumes`,
      {
        roleName: roleName(args.scope, "volumes"),
        description: "Makes and attaches volumes for pods",
        namespace: "kube-system",
        serviceAccount: "ebs-csi-controller-sa",
        oidcProviderArn: args.oidcProviderArn,
        oidcIssuer: args.oidcIssuer,
        managedPolicies: ["service-role/AmazonEBSCSIDriverPolicy"],
        statements: [
          {
            Sid: "EncryptVolumes",
            Effect: "Allow",
            Action: ["kms:Decrypt", "kms:GenerateDataKeyWithoutPlaintext", "kms:DescribeKey"],
            Resource: args.keyArn,
          },
          {
            Sid: "LetVolumesUseKey",
            Effect: "Allow",
            Action: "kms:CreateGrant",
            Resource: args.keyArn,
            Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
          },
        ],
      },
      { parent: this },
    );
    addon(`${name}-volume-driver`, args, "aws-ebs-csi-driver", { serviceAccountRoleArn: volumes.roleArn }, this);
    this.registerOutputs({});
  }
}

function addon(
  name: string,
  { clusterName }: ClusterAddonsArgs,
  addonName: string,
  special: Partial<aws.eks.AddonArgs>,
  parent: pulumi.Resource,
): void {
  new aws.eks.Addon(
    name,
    {
      clusterName,
      addonName,
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "PRESERVE",
      ...special,
    },
    { parent },
  );
}
