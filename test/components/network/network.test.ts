import { expect } from "chai";
import { Network, type NetworkArgs, withoutPublicAddresses } from "../../../components/network/network";
import { promised, record } from "../../support/pulumi-mocks";

async function resolved(args: NetworkArgs) {
  const { result } = await record(() => new Network("network", args));
  const { appSubnetIds: app, privateRouteTableIds: tables, natGatewayIds: nat, blocks } = result;
  return promised({ app, tables, nat, blocks });
}

describe("Network", () => {
  const prod = { vpcCidr: "10.3.0.0/16", azCount: 3, natStrategy: "perAz" } as const;

  it("hands awsx an exact layout (D-008, D-009, C-011)", async () => {
    const { recorded } = await record(() => new Network("network", prod));
    expect(recorded.names()).to.deep.equal(["network-default-security-group", "network-vpc"]);
    const vpc = recorded.get("network-vpc");
    expect(vpc.inputs).to.deep.include({
      cidrBlock: "10.3.0.0/16",
      numberOfAvailabilityZones: 3,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      subnetStrategy: "Exact",
      natGateways: { strategy: "OnePerAz" },
    });
    expect(vpc.transforms).to.equal(1);
  });

  it("takes the public addresses away that awsx gives to public subnets (D-010)", () => {
    const props = { cidrBlock: "10.3.0.0/20", mapPublicIpOnLaunch: true };
    const of = (type: string) => withoutPublicAddresses({ type, name: "s", custom: true, props, opts: {} });
    expect(of("aws:ec2/subnet:Subnet")?.props).to.deep.equal({ ...props, mapPublicIpOnLaunch: false });
    expect(of("aws:ec2/routeTable:RouteTable")).to.equal(undefined);
  });

  it("tells subnets, route tables and gateways apart by tier and zone (E-006, E-146)", async () => {
    expect(await resolved(prod)).to.deep.equal({
      app: ["subnet-private-1", "subnet-private-2", "subnet-private-3"],
      tables: ["rtb-private-1", "rtb-isolated-1", "rtb-private-2", "rtb-isolated-2", "rtb-private-3", "rtb-isolated-3"],
      nat: ["nat-1", "nat-2", "nat-3"],
      blocks: {
        public: ["10.3.0.0/20", "10.3.64.0/20", "10.3.128.0/20"],
        app: ["10.3.16.0/20", "10.3.80.0/20", "10.3.144.0/20"],
        data: ["10.3.32.0/20", "10.3.96.0/20", "10.3.160.0/20"],
      },
    });
    expect((await resolved({ ...prod, natStrategy: "single" })).nat).to.deep.equal(["nat-1"]);
  });

  it("adopts the default security group and empties it (D-013)", async () => {
    const { recorded } = await record(() => new Network("network", prod));
    expect(recorded.get("network-default-security-group").inputs).to.deep.equal({ vpcId: "vpc-mock" });
  });
});
