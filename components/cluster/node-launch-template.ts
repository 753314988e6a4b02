import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { physicalName, type Scope } from "../naming";
import type { StandardTags } from "../tags";

/** What the nodes of a cluster are started from. */
export interface NodeLaunchTemplateArgs {
  readonly scope: Scope;
  /** ARN of the key that encrypts the nodes' disks. Source: EnvironmentKey. */
  readonly keyArn: pulumi.Input<string>;
  /** Groups of every node: the cluster's own and the app tier's. */
  readonly securityGroupIds: readonly pulumi.Input<string>[];
  /** Tags of the machines and disks, which a provider's default tags do not reach. */
  readonly tags: StandardTags;
}

/** GiB of each node's disk: container images and logs. */
const diskGiB = 50;

/** The machines of a node group: encrypted disks, metadata by token only and out of the pods' reach, no public address. */
export function nodeLaunchTemplate(
  name: string,
  args: NodeLaunchTemplateArgs,
  parent: pulumi.Resource,
): aws.ec2.LaunchTemplate {
  const nodeName = physicalName(args.scope, "node");
  return new aws.ec2.LaunchTemplate(
    name,
    {
      name: nodeName,
      description: "Nodes of the cluster",
      updateDefaultVersion: true,
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: {
            encrypted: "true",
            kmsKeyId: args.keyArn,
            volumeType: "gp3",
            volumeSize: diskGiB,
            deleteOnTermination: "true",
          },
        },
      ],
      networkInterfaces: [{ associatePublicIpAddress: "false", securityGroups: [...args.securityGroupIds] }],
      tagSpecifications: ["instance", "volume"].map((resourceType) => ({
        resourceType,
        tags: { ...args.tags, Name: nodeName },
      })),
    },
    { parent },
  );
}
