import { expect } from "chai";
import type { ResourceFacts } from "../../../../../lib/guardrail-pack";
import { netPathInternet } from "../../../../../policy-packs/guardrails/rules/network/net-path-internet";
import { resource, together, unknown } from "../../decide";

const urnOf = (type: string, name: string) => `urn:pulumi:dev::test::${type}::${name}`;
const SUBNET = "aws:ec2/subnet:Subnet";
const TABLE = "aws:ec2/routeTable:RouteTable";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const ssh = { protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] };

const gateway = resource(GATEWAY, { id: "igw-1" }, { name: "gateway" });
const subnet = (props: object = {}) => resource(SUBNET, { id: "subnet-1", ...props }, { name: "subnet" });
const table = resource(
  TABLE,
  { id: "rtb-1", routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }] },
  { name: "table" },
);
const privateTable = resource(
  TABLE,
  { id: "rtb-1", routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: "nat-1" }] },
  { name: "table" },
);
const association = resource("aws:ec2/routeTableAssociation:RouteTableAssociation", {
  subnetId: "subnet-1",
  routeTableId: "rtb-1",
});
const group = (...ingress: object[]) => resource(GROUP, { id: "sg-1", ingress }, { name: "group" });
const instance = (props: object = {}) =>
  resource(
    "aws:ec2/instance:Instance",
    { id: "i-1", subnetId: "subnet-1", vpcSecurityGroupIds: ["sg-1"], associatePublicIpAddress: true, ...props },
    { name: "bastion" },
  );
const network = [gateway, subnet(), table, association];
const answer = (...facts: readonly ResourceFacts[]) => together(netPathInternet, facts);
const said =
  "violation bastion : internet → internet gateway gateway → route 0.0.0.0/0 of table → subnet subnet → security group rule group ingress[0].cidrBlocks → bastion at tcp 22 (SSH)";

describe("net-path-internet (D-013, D-018, E-008, E-018)", () => {
  it("finds the path to an administration port, and shows it hop by hop", () => {
    expect(answer(...network, group(ssh), instance())).to.deep.equal([said]);
  });

  const broken: Record<string, readonly ResourceFacts[]> = {
    "no public address": [...network, group(ssh), instance({ associatePublicIpAddress: false })],
    "nothing said of an address, and a subnet that gives none": [
      ...network,
      group(ssh),
      instance({ associatePublicIpAddress: undefined }),
    ],
    "a way out through a NAT gateway only": [gateway, subnet(), privateTable, association, group(ssh), instance()],
    "no route at all": [gateway, subnet(), group(ssh), instance()],
    "a group that lets the office in": [...network, group({ ...ssh, cidrBlocks: ["198.51.100.0/24"] }), instance()],
    "a group that lets the world in at 443": [...network, group({ ...ssh, fromPort: 443, toPort: 443 }), instance()],
    "another group": [...network, group(ssh), instance({ vpcSecurityGroupIds: ["sg-2"] })],
    "a route for addresses that the group does not let in": [
      gateway,
      subnet(),
      resource(TABLE, { id: "rtb-1", routes: [{ cidrBlock: "0.0.0.0/1", gatewayId: "igw-1" }] }, { name: "table" }),
      association,
      group({ ...ssh, cidrBlocks: ["128.0.0.0/1"] }),
      instance(),
    ],
  };
  for (const [what, facts] of Object.entries(broken)) {
    it(`finds none where it is broken by ${what}`, () => {
      expect(answer(...facts)).to.deep.equal([]);
    });
  }

  const open: Record<string, readonly ResourceFacts[]> = {
    "a subnet that gives public addresses": [
      gateway,
      subnet({ mapPublicIpOnLaunch: true }),
      table,
      association,
      group(ssh),
      instance({ associatePublicIpAddress: undefined }),
    ],
    "an elastic address": [
      ...network,
      group(ssh),
      instance({ associatePublicIpAddress: false }),
      resource("aws:ec2/eip:Eip", { instance: "i-1" }, { name: "address" }),
    ],
    "an IPv6 address": [
      gateway,
      subnet(),
      resource(TABLE, { id: "rtb-1", routes: [{ ipv6CidrBlock: "::/0", gatewayId: "igw-1" }] }, { name: "table" }),
      association,
      group({ ...ssh, cidrBlocks: [], ipv6CidrBlocks: ["::/0"] }),
      instance({ associatePublicIpAddress: false, ipv6AddressCount: 1 }),
    ],
    "a world that is cut up over two groups and two routes": [
      gateway,
      subnet(),
      resource(
        TABLE,
        {
          id: "rtb-1",
          routes: [
            { cidrBlock: "0.0.0.0/1", gatewayId: "igw-1" },
            { cidrBlock: "128.0.0.0/1", gatewayId: "igw-1" },
          ],
        },
        { name: "table" },
      ),
      association,
      group({ ...ssh, cidrBlocks: ["8.0.0.0/16"] }),
      resource(GROUP, { id: "sg-2", ingress: [{ ...ssh, cidrBlocks: ["8.1.0.0/16"] }] }, { name: "other" }),
      instance({ vpcSecurityGroupIds: ["sg-1", "sg-2"] }),
    ],
    "a rule that is a resource of its own": [
      ...network,
      group(),
      resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
        securityGroupId: "sg-1",
        ipProtocol: "-1",
        cidrIpv4: "0.0.0.0/0",
      }),
      instance(),
    ],
    "a group that is attached late": [
      ...network,
      group(ssh),
      resource("aws:ec2/networkInterface:NetworkInterface", { id: "eni-1", subnetId: "subnet-1" }, { name: "bastion" }),
      resource("aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment", {
        securityGroupId: "sg-1",
        networkInterfaceId: "eni-1",
      }),
      resource("aws:ec2/eip:Eip", { networkInterface: "eni-1" }, { name: "address" }),
    ],
    "a default subnet": [group(ssh), instance({ subnetId: undefined, associatePublicIpAddress: undefined })],
    "a fleet whose template says so in text (row 28)": [
      ...network,
      group(ssh),
      resource(
        "aws:ec2/launchTemplate:LaunchTemplate",
        { id: "lt-1", networkInterfaces: [{ associatePublicIpAddress: "true", securityGroups: ["sg-1"] }] },
        { name: "template" },
      ),
      resource(
        "aws:autoscaling/group:Group",
        { vpcZoneIdentifiers: ["subnet-1"], launchTemplate: { id: "lt-1" } },
        { name: "bastion" },
      ),
    ],
  };
  for (const [what, facts] of Object.entries(open)) {
    it(`finds the path through ${what}`, () => {
      expect(answer(...facts).map((line) => line.split(":")[0])).to.deep.equal(["violation bastion "]);
    });
  }

  describe("respects network ACLs, which keep no state", () => {
    const acl = (ingress: readonly object[], egress: readonly object[]) =>
      resource(
        "aws:ec2/networkAcl:NetworkAcl",
        { id: "acl-1", subnetIds: ["subnet-1"], ingress, egress },
        { name: "acl" },
      );
    const all = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0", action: "allow", ruleNo: 100 };
    const tcp = (fromPort: number, toPort: number) => ({ ...all, protocol: "tcp", fromPort, toPort });
    const deny = { action: "deny", ruleNo: 50 };
    const kinds = (...facts: readonly ResourceFacts[]) =>
      answer(...network, group(ssh), instance(), ...facts).map((line) => line.split(" ")[0]);

    it("one that lets the traffic in, and its answers out, is a hop of the path", () => {
      expect(answer(...network, group(ssh), instance(), acl([all], [all]))).to.deep.equal([
        said.replace("→ subnet subnet", "→ network ACL rule acl ingress[0] → subnet subnet"),
      ]);
    });

    it("one that refuses the port, or all that is not let in, breaks it", () => {
      expect(kinds(acl([{ ...tcp(22, 22), ...deny }, all], [all]))).to.deep.equal([]);
      expect(kinds(acl([tcp(443, 443)], [all]))).to.deep.equal([]);
      expect(kinds(acl([{ ...tcp(22, 22), ...deny, cidrBlock: "0.0.0.0/1" }, all], [all]))).to.deep.equal([
        "violation",
      ]);
    });

    it("one that lets no answer out breaks it; a sender may choose the port that one gets out at", () => {
      expect(kinds(acl([all], []))).to.deep.equal([]);
      expect(kinds(acl([all], [{ ...all, cidrBlock: "10.0.0.0/8" }]))).to.deep.equal([]);
      expect(kinds(acl([all], [tcp(1024, 65_535)]))).to.deep.equal(["violation"]);
      expect(kinds(acl([all], [tcp(443, 443)]))).to.deep.equal(["violation"]);
    });

    it("one that is not known for sure, or of another subnet, breaks nothing", () => {
      const closed = { ...tcp(22, 22), ...deny };
      expect(kinds(acl([{ ...closed, action: unknown }, all], [all]))).to.deep.equal(["unknown"]);
      expect(kinds({ ...acl([closed], []), props: { id: "acl-1", subnetIds: ["subnet-2"] } })).to.deep.equal([
        "violation",
      ]);
      const perhaps = { ...acl([], []), props: { id: "acl-1", subnetIds: unknown } };
      expect(kinds({ ...perhaps, propertyDependencies: { subnetIds: [urnOf(SUBNET, "subnet")] } })).to.deep.equal([]);
    });

    it("one may be associated by a resource of its own, or be the VPC's default one", () => {
      const link = resource("aws:ec2/networkAclAssociation:NetworkAclAssociation", {
        networkAclId: "acl-1",
        subnetId: "subnet-1",
      });
      expect(kinds({ ...acl([], []), props: { id: "acl-1" } }, link)).to.deep.equal([]);
      const vpc = resource("aws:ec2/vpc:Vpc", { id: "vpc-1", defaultNetworkAclId: "acl-0" }, { name: "vpc" });
      const standard = resource("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", { defaultNetworkAclId: "acl-0" });
      const within = [gateway, subnet({ vpcId: "vpc-1" }), table, association, group(ssh), instance()];
      expect(answer(...within, vpc)).to.have.length(1);
      expect(answer(...within, vpc, standard)).to.deep.equal([]);
    });
  });

  it("an account that blocks public access to its VPCs has no path, but into what is excluded", () => {
    const options = (internetGatewayBlockMode: string) =>
      resource("aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions", { internetGatewayBlockMode });
    const exclusion = (subnetId: unknown, internetGatewayExclusionMode = "allow-bidirectional") =>
      resource("aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion", {
        subnetId,
        internetGatewayExclusionMode,
      });
    const path = [...network, group(ssh), instance()];
    expect(answer(...path, options("block-ingress"))).to.deep.equal([]);
    expect(answer(...path, options("block-bidirectional"))).to.deep.equal([]);
    expect(answer(...path, options("off"))).to.have.length(1);
    expect(answer(...path, options("block-ingress"), exclusion("subnet-1"))).to.have.length(1);
    expect(answer(...path, options("block-ingress"), exclusion("subnet-2"))).to.deep.equal([]);
    expect(answer(...path, options("block-ingress"), exclusion("subnet-1", "allow-egress"))).to.deep.equal([]);
    expect(answer(...path, options("block-ingress"), exclusion(unknown))).to.have.length(1);
  });

  describe("an accelerator", () => {
    const hidden = instance({ associatePublicIpAddress: false });
    const inside = [gateway, subnet(), privateTable, association];
    const accelerated = (toPort = 22, endpointId = "i-1") => [
      resource(
        "aws:globalaccelerator/listener:Listener",
        { arn: "arn:listener", protocol: "TCP", portRanges: [{ fromPort: 20, toPort }] },
        { name: "world" },
      ),
      resource(
        "aws:globalaccelerator/endpointGroup:EndpointGroup",
        { listenerArn: "arn:listener", endpointConfigurations: [{ endpointId }] },
        { name: "world-group" },
      ),
    ];

    it("brings the internet to a private machine, past routes and addresses", () => {
      expect(answer(...inside, group(ssh), hidden, ...accelerated())).to.deep.equal([
        "violation bastion : internet → accelerator world-group → subnet subnet → security group rule group ingress[0].cidrBlocks → bastion at tcp 22 (SSH)",
      ]);
      expect(answer(...inside, group(ssh), hidden)).to.deep.equal([]);
    });

    it("brings it to no other port, to no other machine, and past no group", () => {
      expect(answer(...inside, group(ssh), hidden, ...accelerated(21))).to.deep.equal([]);
      expect(answer(...inside, group(ssh), hidden, ...accelerated(22, "i-2"))).to.deep.equal([]);
      const office = group({ ...ssh, cidrBlocks: ["198.51.100.0/24"] });
      expect(answer(...inside, office, hidden, ...accelerated())).to.deep.equal([]);
    });

    it("brings it to nothing in an account that blocks public access to its VPCs", () => {
      const block = resource("aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions", {
        internetGatewayBlockMode: "block-bidirectional",
      });
      expect(answer(...inside, group(ssh), hidden, ...accelerated(), block)).to.deep.equal([]);
    });
  });

  it("a route that names a prefix list leads where its entries say", () => {
    const listed = (cidr: string) => [
      gateway,
      subnet(),
      resource(
        TABLE,
        { id: "rtb-1", routes: [{ destinationPrefixListId: "pl-1", gatewayId: "igw-1" }] },
        { name: "table" },
      ),
      resource("aws:ec2/managedPrefixList:ManagedPrefixList", { id: "pl-1", entries: [{ cidr }] }, { name: "list" }),
      association,
      group(ssh),
      instance(),
    ];
    expect(answer(...listed("0.0.0.0/0"))).to.have.length(1);
    expect(answer(...listed("8.8.8.0/24"))).to.deep.equal([]);
  });

  it("what names no group is in the default one of its VPC", () => {
    const vpc = resource("aws:ec2/vpc:Vpc", { id: "vpc-1" }, { name: "vpc" });
    const standard = (ingress: readonly object[]) =>
      resource("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", { vpcId: "vpc-1", ingress }, { name: "standard" });
    const within = [
      gateway,
      vpc,
      subnet({ vpcId: "vpc-1" }),
      table,
      association,
      instance({ vpcSecurityGroupIds: undefined }),
    ];
    expect(answer(...within, standard([ssh]))).to.have.length(1);
    expect(answer(...within, standard([]))).to.deep.equal([]);
    expect(answer(...within)).to.deep.equal([]);
  });

  it("a machine has from its template what it does not say itself", () => {
    const template = (props: object) =>
      resource("aws:ec2/launchTemplate:LaunchTemplate", { id: "lt-1", ...props }, { name: "template" });
    const made = instance({
      vpcSecurityGroupIds: undefined,
      associatePublicIpAddress: undefined,
      launchTemplate: { id: "lt-1" },
    });
    const facing = { networkInterfaces: [{ associatePublicIpAddress: "true", securityGroups: ["sg-1"] }] };
    expect(answer(...network, group(ssh), template(facing), made)).to.have.length(1);
    expect(answer(...network, group(ssh), template({ vpcSecurityGroupIds: ["sg-1"] }), made)).to.deep.equal([]);
    expect(answer(...network, group(ssh), template({ networkInterfaces: unknown }), made)[0]).to.match(
      /^unknown bastion /,
    );
  });

  for (const [what, type, fleet, more] of [
    [
      "a mixed policy",
      "aws:autoscaling/group:Group",
      { mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification: { launchTemplateId: "lt-1" } } } },
      [
        "aws:ec2/launchTemplate:LaunchTemplate",
        { id: "lt-1", networkInterfaces: [{ associatePublicIpAddress: "true", securityGroups: ["sg-1"] }] },
      ],
    ],
    [
      "a launch configuration",
      "aws:autoscaling/group:Group",
      { launchConfiguration: "lc-1" },
      [
        "aws:ec2/launchConfiguration:LaunchConfiguration",
        { name: "lc-1", associatePublicIpAddress: true, securityGroups: ["sg-1"] },
      ],
    ],
    [
      "a template with IPv6 only",
      "aws:autoscaling/group:Group",
      { launchTemplate: { id: "lt-1" } },
      [
        "aws:ec2/launchTemplate:LaunchTemplate",
        { id: "lt-1", networkInterfaces: [{ ipv6AddressCount: 1, securityGroups: ["sg-1"] }] },
      ],
    ],
  ] as const) {
    it(`finds the path to a fleet through ${what}`, () => {
      const both = { ...ssh, ipv6CidrBlocks: ["::/0"] };
      const routes = [
        { cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" },
        { ipv6CidrBlock: "::/0", gatewayId: "igw-1" },
      ];
      const facts = [
        gateway,
        subnet(),
        resource(TABLE, { id: "rtb-1", routes }, { name: "table" }),
        association,
        group(both),
        resource(more[0], more[1], { name: "made-of" }),
        resource(type, { vpcZoneIdentifiers: ["subnet-1"], ...fleet }, { name: "fleet" }),
      ];
      expect(answer(...facts).map((line) => line.split(":")[0])).to.deep.equal(["violation fleet "]);
    });
  }

  it("a machine is no hop: who reaches another one from it is inside already", () => {
    const inner = resource(
      GROUP,
      { id: "sg-2", ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, securityGroups: ["sg-1"] }] },
      { name: "inner" },
    );
    const web = group({ ...ssh, fromPort: 443, toPort: 443 });
    const behind = instance({ vpcSecurityGroupIds: ["sg-2"], associatePublicIpAddress: true });
    expect(answer(...network, web, inner, behind)).to.deep.equal([]);
  });

  it("finds the path to a database with a public address, an open group and a public subnet (row 30)", () => {
    const database = (publiclyAccessible: boolean) => [
      ...network,
      group({ protocol: "tcp", fromPort: 5432, toPort: 5432, cidrBlocks: ["0.0.0.0/0"] }),
      resource(
        "aws:rds/instance:Instance",
        {
          engine: "postgres",
          publiclyAccessible,
          dbSubnetGroupName: "outside",
          vpcSecurityGroupIds: ["sg-1"],
        },
        { name: "database" },
      ),
    ];
    // Its subnets are not of this stack: nothing can be said of them.
    expect(answer(...database(true))).to.deep.equal([]);
    const withGroup = (publiclyAccessible: boolean) => [
      ...database(publiclyAccessible),
      resource("aws:rds/subnetGroup:SubnetGroup", { name: "outside", subnetIds: ["subnet-1"] }, { name: "subnets" }),
    ];
    expect(answer(...withGroup(true)).map((line) => line.split(":")[0])).to.deep.equal([
      "violation subnet ",
      "violation database ",
    ]);
    expect(answer(...withGroup(false)).map((line) => line.split(":")[0])).to.deep.equal(["violation subnet "]);
  });

  it("a data subnet has no way to the internet, whoever is in it", () => {
    const data = subnet({ tags: { Tier: "data" } });
    expect(answer(gateway, data, table, association)).to.deep.equal([
      "violation subnet : internet → internet gateway gateway → route 0.0.0.0/0 of table → subnet subnet of the data tier",
    ]);
    expect(answer(gateway, data, privateTable, association)).to.deep.equal([]);
  });

  it("a load balancer that faces the internet opens no administration port (row 29)", () => {
    const balancer = (internal: boolean, port: number) => [
      ...network,
      resource(
        "aws:lb/loadBalancer:LoadBalancer",
        { arn: "arn:lb", internal, subnets: ["subnet-1"] },
        { name: "balancer" },
      ),
      resource("aws:lb/targetGroup:TargetGroup", { arn: "arn:tg", port: 8080 }, { name: "targets" }),
      resource(
        "aws:alb/listener:Listener",
        {
          loadBalancerArn: "arn:lb",
          port,
          protocol: "TCP",
          defaultActions: [{ type: "forward", targetGroupArn: "arn:tg" }],
        },
        { name: "listener" },
      ),
    ];
    expect(answer(...balancer(false, 22))).to.deep.equal([
      "violation listener : internet → internet gateway gateway → route 0.0.0.0/0 of table → subnet subnet → load balancer balancer → listener listener at tcp 22 (SSH)",
    ]);
    expect(answer(...balancer(true, 22))).to.deep.equal([]);
    expect(answer(...balancer(false, 443))).to.deep.equal([]);
    // A target's own port counts, not only that of its group.
    const attached = (port: number) =>
      resource("aws:lb/targetGroupAttachment:TargetGroupAttachment", {
        targetGroupArn: "arn:tg",
        targetId: "i-1",
        port,
      });
    const inside = instance({ associatePublicIpAddress: false });
    expect(answer(...balancer(false, 443), inside, attached(22)).map((line) => line.split(" ").at(-2))).to.deep.equal([
      "22",
    ]);
    expect(answer(...balancer(false, 443), inside, attached(8080))).to.deep.equal([]);
    // So does that of an address, whoever has it.
    const address = (port: number) =>
      resource("aws:lb/targetGroupAttachment:TargetGroupAttachment", {
        targetGroupArn: "arn:tg",
        targetId: "10.0.1.10",
        port,
      });
    expect(answer(...balancer(false, 443), address(22)).map((line) => line.split(" ").at(-2))).to.deep.equal(["22"]);
    expect(answer(...balancer(false, 443), address(8080))).to.deep.equal([]);
  });

  describe("while ids are not known", () => {
    const preview = (props: object, subnets: readonly string[] = ["subnet"]): ResourceFacts[] => {
      const depends = (on: Record<string, readonly string[]>) => ({ propertyDependencies: on });
      return [
        resource(GATEWAY, {}, { name: "gateway" }),
        resource(SUBNET, {}, { name: "subnet" }),
        resource(SUBNET, {}, { name: "inner" }),
        resource(TABLE, {}, { name: "table" }),
        resource(
          "aws:ec2/route:Route",
          { routeTableId: unknown, gatewayId: unknown, destinationCidrBlock: "0.0.0.0/0" },
          {
            name: "route",
            ...depends({ routeTableId: [urnOf(TABLE, "table")], gatewayId: [urnOf(GATEWAY, "gateway")] }),
          },
        ),
        resource(
          "aws:ec2/routeTableAssociation:RouteTableAssociation",
          { subnetId: unknown, routeTableId: unknown },
          depends({ subnetId: [urnOf(SUBNET, "subnet")], routeTableId: [urnOf(TABLE, "table")] }),
        ),
        resource(GROUP, { ingress: [ssh] }, { name: "group" }),
        resource(
          "aws:ec2/instance:Instance",
          { subnetId: unknown, vpcSecurityGroupIds: [unknown], associatePublicIpAddress: true, ...props },
          {
            name: "bastion",
            ...depends({
              subnetId: subnets.map((name) => urnOf(SUBNET, name)),
              vpcSecurityGroupIds: [urnOf(GROUP, "group")],
            }),
          },
        ),
      ];
    };

    it("joins by dependencies, and finds the same path", () => {
      expect(answer(...preview({}))).to.deep.equal([said]);
      expect(answer(...preview({ associatePublicIpAddress: false }))).to.deep.equal([]);
    });

    it("is no pass where nothing says which subnet it is", () => {
      expect(answer(group(ssh), instance({ subnetId: unknown }))).to.deep.equal([
        "unknown bastion subnetId: whether there is a path is not known: internet → subnet not known yet → security group rule group ingress[0].cidrBlocks → bastion at tcp 22 (SSH); decided at the update",
      ]);
      expect(answer(group(ssh), instance({ subnetId: "subnet-9" }))).to.deep.equal([]);
    });

    it("is no pass where the place is one of several, or the address is not known", () => {
      expect(answer(...preview({}, ["subnet", "inner"])).map((line) => line.split(":")[0])).to.deep.equal([
        "unknown bastion subnetId",
      ]);
      expect(answer(...preview({}, ["inner"]))).to.deep.equal([]);
      expect(answer(...preview({ associatePublicIpAddress: unknown })).map((line) => line.split(":")[0])).to.deep.equal(
        ["unknown bastion associatePublicIpAddress"],
      );
    });
  });
});
