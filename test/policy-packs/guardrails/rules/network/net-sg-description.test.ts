import { expect } from "chai";
import { netSgDescription } from "../../../../../policy-packs/guardrails/rules/network/net-sg-description";
import { alone, resource, unknown } from "../../decide";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const answer = (type: string, props: object) => alone(netSgDescription, resource(type, { ...props }));
const rule = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/8"] };

describe("net-sg-description (E-014)", () => {
  it("a group says what it is for; what the provider writes there says nothing", () => {
    expect(answer(GROUP, { description: "Load balancers" })).to.deep.equal([]);
    const refused = ["violation description: the group does not say what it is for"];
    for (const description of [undefined, "", "  ", "Managed by Pulumi", "managed by Terraform"]) {
      expect(answer(GROUP, { description })).to.deep.equal(refused);
    }
  });

  it("so does each rule, inline", () => {
    const description = "Load balancers";
    expect(
      answer(GROUP, { description, ingress: [{ ...rule, description: "TLS" }, rule], egress: [rule] }),
    ).to.deep.equal([
      "violation ingress[1].description: the rule does not say what it is for",
      "violation egress[0].description: the rule does not say what it is for",
    ]);
  });

  for (const type of [
    "aws:ec2/securityGroupRule:SecurityGroupRule",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "aws:ec2/securityGroupEgressRule:SecurityGroupEgressRule",
  ]) {
    it(`and each rule of its own: ${type}`, () => {
      expect(answer(type, {})).to.deep.equal(["violation description: the rule does not say what it is for"]);
      expect(answer(type, { description: "TLS" })).to.deep.equal([]);
    });
  }

  it("AWS describes the default group, not its rules", () => {
    const type = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
    expect(answer(type, {})).to.deep.equal([]);
    expect(answer(type, { ingress: [rule] })).to.have.length(1);
  });

  it("a description that is not known yet is there; rules that are not known are no pass", () => {
    expect(answer(GROUP, { description: unknown })).to.deep.equal([]);
    expect(answer(GROUP, { description: "it", ingress: unknown })).to.deep.equal([
      "unknown ingress: whether the rules say what they are for is not known; decided at the update",
    ]);
    expect(answer(GROUP, { description: "it", egress: [unknown] })).to.deep.equal([
      "unknown egress[0]: whether the rule says what it is for is not known; decided at the update",
    ]);
  });
});
