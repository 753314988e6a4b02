import { expect } from "chai";
import * as fc from "fast-check";
import { rangesOverlap } from "../../../../lib/cidr";
import * as types from "../../../../simulator/aws/types";
import { CloudError } from "../../../../simulator/errors";
import { refusal } from "../../law-world";
import { ec2World, ec2WorldWithDefaults } from "./ec2-world";

describe("vpcLaw", () => {
  it("makes a main route table, a default security group and a default network ACL, and names them", () => {
    const world = ec2World();
    const vpc = world.vpc();
    expect(vpc.outputs.arn).to.equal(`arn:aws:ec2:eu-west-1:111111111111:vpc/${vpc.id}`);
    const beside = new Map(world.all().map((one) => [one.type, one]));
    expect(vpc.outputs.mainRouteTableId).to.equal(beside.get(types.routeTableType)?.id);
    expect(vpc.outputs.defaultRouteTableId).to.equal(beside.get(types.routeTableType)?.id);
    expect(vpc.outputs.defaultSecurityGroupId).to.equal(beside.get(types.securityGroupType)?.id);
    expect(vpc.outputs.defaultNetworkAclId).to.equal(beside.get(types.networkAclType)?.id);
  });

  it("refuses ranges that are none, have host bits, or are too large or too small", () => {
    const world = ec2World();
    expect(world.problems(types.vpcType, { cidrBlock: "10.0.0.0" })).to.deep.equal([
      'cidrBlock: "10.0.0.0" is not a valid CIDR block; expected an address, a slash and a prefix, such as 10.20.0.0/16.',
    ]);
    expect(world.problems(types.vpcType, { cidrBlock: "10.0.0.1/16" })).to.deep.equal([
      'cidrBlock: "10.0.0.1/16" is not a valid CIDR block: it has bits set behind the prefix; did you mean "10.0.0.0/16"?',
    ]);
    for (const cidr of ["10.0.0.0/8", "10.0.0.0/29"])
      expect(refusal(() => world.vpc(cidr))).to.equal(
        `InvalidVpc.Range: The CIDR '${cidr}' is invalid. Networks have a prefix from /16 to /28.`,
      );
    expect(world.vpc("10.0.0.0/28").outputs.cidrBlock).to.equal("10.0.0.0/28");
  });

  it("counts against the quota of a region, the default VPC too", () => {
    const world = ec2WorldWithDefaults();
    for (let n = 0; n < 4; n++) world.create(types.vpcType, { cidrBlock: `10.${n}.0.0/16` });
    expect(refusal(() => world.create(types.vpcType, { cidrBlock: "10.9.0.0/16" }))).to.equal(
      "VpcLimitExceeded: The maximum number of VPCs in a region has been reached (5). Remove some, or use another account or region.",
    );
  });

  it("does not go while a subnet is in it, and goes with what it made", () => {
    const world = ec2World();
    const vpc = world.vpc();
    const subnet = world.subnet(vpc.id, "10.0.0.0/24");
    expect(refusal(() => world.remove(vpc))).to.equal(
      `DependencyViolation: The vpc '${vpc.id}' has dependencies and cannot be deleted (${subnet.id}). Delete them first.`,
    );
    world.remove(subnet);
    world.remove(vpc);
    expect(world.all()).to.deep.equal([]);
  });

  it("is replaced to become dedicated, and changed in place to become default", () => {
    const world = ec2World();
    const vpc = world.vpc();
    expect(world.judge(vpc, { instanceTenancy: "dedicated" }, "instanceTenancy")).to.equal("replace");
    expect(world.judge(vpc, { instanceTenancy: "default" }, "instanceTenancy")).to.equal(undefined);
  });
});

describe("defaultNetwork", () => {
  it("is a VPC with a subnet in each zone", () => {
    const world = ec2WorldWithDefaults();
    const subnets = world.all().filter((one) => one.type === types.subnetType);
    expect(subnets.map((one) => [one.outputs.availabilityZone, one.outputs.cidrBlock])).to.deep.equal([
      ["eu-west-1a", "172.31.0.0/20"],
      ["eu-west-1b", "172.31.16.0/20"],
      ["eu-west-1c", "172.31.32.0/20"],
    ]);
    expect(world.all().filter((one) => one.type === types.vpcType)).to.have.length(1);
    const group = world.create(types.securityGroupType, { name: "web" });
    expect(group.outputs.vpcId).to.equal(subnets[0]?.outputs.vpcId);
  });
});

describe("vpcRangeAssociationLaw", () => {
  it("lets subnets be in the further range, and stays while they are", () => {
    const world = ec2World();
    const vpc = world.vpc();
    const more = world.create(types.cidrAssociationType, { vpcId: vpc.id, cidrBlock: "10.1.0.0/16" });
    const subnet = world.subnet(vpc.id, "10.1.0.0/24");
    expect(refusal(() => world.remove(more))).to.equal(
      `DependencyViolation: The CIDR block 10.1.0.0/16 is in use by subnet ${subnet.id}. Delete it first.`,
    );
    world.remove(subnet);
    world.remove(more);
    expect(refusal(() => world.subnet(vpc.id, "10.1.0.0/24"))).to.match(/^InvalidSubnet.Range/);
  });

  it("refuses a range that overlaps", () => {
    const world = ec2World();
    const vpc = world.vpc();
    expect(
      refusal(() => world.create(types.cidrAssociationType, { vpcId: vpc.id, cidrBlock: "10.0.128.0/20" })),
    ).to.equal(`InvalidVpc.Range: The CIDR '10.0.128.0/20' conflicts with 10.0.0.0/16 of ${vpc.id}.`);
  });
});

describe("ranges of VPCs that have to be apart", () => {
  const range = fc
    .tuple(fc.nat({ max: 255 }), fc.integer({ min: 16, max: 20 }))
    .map(([second, prefix]) => `10.${second % 4}.${prefix === 16 ? 0 : (second % 2) * 128}.0/${prefix}`);

  it("are associated with one VPC, and peered, exactly when they are", () => {
    fc.assert(
      fc.property(range, range, (one, other) => {
        const apart = !rangesOverlap(one, other);
        const world = ec2World();
        const [first, second] = [world.vpc(one), world.vpc(other)];
        const accepted = (action: () => unknown) => {
          try {
            action();
            return true;
          } catch (error) {
            if (error instanceof CloudError) return false;
            throw error;
          }
        };
        expect(accepted(() => world.create(types.peeringType, { vpcId: first.id, peerVpcId: second.id }))).to.equal(
          apart,
        );
        expect(accepted(() => world.create(types.cidrAssociationType, { vpcId: first.id, cidrBlock: other }))).to.equal(
          apart,
        );
      }),
    );
  });
});
