import { expect } from "chai";
import type { ResourceFacts } from "../../../../lib/guardrail-pack";
import { readResource } from "../../../../policy-packs/guardrails/facts/resource";
import { stackOf } from "../../../../policy-packs/guardrails/facts/stack";
import { type ReachAnswer, reach } from "../../../../policy-packs/guardrails/network/reach";
import { resource, unknown } from "../decide";

const ask = (facts: readonly ResourceFacts[], from: string, to: string): ReachAnswer =>
  reach(stackOf(facts.map((each) => readResource(each))), { from, to });
const told = (answer: ReachAnswer) =>
  answer.paths.map(({ hops, at }) => `${hops.map(({ text }) => text).join(" → ")} at ${at.join(", ")}`);

const subnet = (name: string, cidrBlock: string, tier: string, vpcId = "vpc-1") =>
  resource("aws:ec2/subnet:Subnet", { id: name, vpcId, cidrBlock, tags: { Tier: tier } }, { name });
const group = (name: string, ingress: readonly object[], egress: readonly object[] = []) =>
  resource("aws:ec2/securityGroup:SecurityGroup", { id: name, ingress, egress }, { name });
const tcp = (port: number, other: object) => ({ protocol: "tcp", fromPort: port, toPort: port, ...other });
const table = (name: string, routes: readonly object[], ...subnets: readonly string[]) => [
  resource("aws:ec2/routeTable:RouteTable", { id: name, routes }, { name }),
  ...subnets.map((subnetId) =>
    resource(
      "aws:ec2/routeTableAssociation:RouteTableAssociation",
      { subnetId, routeTableId: name },
      { name: `${name}-${subnetId}` },
    ),
  ),
];
const machine = (name: string, subnetId: string, groupId: string, props: object = {}) =>
  resource("aws:ec2/instance:Instance", { id: name, subnetId, vpcSecurityGroupIds: [groupId], ...props }, { name });

/** A load balancer for the internet, an application behind it, a database behind that. */
const tiers: readonly ResourceFacts[] = [
  resource("aws:ec2/vpc:Vpc", { id: "vpc-1", cidrBlock: "10.0.0.0/16" }, { name: "vpc" }),
  resource("aws:ec2/internetGateway:InternetGateway", { id: "igw-1" }, { name: "gateway" }),
  subnet("outer", "10.0.0.0/24", "public"),
  subnet("inner", "10.0.1.0/24", "app"),
  subnet("core", "10.0.2.0/24", "data"),
  ...table("public", [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }], "outer"),
  ...table("private", [{ cidrBlock: "10.9.0.0/16", vpcPeeringConnectionId: "pcx-1" }], "inner"),
  ...table("isolated", [], "core"),
  group("balancers", [tcp(443, { cidrBlocks: ["0.0.0.0/0"] })], [tcp(8080, { securityGroups: ["apps"] })]),
  group(
    "apps",
    [tcp(8080, { securityGroups: ["balancers"] }), tcp(9000, { cidrBlocks: ["10.9.0.0/16"] })],
    [tcp(5432, { securityGroups: ["stores"] })],
  ),
  group("stores", [tcp(5432, { securityGroups: ["apps"] })]),
  resource(
    "aws:lb/loadBalancer:LoadBalancer",
    { arn: "arn:lb", subnets: ["outer"], securityGroups: ["balancers"] },
    { name: "balancer" },
  ),
  resource("aws:lb/targetGroup:TargetGroup", { arn: "arn:tg", port: 8080, protocol: "HTTP" }, { name: "targets" }),
  resource(
    "aws:lb/listener:Listener",
    {
      loadBalancerArn: "arn:lb",
      port: 443,
      protocol: "HTTPS",
      defaultActions: [{ type: "forward", targetGroupArn: "arn:tg" }],
    },
    { name: "listener" },
  ),
  resource("aws:lb/targetGroupAttachment:TargetGroupAttachment", { targetGroupArn: "arn:tg", targetId: "app" }),
  machine("app", "inner", "apps"),
  resource("aws:rds/subnetGroup:SubnetGroup", { name: "stores", subnetIds: ["core"] }, { name: "subnets" }),
  resource(
    "aws:rds/instance:Instance",
    { engine: "postgres", dbSubnetGroupName: "stores", vpcSecurityGroupIds: ["stores"] },
    { name: "database" },
  ),
];

describe("reach", () => {
  it("says hop by hop why traffic gets through", () => {
    const { paths, perhaps } = ask(tiers, "app", "database");
    expect(perhaps).to.deep.equal([]);
    expect(paths.map(({ to, at, sources }) => ({ to, at, sources }))).to.deep.equal([
      { to: "database", at: ["tcp 5432 (the database)"], sources: ["10.0.1.0/24"] },
    ]);
    expect(paths[0]?.hops.map(({ resource: name, why }) => ({ name, why }))).to.deep.equal([
      { name: "app", why: "it is where the traffic starts" },
      { name: "apps", why: "lets traffic out to members of a group at tcp 5432" },
      { name: "core", why: "database is in it" },
      { name: "stores", why: "lets members of a group in at tcp 5432" },
      { name: "database", why: "it listens there" },
    ]);
  });

  it("follows load balancers, and says the port at each end", () => {
    expect(told(ask(tiers, "internet", "tcp/443"))).to.deep.equal([
      "internet → internet gateway gateway → route 0.0.0.0/0 of public → subnet outer → security group rule balancers ingress[0].cidrBlocks → balancer at tcp 443",
    ]);
    expect(told(ask(tiers, "internet", "app"))).to.deep.equal([
      "internet → internet gateway gateway → route 0.0.0.0/0 of public → subnet outer → security group rule balancers ingress[0].cidrBlocks → balancer → security group rule balancers egress[0].securityGroups → subnet inner → security group rule apps ingress[0].securityGroups → app at tcp 8080",
    ]);
    expect(ask(tiers, "internet", "app:tcp/22").paths).to.deep.equal([]);
  });

  it("a machine is no hop: the internet does not get to the database by the application", () => {
    expect(ask(tiers, "internet", "tier:data")).to.deep.equal({ paths: [], perhaps: [], problem: undefined });
  });

  it("knows tiers, with what is in them, and peers", () => {
    expect(ask(tiers, "tier:app", "tier:data:tcp/5432").paths.map(({ to }) => to)).to.deep.equal(["database"]);
    expect(ask(tiers, "tier:app", "tier:data:tcp/22").paths).to.deep.equal([]);
    expect(ask(tiers, "tier:public", "tier:data").paths).to.deep.equal([]);
    expect(told(ask(tiers, "peer", "tier:app"))).to.deep.equal([
      "peer → peering connection pcx-1 → route 10.9.0.0/16 of private → subnet inner → security group rule apps ingress[1].cidrBlocks → app at tcp 9000",
    ]);
    expect(ask(tiers, "peer", "tier:data").paths).to.deep.equal([]);
  });

  it("starts from a subnet, a group, or a resource by its URN", () => {
    const urn = tiers.find(({ name }) => name === "app")?.urn ?? "";
    for (const from of ["inner", "apps", urn]) {
      expect(ask(tiers, from, "database").paths, from).to.have.length(1);
    }
    expect(ask(tiers, "outer", "database").paths).to.deep.equal([]);
  });

  it("tells ports as ranges where anything may listen", () => {
    const wide = group("wide", [
      { protocol: "tcp", fromPort: 20, toPort: 30, cidrBlocks: ["10.0.1.0/24"] },
      { protocol: "udp", fromPort: 0, toPort: 65_535, cidrBlocks: ["10.0.1.0/24"] },
    ]);
    const facts = [...tiers, wide, machine("open", "core", "wide")];
    expect(ask(facts, "inner", "open").paths.map(({ at }) => at)).to.deep.equal([["tcp 20-30", "every udp port"]]);
  });

  it("needs a route both ways where the subnets are of two VPCs", () => {
    const other = [
      resource("aws:ec2/vpc:Vpc", { id: "vpc-2", cidrBlock: "10.9.0.0/16" }, { name: "other" }),
      subnet("far", "10.9.1.0/24", "far", "vpc-2"),
      group("far", [], [tcp(9000, { cidrBlocks: ["10.0.0.0/16"] })]),
      machine("caller", "far", "far"),
    ];
    const back = [{ cidrBlock: "10.0.0.0/16", vpcPeeringConnectionId: "pcx-1" }];
    expect(ask([...tiers, ...other], "caller", "app").paths).to.deep.equal([]);
    expect(told(ask([...tiers, ...other, ...table("far", back, "far")], "caller", "app"))).to.deep.equal([
      "caller → security group rule far egress[0].cidrBlocks → peering connection pcx-1 → route 10.0.0.0/16 of far → subnet inner → security group rule apps ingress[1].cidrBlocks → app at tcp 9000",
    ]);
  });

  it("knows the API of a cluster from inside and from the internet", () => {
    const cluster = (vpcConfig: object) =>
      resource(
        "aws:eks/cluster:Cluster",
        { vpcConfig: { subnetIds: ["inner"], clusterSecurityGroupId: "sg-eks", ...vpcConfig } },
        { name: "cluster" },
      );
    const rule = resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
      securityGroupId: "sg-eks",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      referencedSecurityGroupId: "ops",
    });
    const bastion = [group("ops", [], [tcp(443, { cidrBlocks: ["0.0.0.0/0"] })]), machine("bastion", "inner", "ops")];
    const closed = [...tiers, ...bastion, rule, cluster({ endpointPrivateAccess: true, endpointPublicAccess: false })];
    expect(told(ask(closed, "bastion", "cluster-api"))).to.deep.equal([
      "bastion → security group rule ops egress[0].cidrBlocks → subnet inner → security group rule it referencedSecurityGroupId → cluster at tcp 443 (the cluster's API)",
    ]);
    expect(ask(closed, "app", "cluster-api").paths).to.deep.equal([]);
    expect(ask(closed, "internet", "cluster-api").paths).to.deep.equal([]);
    const open = [...tiers, cluster({ endpointPublicAccess: true })];
    expect(told(ask(open, "internet", "cluster-api"))).to.deep.equal([
      "internet → cluster at tcp 443 (the cluster's API)",
    ]);
    expect(
      ask([...tiers, cluster({ publicAccessCidrs: ["198.51.100.0/24"] })], "internet", "cluster-api").paths,
    ).to.deep.equal([]);
    expect(ask([...tiers, cluster({ publicAccessCidrs: unknown })], "internet", "cluster-api").perhaps).to.have.length(
      1,
    );
  });

  it("behind a load balancer that keeps addresses the client counts", () => {
    const passing = (cidr: string) => [
      ...tiers.filter(({ name }) => !["balancer", "listener", "targets", "apps"].includes(name)),
      group("apps", [tcp(8080, { cidrBlocks: [cidr] })]),
      resource(
        "aws:lb/loadBalancer:LoadBalancer",
        { arn: "arn:lb", subnets: ["outer"], loadBalancerType: "network" },
        { name: "balancer" },
      ),
      resource("aws:lb/targetGroup:TargetGroup", { arn: "arn:tg", port: 8080, protocol: "TCP" }, { name: "targets" }),
      resource(
        "aws:lb/listener:Listener",
        {
          loadBalancerArn: "arn:lb",
          port: 80,
          protocol: "TCP",
          defaultActions: [{ type: "forward", targetGroupArn: "arn:tg" }],
        },
        { name: "listener" },
      ),
    ];
    expect(ask(passing("0.0.0.0/0"), "internet", "app").paths).to.have.length(1);
    expect(ask(passing("198.51.100.0/24"), "internet", "app").paths).to.deep.equal([]);
  });

  it("says what would have to be known", () => {
    const lost = machine("late", "core", "stores", { subnetId: unknown });
    const { paths, perhaps } = ask([...tiers, lost], "app", "late");
    expect(paths).to.deep.equal([]);
    expect(perhaps.map(({ missing, at }) => ({ missing, at }))).to.deep.equal([
      { missing: ["subnetId"], at: ["tcp 5432"] },
    ]);
    const dependent = {
      ...machine("late", "core", "stores", { subnetId: unknown }),
      propertyDependencies: {
        subnetId: tiers.filter(({ name }) => ["core", "inner"].includes(name)).map(({ urn }) => urn),
      },
    };
    expect(ask([...tiers, dependent], "app", "late").perhaps.map(({ missing, at }) => ({ missing, at }))).to.deep.equal(
      [{ missing: ["subnetId"], at: ["tcp 5432"] }],
    );
  });

  it("nothing in a tier without anything that listens is reached", () => {
    const empty = [...tiers, subnet("spare", "10.0.3.0/24", "spare")];
    expect(ask(empty, "tier:app", "tier:spare")).to.deep.equal({ paths: [], perhaps: [], problem: undefined });
    expect(ask(tiers, "tier:app", "tier:spare").problem).to.equal("nothing in this stack is called tier:spare");
  });

  it("says where nothing has the name that is asked for", () => {
    expect(ask(tiers, "nobody", "app").problem).to.equal("nothing in this stack is called nobody");
    expect(ask(tiers, "tier:none", "app").problem).to.equal("nothing in this stack is called tier:none");
    expect(ask(tiers, "app", "nobody:tcp/22").problem).to.equal("nothing in this stack is called nobody:tcp/22");
  });
});
