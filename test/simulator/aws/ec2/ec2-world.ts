import { defaultNetwork } from "../../../../simulator/aws/ec2/default-network";
import { ec2Service } from "../../../../simulator/aws/ec2/service";
import * as types from "../../../../simulator/aws/types";
import { lawContext } from "../../law-context";
import { lawWorld } from "../../law-world";

/** A world with the laws of EC2 in eu-west-1, and a VPC 10.0.0.0/16 that is made on first use. */
export function ec2World() {
  const world = lawWorld(ec2Service.laws);
  return {
    ...world,
    vpc: (cidrBlock = "10.0.0.0/16") => world.create(types.vpcType, { cidrBlock }),
    subnet: (vpcId: string, cidrBlock: string, zone = "a") =>
      world.create(types.subnetType, { vpcId, cidrBlock, availabilityZone: `eu-west-1${zone}` }),
  };
}

/** The same with the account's default network in it. */
export function ec2WorldWithDefaults() {
  const place = { account: "111111111111", region: "eu-west-1" };
  const resources = defaultNetwork(lawContext([], { place })).map((one) => ({
    ...one,
    ...place,
    urn: "",
    inputs: {},
    createdAt: 0,
  }));
  return lawWorld(ec2Service.laws, { resources });
}
