import * as ec2 from "@pulumi/aws/ec2";
import type { ClusterArgs } from "@pulumi/eks";
import { all, type Input, type Output, output, type Resource } from "@pulumi/pulumi";

/** Where a cluster's control plane is reached from. */
export interface ClusterNetwork {
  readonly vpcId: Output<string>;
  readonly subnetIds: Output<string[]>;
}

/** The network that the program names; without a VPC the account's default one, with its subnets unless named. */
export function clusterNetwork(args: ClusterArgs, parent: Resource): ClusterNetwork {
  const named = namedSubnets(args);
  if (args.vpcId) return { vpcId: output(args.vpcId), subnetIds: named ?? output([]) };
  const vpcId = output(ec2.getVpc({ default: true }, { parent })).id;
  const { ids } = ec2.getSubnetsOutput({ filters: [{ name: "vpc-id", values: [vpcId] }] }, { parent });
  return { vpcId, subnetIds: named ?? ids };
}

function namedSubnets(args: ClusterArgs): Output<string[]> | undefined {
  if (args.subnetIds !== undefined) return flat(args.subnetIds);
  if (args.publicSubnetIds === undefined && args.privateSubnetIds === undefined) return undefined;
  return all([args.publicSubnetIds ?? [], args.privateSubnetIds ?? []]).apply(([ofPublic, ofPrivate]) => [
    ...ofPublic,
    ...ofPrivate,
  ]);
}

/** A list of ids whose entries may be outputs themselves. */
export function flat(ids: Input<Input<string>[]>): Output<string[]> {
  return output(ids);
}
