import { expect } from "chai";
import * as fc from "fast-check";
import { containsRanges, rangesOverlap } from "../../../../lib/cidr";
import * as types from "../../../../simulator/aws/types";
import { CloudError } from "../../../../simulator/errors";
import { refusal } from "../../law-world";
import { ec2World } from "./ec2-world";

/** A range inside or beside 10.0.0.0/15, with its host bits cleared. */
const range = fc.tuple(fc.nat({ max: 2 ** 17 - 1 }), fc.integer({ min: 15, max: 29 })).map(([offset, prefix]) => {
  const size = 2 ** (32 - prefix);
  const start = 10 * 2 ** 24 + Math.floor(offset / size) * size;
  return `${[24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256).join(".")}/${prefix}`;
});

describe("subnetLaw", () => {
  it("accepts exactly the ranges that fit the VPC, are of a fair size and overlap no neighbour", () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 8 }), (wanted) => {
        const world = ec2World();
        const vpc = world.vpc();
        const taken: string[] = [];
        for (const cidr of wanted) {
          const prefix = Number(cidr.split("/")[1]);
          const fits = prefix >= 16 && prefix <= 28 && containsRanges(["10.0.0.0/16"], [cidr]);
          const isFree = !taken.some((other) => rangesOverlap(other, cidr));
          let code = "";
          try {
            world.subnet(vpc.id, cidr);
          } catch (error) {
            if (!(error instanceof CloudError)) throw error;
            code = error.awsCode;
          }
          expect(code, cidr).to.equal(!fits ? "InvalidSubnet.Range" : isFree ? "" : "InvalidSubnet.Conflict");
          if (code === "") taken.push(cidr);
        }
      }),
    );
  });

  it("says which subnet is in the way", () => {
    const world = ec2World();
    const vpc = world.vpc();
    const first = world.subnet(vpc.id, "10.0.0.0/20");
    expect(refusal(() => world.subnet(vpc.id, "10.0.8.0/24"))).to.equal(
      `InvalidSubnet.Conflict: The CIDR '10.0.8.0/24' conflicts with another subnet (${first.id}, 10.0.0.0/20).`,
    );
    expect(world.subnet(vpc.id, "10.0.16.0/24").outputs.availabilityZoneId).to.equal("euw1-az1");
  });

  it("refuses a VPC that is not there, or is elsewhere", () => {
    const world = ec2World();
    expect(refusal(() => world.subnet("vpc-1", "10.0.0.0/24"))).to.equal(
      "InvalidVpcID.NotFound: The vpc ID 'vpc-1' does not exist.",
    );
    const vpc = world.vpc();
    const other = { account: "222222222222", region: "eu-west-1" };
    expect(refusal(() => world.create(types.subnetType, { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" }, other))).to.equal(
      `InvalidVpcID.NotFound: The vpc ID '${vpc.id}' does not exist. It is in eu-west-1 of account 111111111111; this call went to eu-west-1 of account 222222222222.`,
    );
  });

  it("has an IPv6 range only where its VPC has one, and no association without", () => {
    const world = ec2World();
    const plain = world.vpc();
    const ranges = { cidrBlock: "10.0.0.0/24", ipv6CidrBlock: "2a05:d018:abc:de00::/64" };
    expect(refusal(() => world.create(types.subnetType, { vpcId: plain.id, ...ranges }))).to.equal(
      `InvalidSubnet.Range: The CIDR '2a05:d018:abc:de00::/64' is invalid. The VPC ${plain.id} has no IPv6 range; set assignGeneratedIpv6CidrBlock on it.`,
    );
    expect(world.subnet(plain.id, "10.0.0.0/24").outputs.ipv6CidrBlockAssociationId).to.equal("");
    const both = world.create(types.vpcType, { cidrBlock: "10.0.0.0/16", assignGeneratedIpv6CidrBlock: true });
    expect(world.create(types.subnetType, { vpcId: both.id, ...ranges }).outputs.ipv6CidrBlockAssociationId).to.match(
      /^subnet-cidr-assoc-[0-9a-f]{17}$/,
    );
  });

  it("refuses a zone that the region does not have", () => {
    const world = ec2World();
    const vpc = world.vpc();
    expect(refusal(() => world.subnet(vpc.id, "10.0.0.0/24", "z"))).to.equal(
      "InvalidParameterValue: Value (eu-west-1z) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: eu-west-1a, eu-west-1b, eu-west-1c.",
    );
  });

  it("does not go while something has an interface in it", () => {
    const world = ec2World();
    const vpc = world.vpc();
    const subnet = world.subnet(vpc.id, "10.0.0.0/24");
    const nat = world.create(types.natGatewayType, { subnetId: subnet.id, connectivityType: "private" });
    expect(refusal(() => world.remove(subnet))).to.equal(
      `DependencyViolation: The subnet '${subnet.id}' has dependencies and cannot be deleted. NatGateway ${nat.id} has a network interface in it; delete it first.`,
    );
    world.remove(nat);
    world.remove(subnet);
    expect(world.all().some((one) => one.type === types.subnetType)).to.equal(false);
  });
});
