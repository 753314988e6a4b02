import { expect } from "chai";
import type { ResourceFacts } from "../../../../../lib/guardrail-pack";
import { netSgAdminPort } from "../../../../../policy-packs/guardrails/rules/network/net-sg-admin-port";
import { alone, resource, together, unknown } from "../../decide";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const DEFAULT = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const LIST = "aws:ec2/managedPrefixList:ManagedPrefixList";
const ENTRY = "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry";
const NODES = "aws:eks/nodeGroup:NodeGroup";

const SIMPLE = "aws:lightsail/instancePublicPorts:InstancePublicPorts";

const simple = (props: object) => resource(SIMPLE, { instanceName: "blog", portInfos: [{ ...ssh, ...props }] });
const world = ["0.0.0.0/0"];
const ssh = { protocol: "tcp", fromPort: 22, toPort: 22 };
const group = (...ingress: object[]) => resource(GROUP, { id: "sg-1", ingress });
const rule = (props: object, name = "rule") =>
  resource(RULE, { type: "ingress", securityGroupId: "sg-1", ...ssh, ...props }, { name });
const ingress = (props: object, name = "rule") =>
  resource(INGRESS, { securityGroupId: "sg-1", ipProtocol: "tcp", fromPort: 22, toPort: 22, ...props }, { name });
const prefixList = (entries: object[] | undefined, name = "list") =>
  resource(LIST, { id: "pl-1", ...(entries === undefined ? {} : { entries }) }, { name });

/** Rows of the bypass list: every way past "nobody reaches an administration port". */
const evasions: Record<string, readonly ResourceFacts[]> = {
  "1 inline 22": [group({ ...ssh, cidrBlocks: world })],
  "2 a range that covers 22": [group({ protocol: "tcp", fromPort: 20, toPort: 30, cidrBlocks: world })],
  "2 every port": [group({ protocol: "tcp", fromPort: 0, toPort: 65_535, cidrBlocks: world })],
  "3 protocol -1": [group({ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: world })],
  "3 protocol all": [group({ protocol: "all", cidrBlocks: world })],
  "3 protocol -1 as a number": [group({ protocol: -1, fromPort: 0, toPort: 0, cidrBlocks: world })],
  "4 ::/0 inline": [group({ ...ssh, ipv6CidrBlocks: ["::/0"] })],
  "5 0::/0": [group({ ...ssh, ipv6CidrBlocks: ["0::/0"] })],
  "5 full zeros": [group({ ...ssh, ipv6CidrBlocks: ["0000:0000:0000:0000:0000:0000:0000:0000/0"] })],
  "6 host bits": [group({ ...ssh, cidrBlocks: ["1.0.0.0/0"] })],
  "7 halves in one rule": [group({ ...ssh, cidrBlocks: ["0.0.0.0/1", "128.0.0.0/1"] })],
  "7 quarters over rules": [
    group(...["0.0.0.0/2", "64.0.0.0/2", "128.0.0.0/2", "192.0.0.0/2"].map((cidr) => ({ ...ssh, cidrBlocks: [cidr] }))),
  ],
  "7 IPv6 halves": [group({ ...ssh, ipv6CidrBlocks: ["::/1", "8000::/1"] })],
  "7 2000::/3": [group({ ...ssh, ipv6CidrBlocks: ["2000::/3"] })],
  "7 small ranges over resources of two kinds": [
    group({ ...ssh, cidrBlocks: ["8.0.0.0/16"] }),
    rule({ cidrBlocks: ["8.1.0.0/16"] }, "a"),
    ingress({ cidrIpv4: "8.2.0.0/16" }, "b"),
  ],
  "8 a huge range": [group({ ...ssh, cidrBlocks: ["54.0.0.0/8"] })],
  "Lightsail for the world": [simple({ cidrs: world })],
  "Lightsail for the world of IPv6": [simple({ cidrs: ["198.51.100.7"], ipv6Cidrs: ["::/0"] })],
  "Lightsail for nobody in particular": [simple({})],
  "Lightsail, every port": [simple({ protocol: "all", fromPort: 0, toPort: 65_535, cidrs: world })],
  "Lightsail, halves in two of its ports": [
    resource(SIMPLE, {
      portInfos: [
        { ...ssh, cidrs: ["0.0.0.0/1"] },
        { ...ssh, cidrs: ["128.0.0.0/1"] },
      ],
    }),
  ],
  "9 prefix list, entries inline": [group({ ...ssh, prefixListIds: ["pl-1"] }), prefixList([{ cidr: "0.0.0.0/0" }])],
  "9 prefix list, entries separate": [
    group({ ...ssh, prefixListIds: ["pl-1"] }),
    prefixList(undefined),
    resource(ENTRY, { prefixListId: "pl-1", cidr: "0.0.0.0/0" }, { name: "entry" }),
  ],
  "9 prefix list of a separate rule, its id not known yet": [
    resource(
      INGRESS,
      { ipProtocol: "tcp", fromPort: 22, toPort: 22, prefixListId: unknown, securityGroupId: "sg-1" },
      { propertyDependencies: { prefixListId: [`urn:pulumi:dev::test::${LIST}::list`] } },
    ),
    resource(LIST, { entries: [{ cidr: "128.0.0.0/1" }] }, { name: "list" }),
  ],
  "10 a prefix list beside the world": [group({ ...ssh, prefixListIds: ["pl-1"], cidrBlocks: world }), prefixList([])],
  "11 self beside the world": [group({ ...ssh, self: true, cidrBlocks: world })],
  "12 a harmless rule first": [group({ ...ssh, self: true }, { ...ssh, cidrBlocks: world })],
  "13 a separate rule": [rule({ cidrBlocks: world })],
  "14 a separate rule of the newer kind": [ingress({ cidrIpv4: "0.0.0.0/0" })],
  "15 the same, every protocol, no ports": [
    resource(INGRESS, { securityGroupId: "sg-1", ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" }),
  ],
  "16 the same, IPv6": [ingress({ cidrIpv6: "::/0" })],
  "17 the default group": [resource(DEFAULT, { ingress: [{ ...ssh, cidrBlocks: world }] })],
  "18 TCP in capitals": [group({ ...ssh, protocol: "TCP", cidrBlocks: world })],
  "18 TCP by number": [group({ ...ssh, protocol: "6", cidrBlocks: world })],
  "19 ports as text": [group({ protocol: "tcp", fromPort: "3", toPort: "100", cidrBlocks: world })],
  "20 RDP over UDP": [group({ protocol: "udp", fromPort: 3389, toPort: 3389, cidrBlocks: world })],
  "21 Telnet": [group({ protocol: "tcp", fromPort: 23, toPort: 23, cidrBlocks: world })],
  "21 Docker": [group({ protocol: "tcp", fromPort: 2375, toPort: 2375, cidrBlocks: world })],
  "21 WinRM": [group({ protocol: "tcp", fromPort: 5986, toPort: 5986, cidrBlocks: world })],
  "21 kubelet": [group({ protocol: "tcp", fromPort: 10_250, toPort: 10_250, cidrBlocks: world })],
  "27 nodes with a key and no source group": [resource(NODES, { remoteAccess: { ec2SshKey: "ops" } })],
  "33 a list that is a secret": [
    group({
      ...ssh,
      cidrBlocks: { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: world },
    }),
  ],
  "36 the other provider": [
    resource("aws-native:ec2:SecurityGroup", {
      securityGroupIngress: [{ ipProtocol: "tcp", fromPort: 22, toPort: 22, cidrIp: "0.0.0.0/0" }],
    }),
  ],
};

/** The clean twins: what looks alike and is in order. */
const clean: Record<string, readonly ResourceFacts[]> = {
  "443 for the world": [
    group({ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: world, ipv6CidrBlocks: ["::/0"] }),
  ],
  "SSH for the office": [
    group({ ...ssh, cidrBlocks: ["198.51.100.0/24", "8.8.8.0/24"], ipv6CidrBlocks: ["2a00:1450::/32"] }),
  ],
  "SSH from a private network": [
    group({ ...ssh, cidrBlocks: ["10.0.0.0/8", "172.16.0.0/12"], ipv6CidrBlocks: ["fd00::/8"] }),
  ],
  "every port for oneself": [group({ protocol: "-1", self: true })],
  "22 ICMP": [
    group(
      { protocol: "icmp", fromPort: 8, toPort: 0, cidrBlocks: world },
      { protocol: "1", fromPort: -1, toPort: -1, cidrBlocks: world },
    ),
  ],
  "22 TCP port 0": [group({ protocol: "tcp", fromPort: 0, toPort: 0, cidrBlocks: world })],
  "22 from another group": [
    group({ ...ssh, securityGroups: ["sg-2"] }),
    ingress({ referencedSecurityGroupId: "sg-2" }),
  ],
  "22 over UDP is not SSH": [group({ protocol: "udp", fromPort: 22, toPort: 22, cidrBlocks: world })],
  "what goes out": [rule({ type: "egress", cidrBlocks: world, protocol: "-1" })],
  "ranges around 22": [
    group(
      { protocol: "tcp", fromPort: 1, toPort: 21, cidrBlocks: world },
      { protocol: "tcp", fromPort: 24, toPort: 2374, cidrBlocks: world },
    ),
  ],
  "a prefix list of the office": [group({ ...ssh, prefixListIds: ["pl-1"] }), prefixList([{ cidr: "8.8.8.0/24" }])],
  "halves for two groups": [
    resource(GROUP, { ingress: [{ ...ssh, cidrBlocks: ["8.0.0.0/16"] }] }, { name: "a" }),
    resource(GROUP, { ingress: [{ ...ssh, cidrBlocks: ["8.1.0.0/16"] }] }, { name: "b" }),
  ],
  "small ranges at different ports": [
    group(
      { ...ssh, cidrBlocks: ["8.0.0.0/16"] },
      { protocol: "tcp", fromPort: 3389, toPort: 3389, cidrBlocks: ["8.1.0.0/16"] },
    ),
  ],
  "Lightsail for the office and for the console": [
    simple({ cidrs: ["198.51.100.7", "198.51.100.0/24"], cidrListAliases: ["lightsail-connect"] }),
    simple({ cidrListAliases: ["lightsail-connect"] }),
  ],
  "Lightsail, 443 for the world": [simple({ fromPort: 443, toPort: 443, cidrs: world })],
  "no rule at all": [group(), resource(DEFAULT, {})],
  "nodes with a source group": [
    resource(NODES, { remoteAccess: { ec2SshKey: "ops", sourceSecurityGroupIds: ["sg-9"] } }),
    resource(NODES, {}, { name: "closed" }),
  ],
};

describe("net-sg-admin-port (K-05, C-012, E-017, E-018)", () => {
  for (const [row, facts] of Object.entries(evasions)) {
    it(`catches row ${row}`, () => {
      const said = together(netSgAdminPort, facts);
      expect(
        said.filter((line) => line.startsWith("violation ")),
        said.join("\n"),
      ).to.have.length.greaterThan(0);
    });
  }

  for (const [what, facts] of Object.entries(clean)) {
    it(`is silent about ${what}`, () => {
      expect(together(netSgAdminPort, facts)).to.deep.equal([]);
    });
  }

  it("says who reaches what, and where it is written", () => {
    expect(
      together(netSgAdminPort, [group({ protocol: "tcp", fromPort: 20, toPort: 25, cidrBlocks: world })]),
    ).to.deep.equal([
      "violation it ingress[0].cidrBlocks: the internet (0.0.0.0/0) reaches tcp 22 (SSH), tcp 23 (Telnet)",
    ]);
    expect(
      together(netSgAdminPort, [
        group({ ...ssh, cidrBlocks: ["0.0.0.0/2"] }, { ...ssh, cidrBlocks: ["198.51.100.0/24"] }),
      ]),
    ).to.deep.equal(["violation it ingress[0].cidrBlocks: the internet (0.0.0.0/2) reaches tcp 22 (SSH)"]);
  });

  it("alone, before it is made, a resource shows what it proves, and nothing that the stack may answer", () => {
    expect(alone(netSgAdminPort, ingress({ cidrIpv4: "0.0.0.0/0" }))).to.have.length(1);
    expect(alone(netSgAdminPort, simple({ cidrs: world }))).to.have.length(1);
    expect(alone(netSgAdminPort, ingress({ cidrIpv4: undefined, prefixListId: "pl-1" }))).to.deep.equal([]);
  });

  const open: Record<string, [facts: readonly ResourceFacts[], said: string]> = {
    "a source": [
      [group({ ...ssh, cidrBlocks: [unknown] })],
      "unknown it ingress[0].cidrBlocks: where traffic may come from is not known; it would reach tcp 22 (SSH); decided at the update",
    ],
    "the ports": [
      [rule({ cidrBlocks: world, fromPort: unknown, toPort: unknown })],
      "unknown rule cidrBlocks: the ports or the protocol that the internet reaches are not known; decided at the update",
    ],
    "a prefix list of elsewhere": [
      [ingress({ prefixListId: "pl-9" })],
      "unknown rule prefixListId: what the prefix list pl-9 holds is not known; it would reach tcp 22 (SSH); decided at the update",
    ],
    "the sources of Lightsail": [
      [simple({ cidrs: unknown })],
      "unknown it portInfos[0].cidrs: where traffic may come from is not known; it would reach tcp 22 (SSH); decided at the update",
    ],
    "the access to nodes": [
      [resource(NODES, { remoteAccess: unknown })],
      "unknown it remoteAccess: whether the nodes let SSH in is not known; decided at the update",
    ],
    "a source that is no range": [
      [ingress({ cidrIpv4: "everywhere" })],
      "unknown rule cidrIpv4: the source cannot be read as a range of addresses; it would reach tcp 22 (SSH); decided at the update",
    ],
  };
  for (const [what, [facts, said]] of Object.entries(open)) {
    it(`is no pass where ${what} is not known`, () => {
      expect(together(netSgAdminPort, facts)).to.deep.equal([said]);
    });
  }

  it("one unknown value hides nothing that is known beside it", () => {
    const said = together(netSgAdminPort, [group({ ...ssh, cidrBlocks: [unknown, "0.0.0.0/0"] }, unknown)]);
    expect(said.map((line) => line.split(":")[0])).to.deep.equal([
      "violation it ingress[0].cidrBlocks",
      "unknown it ingress[0].cidrBlocks",
      "unknown it ingress[1]",
    ]);
  });

  it("does not ask for what does not matter", () => {
    expect(together(netSgAdminPort, [ingress({ fromPort: 443, toPort: 443, cidrIpv4: unknown })])).to.deep.equal([]);
    expect(
      together(netSgAdminPort, [ingress({ fromPort: unknown, toPort: unknown, cidrIpv4: "10.0.0.0/8" })]),
    ).to.deep.equal([]);
  });
});
