import { expect } from "chai";
import * as types from "../../../../simulator/aws/types";
import { refusal } from "../../law-world";
import { ec2World } from "./ec2-world";

function groups() {
  const world = ec2World();
  const vpc = world.vpc();
  const group = (name: string, more = {}) => world.create(types.securityGroupType, { vpcId: vpc.id, name, ...more });
  return { world, vpc, group };
}

describe("securityGroupLaw", () => {
  it("has a name that is unique in its VPC", () => {
    const { world, vpc, group } = groups();
    const web = group("web");
    expect(web.outputs).to.include({ name: "web", description: "Managed by Pulumi", ownerId: "111111111111" });
    expect(refusal(() => group("web"))).to.equal(
      `InvalidGroup.Duplicate: The security group 'web' already exists for VPC '${vpc.id}' (${web.id}).`,
    );
    const other = world.vpc("10.1.0.0/16");
    expect(world.create(types.securityGroupType, { vpcId: other.id, name: "web" }).outputs.vpcId).to.equal(other.id);
  });

  it("refuses names that EC2 keeps for itself", () => {
    const { world } = groups();
    expect(world.problems(types.securityGroupType, { name: "sg-web" })).to.deep.equal([
      'name: "sg-web" starts with "sg-", which EC2 keeps for ids; choose another name.',
    ]);
    expect(world.problems(types.securityGroupType, { name: "default" })[0]).to.match(/^name: "default" is the name/);
  });

  it("looks at rules inside it", () => {
    const { world, group } = groups();
    const rule = (more: object) => ({
      ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/8"], ...more }],
    });
    expect(world.problems(types.securityGroupType, rule({}))).to.deep.equal([]);
    expect(
      world.problems(types.securityGroupType, rule({ fromPort: 70_000, cidrBlocks: ["10.0.0.1/8"] })),
    ).to.deep.equal([
      "ingress[0].fromPort: fromPort is 70000; expected a port from 0 to 65535.",
      "ingress[0].fromPort: fromPort 70000 is higher than toPort 443; swap them.",
      'ingress[0].cidrBlocks: "10.0.0.1/8" is not a valid IPv4 CIDR block: it has bits set behind the prefix; did you mean "10.0.0.0/8"?',
    ]);
    expect(world.problems(types.securityGroupType, rule({ protocol: "-1" }))).to.deep.equal([
      'ingress[0].fromPort: from port (443) and to port (443) must both be 0 to use protocol "-1"; name a protocol to allow single ports.',
    ]);
    expect(world.problems(types.securityGroupType, rule({ protocol: "http" }))).to.deep.equal([
      'ingress[0].protocol: "http" is no protocol; expected tcp, udp, icmp, icmpv6, -1 or a number from 0 to 255.',
    ]);
    expect(refusal(() => group("a", rule({ cidrBlocks: [], securityGroups: ["sg-1"] })))).to.equal(
      "InvalidGroup.NotFound: The security group 'sg-1' does not exist.",
    );
  });

  it("does not go while a rule of another group names it, or an interface has it", () => {
    const { world, vpc, group } = groups();
    const [web, app] = [group("web"), group("app")];
    const rule = world.create(types.ingressRuleType, {
      securityGroupId: app.id,
      referencedSecurityGroupId: web.id,
      ipProtocol: "tcp",
      fromPort: 80,
      toPort: 80,
    });
    expect(refusal(() => world.remove(web))).to.equal(
      `DependencyViolation: resource ${web.id} has a dependent object (SecurityGroupIngressRule ${rule.id}). Delete it, or take the group off it, first.`,
    );
    world.remove(rule);
    const subnet = world.subnet(vpc.id, "10.0.0.0/24");
    const endpoint = world.create(types.vpcEndpointType, {
      vpcId: vpc.id,
      vpcEndpointType: "Interface",
      serviceName: "com.amazonaws.eu-west-1.sts",
      subnetIds: [subnet.id],
      securityGroupIds: [web.id],
    });
    expect(refusal(() => world.remove(web))).to.match(new RegExp(`VpcEndpoint ${endpoint.id}`));
    world.remove(endpoint);
    world.remove(web);
  });

  it("takes 60 rules in a direction", () => {
    const { world, group } = groups();
    const web = group("web");
    const rule = (port: number) =>
      world.create(types.ingressRuleType, {
        securityGroupId: web.id,
        cidrIpv4: "10.0.0.0/8",
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
      });
    for (let port = 1; port <= 60; port++) rule(port);
    expect(refusal(() => rule(61))).to.match(
      /^RulesPerSecurityGroupLimitExceeded: The maximum number of rules in one direction of a security group has been reached \(60\)/,
    );
    world.create(types.egressRuleType, { securityGroupId: web.id, cidrIpv4: "10.0.0.0/8", ipProtocol: "-1" });
  });
});

describe("checkGroups", () => {
  it("puts five groups on an interface", () => {
    const { world, vpc, group } = groups();
    const ids = ["a", "b", "c", "d", "e", "f"].map((name) => group(name).id);
    const subnet = world.subnet(vpc.id, "10.0.0.0/24");
    const machine = (vpcSecurityGroupIds: readonly string[]) =>
      world.create(types.instanceType, {
        ami: "ami-0123456789abcdef0",
        instanceType: "t3.nano",
        subnetId: subnet.id,
        vpcSecurityGroupIds,
      });
    expect(refusal(() => machine(ids))).to.equal(
      "SecurityGroupsPerInterfaceLimitExceeded: The maximum number of security groups per interface has been reached (5); got 6.",
    );
    machine(ids.slice(1));
  });
});

describe("rules of security groups", () => {
  it("are unique, whichever resource they come from and however they are written", () => {
    const { world, group } = groups();
    const web = group("web");
    world.create(types.securityGroupRuleType, {
      securityGroupId: web.id,
      type: "ingress",
      protocol: "6",
      fromPort: 443,
      toPort: 443,
      cidrBlocks: ["10.0.0.0/8", "10.1.0.0/16"],
    });
    const twin = { securityGroupId: web.id, ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "10.1.0.0/16" };
    expect(refusal(() => world.create(types.ingressRuleType, twin))).to.match(
      /^InvalidPermission.Duplicate: the specified rule "peer: 10.1.0.0\/16, TCP, from port: 443, to port: 443, ALLOW" already exists in sg-/,
    );
    world.create(types.ingressRuleType, { ...twin, toPort: 444 });
    world.create(types.egressRuleType, twin);
  });

  it("have both ports for TCP and UDP, and no apostrophe in what describes them", () => {
    const { world, group } = groups();
    const web = group("web");
    const rule = { securityGroupId: web.id, ipProtocol: "tcp", cidrIpv4: "10.1.0.0/16" };
    expect(refusal(() => world.create(types.ingressRuleType, rule))).to.equal(
      "InvalidParameterValue: Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange. Give fromPort and toPort.",
    );
    world.create(types.ingressRuleType, { ...rule, fromPort: 443, toPort: 443 });
    world.create(types.ingressRuleType, { ...rule, ipProtocol: "-1" });
    expect(world.problems(types.ingressRuleType, { ...rule, description: "it's the proxy" })).to.deep.equal([
      "description: description has letters that EC2 does not take, or more than 255; expected letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *.",
    ]);
    expect(world.problems(types.ingressRuleType, { ...rule, description: "the proxy" })).to.deep.equal([]);
  });

  it("have a group that exists and a peer in the same network, or in a peered one", () => {
    const { world, vpc, group } = groups();
    const web = group("web");
    const other = world.vpc("10.1.0.0/16");
    const theirs = world.create(types.securityGroupType, { vpcId: other.id, name: "theirs" });
    const rule = { securityGroupId: web.id, referencedSecurityGroupId: theirs.id, ipProtocol: "-1" };
    expect(refusal(() => world.create(types.ingressRuleType, rule))).to.equal(
      `InvalidGroup.NotFound: You have specified two resources that belong to different networks: ${theirs.id} is in ${other.id}, the rule's group in ${vpc.id}. Peer the VPCs first.`,
    );
    world.create(types.peeringType, { vpcId: vpc.id, peerVpcId: other.id, autoAccept: true });
    expect(world.create(types.ingressRuleType, rule).outputs.securityGroupRuleId).to.match(/^sgr-/);
    expect(refusal(() => world.create(types.ingressRuleType, { ...rule, securityGroupId: "sg-1" }))).to.equal(
      "InvalidGroup.NotFound: The security group 'sg-1' does not exist.",
    );
  });

  it("have one peer, and are replaced when its kind changes", () => {
    const { world, group } = groups();
    const web = group("web");
    const rule = { securityGroupId: web.id, ipProtocol: "tcp", fromPort: 1, toPort: 2 };
    expect(world.problems(types.ingressRuleType, rule)).to.deep.equal([
      "cidrIpv4: A rule has one peer; none is given. Give one of cidrIpv4, cidrIpv6, prefixListId, referencedSecurityGroupId.",
    ]);
    expect(
      world.problems(types.ingressRuleType, { ...rule, cidrIpv4: "10.0.0.0/8", prefixListId: "pl-1" }),
    ).to.have.length(1);
    const made = world.create(types.ingressRuleType, { ...rule, cidrIpv4: "10.0.0.0/8" });
    expect(world.judge(made, { ...rule, cidrIpv4: "10.0.0.0/9" }, "cidrIpv4")).to.equal(undefined);
    expect(world.judge(made, { ...rule, prefixListId: "pl-1" }, "cidrIpv4")).to.equal("replace");
  });

  it("of the older kind need a direction and a peer", () => {
    const { world } = groups();
    expect(
      world.problems(types.securityGroupRuleType, {
        securityGroupId: "sg-1",
        type: "in",
        protocol: "tcp",
        fromPort: 1,
        toPort: 1,
      }),
    ).to.deep.equal([
      'type: type is "in"; expected "ingress" or "egress".',
      "cidrBlocks: A rule needs a peer; give one of cidrBlocks, ipv6CidrBlocks, prefixListIds, sourceSecurityGroupId or self.",
    ]);
  });
});

describe("defaultSecurityGroupLaw", () => {
  it("adopts the group that the VPC has", () => {
    const { world, vpc } = groups();
    const adopted = world.create(types.defaultSecurityGroupType, { vpcId: vpc.id });
    expect(adopted.id).to.equal(vpc.outputs.defaultSecurityGroupId);
    expect(adopted.outputs).to.deep.include({ ingress: [], egress: [] });
    expect(refusal(() => world.create(types.defaultSecurityGroupType, { vpcId: "vpc-1" }))).to.match(
      /^InvalidVpcID.NotFound/,
    );
  });
});
