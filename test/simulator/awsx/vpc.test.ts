import { expect } from "chai";
import { openRemoteComponents } from "../../../simulator/construct/remote-components";
import { type Answers, constructRequest, type FakeMonitor, startMonitor } from "../construct/fake-monitor";

const { construct } = openRemoteComponents(process);
const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"];
const ANSWERS: Answers = {
  invoke: (token) => (token.includes("getAvailabilityZones") ? { id: "us-east-1", names: ZONES } : {}),
  outputs: (type, name) => (type === "aws:ec2/eip:Eip" ? { allocationId: `eipalloc-${name}` } : {}),
};

describe("awsx:ec2:Vpc", () => {
  let monitor: FakeMonitor;
  beforeEach(async () => {
    monitor = await startMonitor(ANSWERS);
  });
  afterEach(() => monitor.close());

  async function make(inputs: Record<string, unknown>): Promise<Record<string, unknown>> {
    const response = await construct(constructRequest(monitor, "awsx:ec2:Vpc", "net", inputs), monitor.address);
    expect(response.getUrn()).to.equal("urn:pulumi:dev::test::awsx:ec2:Vpc::net");
    return response.getState()?.toJavaScript() ?? {};
  }

  async function refusal(inputs: Record<string, unknown>): Promise<string> {
    try {
      await make(inputs);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    return "accepted";
  }

  /** Three tiers in every zone's /18, every address accounted for. */
  const tiers = {
    cidrBlock: "10.1.0.0/16",
    subnetStrategy: "Exact",
    availabilityZoneNames: ZONES,
    tags: { Owner: "team" },
    subnetSpecs: [
      { type: "Public", name: "public", cidrBlocks: ["10.1.0.0/20", "10.1.64.0/20", "10.1.128.0/20"] },
      { type: "Private", name: "app", cidrBlocks: ["10.1.16.0/20", "10.1.80.0/20", "10.1.144.0/20"] },
      { type: "Isolated", name: "data", cidrBlocks: ["10.1.32.0/20", "10.1.96.0/20", "10.1.160.0/20"] },
      { type: "Unused", name: "spare", cidrBlocks: ["10.1.48.0/20", "10.1.112.0/20", "10.1.176.0/20"] },
    ],
  };
  const covered = {
    ...tiers,
    availabilityZoneNames: [...ZONES, "us-east-1d"],
    subnetSpecs: tiers.subnetSpecs.map((spec, at) => ({
      ...spec,
      cidrBlocks: [...spec.cidrBlocks, `10.1.${192 + 16 * at}.0/20`],
    })),
  };

  it("three tiers in three zones with a NAT gateway a zone are 42 resources", async () => {
    const halfCovered = tiers.subnetSpecs.map((spec) => ({ ...spec }));
    await make({ ...tiers, subnetStrategy: "Auto", subnetSpecs: halfCovered });
    const names = (type: string): string[] =>
      monitor.registrations
        .filter((one) => one.type === type)
        .map((one) => one.name)
        .toSorted();
    const each = (...stems: string[]): string[] =>
      stems.flatMap((stem) => [1, 2, 3].map((zone) => `net-${stem}-${zone}`)).toSorted();
    expect(monitor.registrations).to.have.length(42);
    expect(names("awsx:ec2:Vpc")).to.deep.equal(["net"]);
    expect(names("aws:ec2/vpc:Vpc")).to.deep.equal(["net"]);
    expect(names("aws:ec2/internetGateway:InternetGateway")).to.deep.equal(["net"]);
    expect(names("aws:ec2/subnet:Subnet")).to.deep.equal(each("public", "app", "data"));
    expect(names("aws:ec2/routeTable:RouteTable")).to.deep.equal(each("public", "app", "data"));
    expect(names("aws:ec2/routeTableAssociation:RouteTableAssociation")).to.deep.equal(each("public", "app", "data"));
    expect(names("aws:ec2/route:Route")).to.deep.equal(each("public", "app"));
    expect(names("aws:ec2/eip:Eip")).to.deep.equal(["net-1", "net-2", "net-3"]);
    expect(names("aws:ec2/natGateway:NatGateway")).to.deep.equal(["net-1", "net-2", "net-3"]);
    expect(monitor.invokes).to.deep.equal([]);
  });

  it("makes four zones that cover the whole network, and refuses three that do not", async () => {
    await make(covered);
    expect(monitor.registrations.filter((one) => one.type === "aws:ec2/subnet:Subnet")).to.have.length(12);
    expect(await refusal(tiers)).to.contain(
      "net-spare-3 (ending 10.1.191.255) ends before the VPC ends (at 10.1.255.255)",
    );
  });

  it("gives every child the real one's inputs and parent", async () => {
    await make({ ...tiers, subnetStrategy: "Auto" });
    expect(monitor.inputsOf("aws:ec2/subnet:Subnet", "net-app-2")).to.deep.equal({
      vpcId: "net-id",
      availabilityZone: "us-east-1b",
      cidrBlock: "10.1.80.0/20",
      mapPublicIpOnLaunch: false,
      assignIpv6AddressOnCreation: false,
      tags: { Name: "net-app-2", Owner: "team", SubnetType: "Private" },
    });
    expect(monitor.inputsOf("aws:ec2/route:Route", "net-app-2")).to.deep.equal({
      routeTableId: "net-app-2-id",
      natGatewayId: "net-2-id",
      destinationCidrBlock: "0.0.0.0/0",
    });
    expect(monitor.inputsOf("aws:ec2/natGateway:NatGateway", "net-3")).to.deep.equal({
      subnetId: "net-public-3-id",
      allocationId: "eipalloc-net-3",
      tags: { Name: "net-3", Owner: "team" },
    });
    const parents = new Map(monitor.registrations.map((one) => [one.type, one.parent.split(" ")[0]]));
    expect(Object.fromEntries(parents)).to.deep.equal({
      "awsx:ec2:Vpc": "",
      "aws:ec2/vpc:Vpc": "awsx:ec2:Vpc",
      "aws:ec2/internetGateway:InternetGateway": "aws:ec2/vpc:Vpc",
      "aws:ec2/subnet:Subnet": "aws:ec2/vpc:Vpc",
      "aws:ec2/routeTable:RouteTable": "aws:ec2/subnet:Subnet",
      "aws:ec2/routeTableAssociation:RouteTableAssociation": "aws:ec2/routeTable:RouteTable",
      "aws:ec2/route:Route": "aws:ec2/routeTable:RouteTable",
      "aws:ec2/eip:Eip": "aws:ec2/subnet:Subnet",
      "aws:ec2/natGateway:NatGateway": "aws:ec2/subnet:Subnet",
    });
  });

  it("answers with ids by tier", async () => {
    const state = await make({ ...tiers, subnetStrategy: "Auto" });
    expect(state.publicSubnetIds).to.deep.equal(["net-public-1-id", "net-public-2-id", "net-public-3-id"]);
    expect(state.privateSubnetIds).to.deep.equal(["net-app-1-id", "net-app-2-id", "net-app-3-id"]);
    expect(state.isolatedSubnetIds).to.deep.equal(["net-data-1-id", "net-data-2-id", "net-data-3-id"]);
    expect(state.vpcId).to.equal("net-id");
    expect(Object.keys(state)).to.have.length(17);
  });

  it("looks the region's zones up, takes the first ones, and refuses too few", async () => {
    await make({ subnetStrategy: "Auto", numberOfAvailabilityZones: 2 });
    expect(monitor.invokes).to.deep.equal([{ token: "aws:index/getAvailabilityZones:getAvailabilityZones", args: {} }]);
    expect(monitor.registrations.filter((one) => one.type === "aws:ec2/subnet:Subnet")).to.have.length(4);
    expect(await refusal({ numberOfAvailabilityZones: 4 })).to.contain("3 availability zones; expected at least 4");
    expect(await refusal({ numberOfAvailabilityZones: 2, availabilityZoneNames: ZONES })).to.contain("not both");
  });

  it("one NAT gateway serves every zone, and its address can be given", async () => {
    await make({ subnetStrategy: "Auto", natGateways: { strategy: "Single", elasticIpAllocationIds: ["eipalloc-1"] } });
    expect(monitor.registrations.filter((one) => one.type === "aws:ec2/eip:Eip")).to.have.length(0);
    expect(monitor.inputsOf("aws:ec2/natGateway:NatGateway", "net-1").allocationId).to.equal("eipalloc-1");
    expect(monitor.inputsOf("aws:ec2/route:Route", "net-private-3").natGatewayId).to.equal("net-1-id");
    expect(await refusal({ natGateways: { strategy: "OnePerAz", elasticIpAllocationIds: ["eipalloc-1"] } })).to.contain(
      'natGateways has 1 elasticIpAllocationIds; expected 0 or 3 with strategy "OnePerAz"',
    );
  });

  it("without NAT gateways private subnets have no way out", async () => {
    await make({ subnetStrategy: "Auto", natGateways: { strategy: "None" } });
    const routes = monitor.registrations.filter((one) => one.type === "aws:ec2/route:Route").map((one) => one.name);
    expect(routes.toSorted()).to.deep.equal(["net-public-1", "net-public-2", "net-public-3"]);
  });

  it("endpoints of the strategy Auto use the network's private subnets and route tables", async () => {
    await make({
      subnetStrategy: "Auto",
      vpcEndpointStrategy: "Auto",
      vpcEndpointSpecs: [
        { serviceName: "com.amazonaws.us-east-1.s3" },
        { serviceName: "com.amazonaws.us-east-1.sts", vpcEndpointType: "Interface" },
      ],
    });
    const gateway = monitor.inputsOf("aws:ec2/vpcEndpoint:VpcEndpoint", "com.amazonaws.us-east-1.s3");
    expect(gateway.routeTableIds).to.have.length(6);
    const sts = monitor.inputsOf("aws:ec2/vpcEndpoint:VpcEndpoint", "com.amazonaws.us-east-1.sts");
    expect(sts.subnetIds).to.deep.equal(["net-private-1-id", "net-private-2-id", "net-private-3-id"]);
    expect(sts.privateDnsEnabled).to.equal(true);
    expect(sts.securityGroupIds).to.deep.equal(["com.amazonaws.us-east-1.sts-sg-id"]);
    expect(monitor.inputsOf("aws:ec2/vpc:Vpc", "net").enableDnsHostnames).to.equal(true);
    expect(
      await refusal({
        enableDnsSupport: false,
        vpcEndpointStrategy: "Auto",
        vpcEndpointSpecs: [{ serviceName: "com.amazonaws.us-east-1.sts", vpcEndpointType: "Interface" }],
      }),
    ).to.contain("enableDnsSupport is false");
  });

  it("warns of a layout without a strategy and of endpoints that reach nothing", async () => {
    await make({ subnetSpecs: [{ type: "Public" }, { type: "Private" }], vpcEndpointSpecs: [{ serviceName: "s3" }] });
    expect(monitor.warnings).to.have.length(2);
    expect(monitor.warnings[0]).to.contain("subnetStrategy is not set");
    expect(monitor.warnings[1]).to.contain('"s3" is a gateway endpoint without routeTableIds');
  });

  it("does not allocate blocks from IPAM pools, and says so", async () => {
    expect(await refusal({ ipv4IpamPoolId: "ipam-pool-1" })).to.contain("needs ipv4NetmaskLength or cidrBlock");
    expect(await refusal({ ipv4IpamPoolId: "ipam-pool-1", ipv4NetmaskLength: 16 })).to.contain("is not simulated");
    expect(await refusal({ ipv4IpamPoolId: "ipam-pool-1", cidrBlock: "10.0.0.0/16" })).to.equal("accepted");
  });
});
