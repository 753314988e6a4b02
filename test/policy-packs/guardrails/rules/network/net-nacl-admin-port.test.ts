import { expect } from "chai";
import type { ResourceFacts } from "../../../../../lib/guardrail-pack";
import { netNaclAdminPort } from "../../../../../policy-packs/guardrails/rules/network/net-nacl-admin-port";
import { resource, together, unknown } from "../../decide";

const ACL = "aws:ec2/networkAcl:NetworkAcl";
const DEFAULT = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl";
const RULE = "aws:ec2/networkAclRule:NetworkAclRule";
const world = { cidrBlock: "0.0.0.0/0" };
const inline = (ruleNo: unknown, props: object = {}) => ({
  ruleNo,
  action: "allow",
  protocol: "tcp",
  fromPort: 22,
  toPort: 22,
  ...world,
  ...props,
});
const acl = (...ingress: object[]) => resource(ACL, { id: "acl-1", ingress }, { name: "acl" });
const rule = (ruleNumber: unknown, props: object = {}, name = "rule") =>
  resource(
    RULE,
    {
      networkAclId: "acl-1",
      ruleNumber,
      ruleAction: "allow",
      protocol: "tcp",
      fromPort: 22,
      toPort: 22,
      ...world,
      ...props,
    },
    { name },
  );
const answer = (...facts: readonly ResourceFacts[]) => together(netNaclAdminPort, facts);
const deny = { action: "deny", ruleAction: "deny" };

/** Row 23 and what is like it. */
const open: Record<string, readonly ResourceFacts[]> = {
  "inline 22": [acl(inline(100))],
  "inline, in capitals and by number": [acl(inline("100", { action: "ALLOW", protocol: "6" }))],
  "ports 0 to 22": [acl(inline(100, { fromPort: 0 }))],
  "every protocol": [acl(inline(100, { protocol: "-1", fromPort: 0, toPort: 0 }))],
  RDP: [acl(inline(100, { fromPort: 3389, toPort: 3389 }))],
  IPv6: [acl(inline(100, { cidrBlock: undefined, ipv6CidrBlock: "::/0" }))],
  "halves of the world": [acl(inline(100, { cidrBlock: "0.0.0.0/1" }), inline(110, { cidrBlock: "128.0.0.0/1" }))],
  "the default ACL": [resource(DEFAULT, { ingress: [inline(100, { protocol: "-1" })] }, { name: "acl" })],
  "a rule of its own": [acl(), rule(100)],
  "a rule of its own for an ACL of elsewhere": [rule(100, { networkAclId: "acl-9" })],
  "a refusal below it": [acl(), rule(100), rule(200, deny, "refusal")],
  "a refusal above it of a part of the world": [
    acl(),
    rule(200),
    rule(100, { ...deny, cidrBlock: "0.0.0.0/1" }, "refusal"),
  ],
  "a refusal above it of another port": [acl(inline(50, { ...deny, fromPort: 23, toPort: 23 }), inline(100))],
  "a refusal above it of another protocol": [acl(inline(50, { ...deny, protocol: "udp" }), inline(100))],
  "a refusal above it of the other family": [
    acl(inline(50, { ...deny, cidrBlock: undefined, ipv6CidrBlock: "::/0" }), inline(100)),
  ],
};

const closed: Record<string, readonly ResourceFacts[]> = {
  "no rule": [acl(), resource(DEFAULT, {})],
  "a refusal above, in resources of their own (row 24)": [acl(), rule(200), rule(100, deny, "refusal")],
  "a refusal above of every protocol": [
    acl(inline(50, { ...deny, protocol: "-1", fromPort: 0, toPort: 0 }), inline(100)),
  ],
  "a refusal above, inline, of a rule of its own": [acl(inline(50, deny)), rule(100)],
  "a refusal that is a resource of its own above an inline rule": [acl(inline(100)), rule(50, deny)],
  "halves refused": [
    acl(
      inline(10, { ...deny, cidrBlock: "0.0.0.0/1" }),
      inline(20, { ...deny, cidrBlock: "128.0.0.0/1" }),
      inline(100),
    ),
  ],
  "the office": [acl(inline(100, { cidrBlock: "198.51.100.0/24" }), inline(110, { cidrBlock: "10.0.0.0/8" }))],
  "what goes out": [resource(ACL, { egress: [inline(100, { protocol: "-1" })] }), rule(100, { egress: true })],
  "answers to ports from 1024, RDP refused above": [
    acl(inline(90, { ...deny, fromPort: 3389, toPort: 3389 }), inline(100, { fromPort: 1024, toPort: 65_535 })),
  ],
  "SSH over UDP": [acl(inline(100, { protocol: "udp" }))],
};

describe("net-nacl-admin-port (K-05, C-013, E-018)", () => {
  for (const [what, facts] of Object.entries(open)) {
    it(`refuses ${what}`, () => {
      expect(answer(...facts).map((line) => line.split(" ")[0])).to.deep.equal(["violation"]);
    });
  }
  for (const [what, facts] of Object.entries(closed)) {
    it(`accepts ${what}`, () => {
      expect(answer(...facts)).to.deep.equal([]);
    });
  }

  it("says who passes to what, and by which rule", () => {
    expect(answer(acl(inline(100, { fromPort: 20, toPort: 4000 })))).to.deep.equal([
      "violation acl ingress[0]: the internet (0.0.0.0/0) passes the network ACL to tcp 22 (SSH), tcp 3389 (RDP)",
    ]);
    expect(answer(acl(), rule(100, { protocol: "17", fromPort: 3389, toPort: 3389 }))).to.deep.equal([
      "violation rule : the internet (0.0.0.0/0) passes the network ACL to udp 3389 (RDP)",
    ]);
  });

  it("what is not known is no pass, and hides nothing that is known", () => {
    const perhaps = (at: string) => [
      `unknown ${at}: whether the internet (0.0.0.0/0) passes the network ACL to tcp 22 (SSH) is not known; decided at the update`,
    ];
    expect(answer(acl(inline(100, { action: unknown })))).to.deep.equal(perhaps("acl ingress[0]"));
    // A refusal whose number is not known may be above or below.
    expect(answer(acl(inline(100), inline(unknown, deny)))).to.deep.equal(perhaps("acl ingress[0]"));
    expect(answer(acl(inline(100), inline(50, { ...deny, cidrBlock: unknown })))).to.deep.equal(
      perhaps("acl ingress[0]"),
    );
    expect(answer(acl(inline(100), inline(200, { ...deny, cidrBlock: unknown })))).to.have.length(1);
    expect(answer(acl(inline(100), unknown))[0]).to.match(/^unknown acl/);
    expect(answer(resource(ACL, { ingress: unknown }, { name: "acl" }))[0]).to.match(/^unknown acl ingress: /);
    // Whatever its number: nothing is let in by a refusal, and a rule for the office lets in the office.
    expect(answer(acl(inline(unknown, deny), inline(unknown, { cidrBlock: "10.0.0.0/8" })))).to.deep.equal([]);
  });

  it("joins rules by dependencies while ids are not known", () => {
    const fresh = resource(ACL, {}, { name: "acl" });
    const of = (facts: ResourceFacts) => ({
      ...facts,
      props: { ...facts.props, networkAclId: unknown },
      propertyDependencies: { networkAclId: [fresh.urn] },
    });
    expect(answer(fresh, of(rule(100)))).to.have.length(1);
    expect(answer(fresh, of(rule(100)), of(rule(50, deny, "refusal")))).to.deep.equal([]);
  });
});
