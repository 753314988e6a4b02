import { expect } from "chai";
import * as types from "../../../../simulator/aws/types";
import { refusal } from "../../law-world";
import { ec2World } from "./ec2-world";

function table() {
  const world = ec2World();
  const vpc = world.vpc();
  const subnet = world.subnet(vpc.id, "10.0.0.0/24");
  const gateway = world.create(types.internetGatewayType, { vpcId: vpc.id });
  const routes = world.create(types.routeTableType, { vpcId: vpc.id });
  return { world, vpc, subnet, gateway, routes };
}

describe("routeLaw", () => {
  it("leads to a target that exists in the same network", () => {
    const { world, gateway, routes } = table();
    const route = world.create(types.routeType, {
      routeTableId: routes.id,
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: gateway.id,
    });
    expect(route.id).to.match(new RegExp(`^r-${routes.id}\\d{10}$`));
    expect(route.outputs.state).to.equal("active");
  });

  it("refuses a target that is missing, or of another network", () => {
    const { world, routes, vpc } = table();
    const to = { routeTableId: routes.id, destinationCidrBlock: "0.0.0.0/0" };
    expect(refusal(() => world.create(types.routeType, { ...to, natGatewayId: "nat-1" }))).to.equal(
      "InvalidNatGatewayID.NotFound: The natGatewayId 'nat-1' does not exist.",
    );
    const other = world.vpc("10.1.0.0/16");
    const theirs = world.create(types.internetGatewayType, { vpcId: other.id });
    expect(refusal(() => world.create(types.routeType, { ...to, gatewayId: theirs.id }))).to.equal(
      `InvalidParameterValue: route table and gatewayId ${theirs.id} belong to different networks: ${vpc.id} and ${other.id}.`,
    );
  });

  it("is one to a destination, and none to the VPC itself", () => {
    const { world, gateway, routes } = table();
    const to = { routeTableId: routes.id, gatewayId: gateway.id };
    world.create(types.routeType, { ...to, destinationCidrBlock: "0.0.0.0/0" });
    for (const destinationCidrBlock of ["0.0.0.0/0", "10.0.0.0/16"])
      expect(refusal(() => world.create(types.routeType, { ...to, destinationCidrBlock }))).to.equal(
        `RouteAlreadyExists: The route identified by ${destinationCidrBlock} already exists in ${routes.id}.`,
      );
    world.create(types.routeType, { ...to, destinationCidrBlock: "10.9.0.0/16" });
  });

  it("has one destination and one target", () => {
    const { world, routes } = table();
    expect(world.problems(types.routeType, { routeTableId: routes.id })).to.deep.equal([
      "destinationCidrBlock: A route has one destination; none is given. Give one of destinationCidrBlock, destinationIpv6CidrBlock, destinationPrefixListId.",
      "gatewayId: A route has one target; none is given. Give one of carrierGatewayId, coreNetworkArn, egressOnlyGatewayId, gatewayId, localGatewayId, natGatewayId, networkInterfaceId, odbNetworkArn, transitGatewayId, vpcEndpointId, vpcPeeringConnectionId.",
    ]);
  });
});

describe("routeTableAssociationLaw", () => {
  it("is one to a subnet, and keeps its table", () => {
    const { world, subnet, routes } = table();
    const association = world.create(types.routeTableAssociationType, { routeTableId: routes.id, subnetId: subnet.id });
    expect(
      refusal(() => world.create(types.routeTableAssociationType, { routeTableId: routes.id, subnetId: subnet.id })),
    ).to.equal(
      `Resource.AlreadyAssociated: the specified association for route table ${routes.id} conflicts with an existing association (${association.id}).`,
    );
    expect(refusal(() => world.remove(routes))).to.equal(
      `DependencyViolation: The routeTable '${routes.id}' has dependencies and cannot be deleted (association ${association.id}).`,
    );
    world.remove(association);
    world.remove(routes);
  });

  it("joins what is in one network", () => {
    const { world, routes } = table();
    const other = world.vpc("10.1.0.0/16");
    const theirs = world.subnet(other.id, "10.1.0.0/24");
    expect(
      refusal(() => world.create(types.routeTableAssociationType, { routeTableId: routes.id, subnetId: theirs.id })),
    ).to.equal(`InvalidParameterValue: Route table ${routes.id} and subnet ${theirs.id} belong to different networks.`);
    expect(world.problems(types.routeTableAssociationType, { routeTableId: routes.id })).to.deep.equal([
      "subnetId: A route table is associated with one subnet or one gateway; neither is given.",
    ]);
  });
});
