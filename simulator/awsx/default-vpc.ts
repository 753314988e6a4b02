import * as ec2 from "@pulumi/aws/ec2";
import { all, ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import type { Constructed } from "../construct/component";

/** Stands in for `awsx:ec2:DefaultVpc`: the account's default network, looked up. Like the real one, it has no outputs in the state. */
class DefaultVpc extends ComponentResource {
  readonly vpcId: Output<string>;
  readonly publicSubnetIds: Output<string[]>;
  readonly privateSubnetIds: Output<string[]>;

  constructor(name: string, options: ComponentResourceOptions) {
    super("awsx:ec2:DefaultVpc", name, {}, options);
    const parent = { parent: this };
    this.vpcId = ec2.getVpcOutput({ default: true }, parent).id;
    const { ids } = ec2.getSubnetsOutput({ filters: [{ name: "vpc-id", values: [this.vpcId] }] }, parent);
    const subnets = ids.apply((known) => all(known.map((id) => ec2.getSubnetOutput({ id }, parent))));
    const idsWhere = (open: boolean): Output<string[]> =>
      subnets.apply((list) => list.filter((subnet) => subnet.mapPublicIpOnLaunch === open).map((subnet) => subnet.id));
    this.publicSubnetIds = idsWhere(true);
    this.privateSubnetIds = idsWhere(false);
    this.registerOutputs({});
  }
}

/** Constructs `awsx:ec2:DefaultVpc`. */
export function makeDefaultVpc(
  name: string,
  _inputs: Record<string, unknown>,
  options: ComponentResourceOptions,
): Constructed {
  const { urn, vpcId, publicSubnetIds, privateSubnetIds } = new DefaultVpc(name, options);
  return { urn, state: { vpcId, publicSubnetIds, privateSubnetIds } };
}
