import { expect } from "chai";
import { netSgEgressAny } from "../../../../../policy-packs/guardrails/rules/network/net-sg-egress-any";
import { resource, together, unknown } from "../../decide";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const group = (props: object = {}) => resource(GROUP, { id: "sg-1", ...props }, { name: "group" });
const database = resource("aws:rds/instance:Instance", { vpcSecurityGroupIds: ["sg-1"] }, { name: "database" });
const everything = { protocol: "-1", cidrBlocks: ["0.0.0.0/0"] };
const answer = (...facts: Parameters<typeof together>[1]) => together(netSgEgressAny, facts, "prod");
const refused = (at: string) => [
  `violation ${at}: the data tier reaches the internet (0.0.0.0/0) at every port and protocol`,
];

describe("net-sg-egress-any (E-008, E-010)", () => {
  it("refuses everything to everywhere from a database's group; accepts it from another", () => {
    expect(answer(database, group({ egress: [everything] }))).to.deep.equal(refused("group egress[0].cidrBlocks"));
    expect(answer(group({ egress: [everything] }))).to.deep.equal([]);
    expect(answer(database, group())).to.deep.equal([]);
  });

  it("a group is of the data tier by its tag, or by a cache, a search domain or a broker that is in it", () => {
    const open = { egress: [everything] };
    expect(answer(group({ ...open, tags: { Tier: "data" } }))).to.have.length(1);
    expect(answer(group({ ...open, tags: { Tier: "app" } }))).to.deep.equal([]);
    for (const [type, props] of [
      ["aws:elasticache/replicationGroup:ReplicationGroup", { securityGroupIds: ["sg-1"] }],
      ["aws:opensearch/domain:Domain", { vpcOptions: { securityGroupIds: ["sg-1"] } }],
      ["aws:msk/cluster:Cluster", { brokerNodeGroupInfo: { securityGroups: ["sg-1"] } }],
    ] as const) {
      expect(answer(resource(type, props, { name: "store" }), group(open))).to.have.length(1);
    }
  });

  it("refuses a rule of its own, pieces of the world, and every port of one protocol", () => {
    const rule = (cidrIpv4: string, name: string) =>
      resource(
        "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
        { securityGroupId: "sg-1", ipProtocol: "-1", cidrIpv4 },
        { name },
      );
    expect(answer(database, group(), rule("0.0.0.0/0", "rule"))).to.deep.equal(refused("rule cidrIpv4"));
    expect(answer(database, group(), rule("8.0.0.0/16", "a"), rule("8.1.0.0/16", "b"))).to.have.length(1);
    expect(
      answer(database, group({ egress: [{ protocol: "tcp", fromPort: 0, toPort: 65_535, ipv6CidrBlocks: ["::/0"] }] })),
    ).to.have.length(1);
    expect(answer(database, group({ egress: [{ ...everything, cidrBlocks: ["10.0.0.0/8"] }] }))).to.deep.equal([]);
    expect(
      answer(database, group({ egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }] })),
    ).to.deep.equal([]);
  });

  it("is for production alone", () => {
    expect(together(netSgEgressAny, [database, group({ egress: [everything] })], "dev")).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer(database, group({ egress: [{ protocol: "-1", cidrBlocks: unknown }] }))).to.deep.equal([
      "unknown group egress[0].cidrBlocks: where traffic may go is not known; it would be every port and protocol; decided at the update",
    ]);
  });
});
