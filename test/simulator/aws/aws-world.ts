import { ec2Service } from "../../../simulator/aws/ec2/service";
import { eksService } from "../../../simulator/aws/eks/service";
import { iamService } from "../../../simulator/aws/iam/service";
import { kmsService } from "../../../simulator/aws/kms/service";
import { rdsService } from "../../../simulator/aws/rds/service";
import * as types from "../../../simulator/aws/types";
import type { Resource } from "../../../simulator/law";
import { textOf } from "../../../simulator/values";
import { lawWorld } from "../law-world";

/** The ARN that a resource answered with. */
export function arnOf(resource: Resource): string {
  return textOf(resource.outputs, "arn") ?? "";
}

/** A trust policy for one service. */
export function trust(service: string): string {
  const statement = { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

/** A policy for identities that allows one action everywhere. */
export function allow(Action: string): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource: "*" }] });
}

/** A world with the laws of networks, identities, keys, clusters and databases, and what many tests start from. */
export function awsWorld() {
  const world = lawWorld({
    ...ec2Service.laws,
    ...iamService.laws,
    ...kmsService.laws,
    ...eksService.laws,
    ...rdsService.laws,
  });
  return {
    ...world,
    role: (name: string, service = "ec2.amazonaws.com") =>
      world.create(types.roleType, { name, assumeRolePolicy: trust(service) }),
    /** A VPC with a subnet in each of three zones. */
    network() {
      const vpc = world.create(types.vpcType, { cidrBlock: "10.0.0.0/16" });
      const subnets = ["a", "b", "c"].map((zone, at) =>
        world.create(types.subnetType, {
          vpcId: vpc.id,
          cidrBlock: `10.0.${at}.0/24`,
          availabilityZone: `eu-west-1${zone}`,
        }),
      );
      return { vpc, subnetIds: subnets.map((one) => one.id) };
    },
  };
}
