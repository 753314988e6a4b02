import { expect } from "chai";
import { netPeeringRoutes } from "../../../../../policy-packs/guardrails/rules/network/net-peering-routes";
import { resource, together, unknown } from "../../decide";

const ROUTE = "aws:ec2/route:Route";
const TABLE = "aws:ec2/routeTable:RouteTable";
const peering = { vpcPeeringConnectionId: "pcx-1" };
const route = (props: object, name = "route") =>
  resource(ROUTE, { routeTableId: "rtb-1", ...peering, ...props }, { name });
const answer = (...facts: Parameters<typeof together>[1]) => together(netPeeringRoutes, facts);

describe("net-peering-routes (D-002, E-030, C-016)", () => {
  for (const [property, range] of [
    ["destinationCidrBlock", "0.0.0.0/0"],
    ["destinationCidrBlock", "0.0.0.0/1"],
    ["destinationIpv6CidrBlock", "::/0"],
  ] as const) {
    it(`refuses a route for ${range} to a peer; accepts it to a NAT gateway`, () => {
      expect(answer(route({ [property]: range }))).to.deep.equal([
        `violation route vpcPeeringConnectionId: the route sends the internet (${range}) to a peering connection`,
      ]);
      expect(
        answer(route({ [property]: range, vpcPeeringConnectionId: undefined, natGatewayId: "nat-1" })),
      ).to.deep.equal([]);
    });
  }

  it("accepts the peer's range", () => {
    expect(answer(route({ destinationCidrBlock: "10.9.0.0/16" }))).to.deep.equal([]);
    expect(answer(route({ destinationIpv6CidrBlock: "2600:1f18:1234:5600::/56" }))).to.deep.equal([]);
  });

  it("refuses an inline route, of the main table as well", () => {
    for (const type of [TABLE, "aws:ec2/defaultRouteTable:DefaultRouteTable"]) {
      const table = resource(type, { routes: [{ cidrBlock: "0.0.0.0/0", ...peering }] }, { name: "table" });
      expect(answer(table)).to.deep.equal([
        "violation table routes[0].vpcPeeringConnectionId: the route sends the internet (0.0.0.0/0) to a peering connection",
      ]);
    }
  });

  it("refuses pieces of the internet that one table sends there together, and a prefix list that holds it", () => {
    const pieces = [
      route({ destinationCidrBlock: "8.0.0.0/16" }, "a"),
      route({ destinationCidrBlock: "8.1.0.0/16" }, "b"),
    ];
    expect(answer(...pieces)).to.deep.equal([
      "violation a vpcPeeringConnectionId: together with the other routes of its table 8.0.0.0/16 sends the internet to a peering connection",
    ]);
    expect(answer(...pieces.slice(1))).to.deep.equal([]);
    const list = resource("aws:ec2/managedPrefixList:ManagedPrefixList", {
      id: "pl-1",
      entries: [{ cidr: "0.0.0.0/0" }],
    });
    expect(answer(list, route({ destinationPrefixListId: "pl-1" }))).to.have.length(1);
  });

  it("an unknown connection is one; what is not known of its destination is no pass", () => {
    expect(answer(route({ destinationCidrBlock: "0.0.0.0/0", vpcPeeringConnectionId: unknown }))).to.have.length(1);
    expect(answer(route({ destinationCidrBlock: unknown }))).to.deep.equal([
      "unknown route vpcPeeringConnectionId: where the route to a peering connection leads is not known; decided at the update",
    ]);
    expect(answer(resource(TABLE, { routes: unknown }))).to.deep.equal([]);
  });
});
