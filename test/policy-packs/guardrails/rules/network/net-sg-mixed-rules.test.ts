import { expect } from "chai";
import { netSgMixedRules } from "../../../../../policy-packs/guardrails/rules/network/net-sg-mixed-rules";
import { resource, together, unknown } from "../../decide";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const https = { fromPort: 443, toPort: 443 };
const group = (props: object) => resource(GROUP, { id: "sg-1", ...props }, { name: "group" });
const inline = { protocol: "tcp", ...https, cidrBlocks: ["10.0.0.0/8"] };
const separate = (props: object = {}, name = "rule") =>
  resource(
    INGRESS,
    { securityGroupId: "sg-1", ipProtocol: "tcp", ...https, cidrIpv4: "10.1.0.0/16", ...props },
    { name },
  );
const answer = (...facts: Parameters<typeof together>[1]) => together(netSgMixedRules, facts);
const refused = [
  "violation group ingress: the group has rules inline and as resources of their own (rule): each undoes the other",
];

describe("net-sg-mixed-rules (E-014, D-013)", () => {
  it("refuses a rule of its own beside inline ones; accepts either kind alone", () => {
    expect(answer(group({ ingress: [inline] }), separate())).to.deep.equal(refused);
    expect(answer(group({ ingress: [inline, inline] }))).to.deep.equal([]);
    expect(answer(group({}), separate(), separate({ cidrIpv4: "10.2.0.0/16" }, "other"))).to.deep.equal([]);
    expect(answer(group({ ingress: [inline] }), separate({ securityGroupId: "sg-2" }))).to.deep.equal([]);
  });

  it("the older kind of rule is one as well, in its own direction", () => {
    const older = (type: string) =>
      resource(RULE, { type, securityGroupId: "sg-1", ...inline, ...https, toPort: 444 }, { name: "rule" });
    expect(answer(group({ ingress: [inline] }), older("ingress"))).to.deep.equal(refused);
    expect(answer(group({ egress: [inline] }), older("egress"))).to.deep.equal([
      refused[0]?.replace("ingress", "egress"),
    ]);
    // The provider leaves a direction alone of which nothing is written inline.
    expect(answer(group({ egress: [inline] }), older("ingress"))).to.deep.equal([]);
  });

  it("what the provider reads back of separate rules is not inline", () => {
    const echo = { protocol: "tcp", ...https, cidrBlocks: ["10.1.0.0/16", "10.2.0.0/16"], securityGroups: ["sg-7"] };
    const rules = [
      separate(),
      separate({ cidrIpv4: "10.2.0.0/16" }, "second"),
      separate({ cidrIpv4: undefined, referencedSecurityGroupId: "sg-7" }, "third"),
    ];
    expect(answer(group({ ingress: [echo] }), ...rules)).to.deep.equal([]);
    expect(answer(group({ ingress: [echo] }), ...rules.slice(0, 2))).to.have.length(1);
    expect(answer(group({ ingress: [echo] }), ...rules.slice(1))).to.have.length(1);
  });

  it("joins by dependencies while ids are not known", () => {
    const fresh = resource(GROUP, { ingress: [inline] }, { name: "group" });
    const rule = resource(
      INGRESS,
      { securityGroupId: unknown, ipProtocol: "tcp", fromPort: 80, toPort: 80, cidrIpv4: "10.1.0.0/16" },
      { name: "rule", propertyDependencies: { securityGroupId: [fresh.urn] } },
    );
    expect(answer(fresh, rule)).to.deep.equal(refused);
  });
});
