import { expect } from "chai";
import * as types from "../../../../simulator/aws/types";
import { refusal } from "../../law-world";
import { ec2World } from "./ec2-world";

function publicSubnet() {
  const world = ec2World();
  const vpc = world.vpc();
  const subnet = world.subnet(vpc.id, "10.0.0.0/24");
  return { world, vpc, subnet };
}

describe("internetGatewayLaw", () => {
  it("is one to a VPC", () => {
    const { world, vpc } = publicSubnet();
    const gateway = world.create(types.internetGatewayType, { vpcId: vpc.id });
    expect(gateway.outputs.ownerId).to.equal("111111111111");
    expect(refusal(() => world.create(types.internetGatewayType, { vpcId: vpc.id }))).to.equal(
      `Resource.AlreadyAssociated: Network ${vpc.id} already has an internet gateway attached (${gateway.id}).`,
    );
    expect(refusal(() => world.create(types.internetGatewayType, { vpcId: "vpc-1" }))).to.match(
      /^InvalidVpcID.NotFound/,
    );
  });

  it("stays, and stays attached, while a public address needs it", () => {
    const { world, vpc, subnet } = publicSubnet();
    const gateway = world.create(types.internetGatewayType, { vpcId: vpc.id });
    const eip = world.create(types.eipType, {});
    const nat = world.create(types.natGatewayType, { subnetId: subnet.id, allocationId: eip.id });
    const why = `DependencyViolation: Network ${vpc.id} has some mapped public address(es), such as that of ${nat.id}. Please unmap those public address(es) before detaching the gateway.`;
    expect(refusal(() => world.remove(gateway))).to.equal(why);
    expect(refusal(() => world.update(gateway, {}))).to.equal(why);
    world.remove(nat);
    expect(world.update(gateway, {}).outputs.vpcId).to.equal("");
    world.remove(gateway);
  });
});

describe("eipLaw", () => {
  it("gives five addresses in a region", () => {
    const { world } = publicSubnet();
    const made = [1, 2, 3, 4, 5].map(() => world.create(types.eipType, { domain: "vpc" }));
    expect(new Set(made.map((one) => one.outputs.publicIp)).size).to.equal(5);
    expect(refusal(() => world.create(types.eipType, {}))).to.equal(
      "AddressLimitExceeded: The maximum number of Elastic IP addresses in a region has been reached (5). Remove some, or use another account or region.",
    );
  });

  it("is not released while a NAT gateway answers on it", () => {
    const { world, subnet } = publicSubnet();
    const eip = world.create(types.eipType, {});
    const nat = world.create(types.natGatewayType, { subnetId: subnet.id, allocationId: eip.id });
    expect(refusal(() => world.remove(eip))).to.equal(
      `InvalidIPAddress.InUse: The address with allocation id ${eip.id} cannot be released because it is in use by ${nat.id}.`,
    );
    world.remove(nat);
    world.remove(eip);
  });
});

describe("natGatewayLaw", () => {
  it("answers on its address, which nothing else may have", () => {
    const { world, subnet } = publicSubnet();
    const eip = world.create(types.eipType, {});
    const nat = world.create(types.natGatewayType, { subnetId: subnet.id, allocationId: eip.id });
    expect(nat.outputs.publicIp).to.equal(eip.outputs.publicIp);
    expect(nat.outputs.privateIp).to.match(/^10\.0\.0\.\d+$/);
    expect(refusal(() => world.create(types.natGatewayType, { subnetId: subnet.id, allocationId: eip.id }))).to.equal(
      `Resource.AlreadyAssociated: resource ${eip.id} is already associated (with ${nat.id}).`,
    );
  });

  it("needs an address when it is public, and none when it is private", () => {
    const { world, subnet } = publicSubnet();
    expect(world.problems(types.natGatewayType, { subnetId: subnet.id })).to.deep.equal([
      'allocationId: A public NAT gateway needs an Elastic IP address and allocationId is missing; give one, or connectivityType "private".',
    ]);
    expect(world.problems(types.natGatewayType, { subnetId: subnet.id, connectivityType: "private" })).to.deep.equal(
      [],
    );
  });

  it("refuses an address or subnet that is not there", () => {
    const { world, subnet } = publicSubnet();
    expect(
      refusal(() => world.create(types.natGatewayType, { subnetId: subnet.id, allocationId: "eipalloc-1" })),
    ).to.equal("InvalidAllocationID.NotFound: The allocation ID 'eipalloc-1' does not exist.");
    expect(
      refusal(() => world.create(types.natGatewayType, { subnetId: "subnet-1", allocationId: "eipalloc-1" })),
    ).to.equal("InvalidSubnetID.NotFound: The subnet ID 'subnet-1' does not exist.");
  });
});
