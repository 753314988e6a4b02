import { expect } from "chai";
import { netPeeringDataTier } from "../../../../../policy-packs/guardrails/rules/network/net-peering-data-tier";
import { resource, together, unknown } from "../../decide";

const subnet = (props: object) => resource("aws:ec2/subnet:Subnet", { id: "subnet-1", ...props }, { name: "subnet" });
const table = (props: object = {}) =>
  resource("aws:ec2/routeTable:RouteTable", { id: "rtb-1", ...props }, { name: "table" });
const association = resource("aws:ec2/routeTableAssociation:RouteTableAssociation", {
  subnetId: "subnet-1",
  routeTableId: "rtb-1",
});
const route = (props: object) =>
  resource(
    "aws:ec2/route:Route",
    { routeTableId: "rtb-1", destinationCidrBlock: "10.9.0.0/16", ...props },
    { name: "route" },
  );
const peering = { vpcPeeringConnectionId: "pcx-1" };
const refused =
  "violation route vpcPeeringConnectionId: a peering route to 10.9.0.0/16 in the data tier's route table table";

describe("net-peering-data-tier (E-031, E-010, C-016)", () => {
  it("refuses a peering route in the table of a tagged data subnet; accepts one in another tier", () => {
    const stack = (Tier: string) => [subnet({ tags: { Tier } }), table(), association, route(peering)];
    expect(together(netPeeringDataTier, stack("data"))).to.deep.equal([refused]);
    expect(together(netPeeringDataTier, stack("app"))).to.deep.equal([]);
  });

  it("accepts another route in the data tier", () => {
    const stack = [subnet({ tags: { Tier: "data" } }), table(), association, route({ natGatewayId: "nat-1" })];
    expect(together(netPeeringDataTier, stack)).to.deep.equal([]);
  });

  it("a route that is written into its table is refused as well; a tagged table needs no subnet", () => {
    const inline = table({ tags: { tier: "Data" }, routes: [{ cidrBlock: "10.9.0.0/16", ...peering }] });
    expect(together(netPeeringDataTier, [inline])).to.deep.equal([
      "violation table routes[0].vpcPeeringConnectionId: a peering route to 10.9.0.0/16 in the data tier's route table table",
    ]);
  });

  it("subnets of a database are the data tier, whatever their tags", () => {
    const group = resource("aws:rds/subnetGroup:SubnetGroup", { subnetIds: ["subnet-1"] }, { name: "group" });
    expect(together(netPeeringDataTier, [subnet({}), table(), association, group, route(peering)])).to.deep.equal([
      refused,
    ]);
  });

  it("the main table counts for a subnet without one of its own", () => {
    const vpc = resource("aws:ec2/vpc:Vpc", { id: "vpc-1", defaultRouteTableId: "rtb-0" }, { name: "vpc" });
    const main = resource(
      "aws:ec2/defaultRouteTable:DefaultRouteTable",
      { defaultRouteTableId: "rtb-0", routes: [{ cidrBlock: "10.9.0.0/16", ...peering }] },
      { name: "main" },
    );
    const data = subnet({ tags: { Tier: "data" }, vpcId: "vpc-1" });
    expect(together(netPeeringDataTier, [vpc, main, data])).to.have.length(1);
    expect(together(netPeeringDataTier, [vpc, main, data, table(), association])).to.deep.equal([]);
  });

  it("joins by dependencies while ids are not known; an unknown connection is one all the same", () => {
    const urnOf = (type: string, name: string) => `urn:pulumi:dev::test::${type}::${name}`;
    const tableUrn = urnOf("aws:ec2/routeTable:RouteTable", "table");
    const facts = [
      resource("aws:ec2/subnet:Subnet", { tags: { Tier: "data" } }, { name: "subnet" }),
      resource("aws:ec2/routeTable:RouteTable", {}, { name: "table" }),
      resource(
        "aws:ec2/routeTableAssociation:RouteTableAssociation",
        { subnetId: unknown, routeTableId: unknown },
        { propertyDependencies: { subnetId: [urnOf("aws:ec2/subnet:Subnet", "subnet")], routeTableId: [tableUrn] } },
      ),
      resource(
        "aws:ec2/route:Route",
        { routeTableId: unknown, destinationCidrBlock: "10.9.0.0/16", vpcPeeringConnectionId: unknown },
        { name: "route", propertyDependencies: { routeTableId: [tableUrn] } },
      ),
    ];
    expect(together(netPeeringDataTier, facts)).to.deep.equal([refused]);
  });

  it("routes that are not known are no pass in the data tier", () => {
    expect(together(netPeeringDataTier, [table({ tags: { Tier: "data" }, routes: unknown })])).to.have.length(1);
    expect(together(netPeeringDataTier, [table({ tags: { Tier: "app" }, routes: unknown })])).to.deep.equal([]);
  });
});
