import { expect } from "chai";
import { netSgDefaultClosed } from "../../../../../policy-packs/guardrails/rules/network/net-sg-default-closed";
import { resource, together, unknown } from "../../decide";

const VPC = "aws:ec2/vpc:Vpc";
const GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const vpc = resource(VPC, { id: "vpc-1", defaultSecurityGroupId: "sg-0" }, { name: "vpc" });
const adopted = (props: object = {}) => resource(GROUP, { id: "sg-0", vpcId: "vpc-1", ...props }, { name: "group" });
const answer = (...facts: Parameters<typeof together>[1]) => together(netSgDefaultClosed, facts);
const hasRule = "the default security group has a rule, and everything without a group is in it";
const open =
  "violation vpc : the VPC's default security group is as AWS makes it: it lets its members reach each other and everybody";

describe("net-sg-default-closed (D-013, C-012)", () => {
  it("a VPC's default group is adopted and empty", () => {
    expect(answer(vpc)).to.deep.equal([open]);
    expect(answer(vpc, adopted())).to.deep.equal([]);
    expect(answer(vpc, adopted({ vpcId: "vpc-2" }))).to.deep.equal([open]);
  });

  it("refuses inline rules, in and out, one by one", () => {
    const rule = { protocol: "-1", self: true };
    expect(
      answer(vpc, adopted({ ingress: [rule], egress: [{ protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }] })),
    ).to.deep.equal([`violation group ingress[0]: ${hasRule}`, `violation group egress[0]: ${hasRule}`]);
  });

  it("refuses rules that are resources of their own, by the group or by the VPC's own name for it", () => {
    const rule = (securityGroupId: unknown, on?: string) =>
      resource(
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        { securityGroupId, ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "10.0.0.0/8" },
        { name: "rule", ...(on === undefined ? {} : { propertyDependencies: { securityGroupId: [on] } }) },
      );
    const refused = [`violation rule : ${hasRule}`];
    expect(answer(vpc, adopted(), rule("sg-0"))).to.deep.equal(refused);
    expect(answer(vpc, adopted({ id: undefined }), rule("sg-0"))).to.deep.equal(refused);
    expect(answer(vpc, adopted(), rule(unknown, vpc.urn))).to.deep.equal(refused);
    expect(answer(vpc, adopted(), rule("sg-9"))).to.deep.equal([]);
  });

  it("the account's default VPC has one too, which a group without a VPC adopts", () => {
    const standard = resource("aws:ec2/defaultVpc:DefaultVpc", { id: "vpc-0" }, { name: "vpc" });
    expect(answer(standard)).to.deep.equal([open]);
    expect(answer(standard, adopted({ vpcId: undefined }))).to.deep.equal([]);
  });

  it("joins by dependencies while ids are not known; what is not known is no pass", () => {
    const fresh = resource(VPC, {}, { name: "vpc" });
    const group = (props: object, on: string[]) =>
      resource(GROUP, { vpcId: unknown, ...props }, { name: "group", propertyDependencies: { vpcId: on } });
    expect(answer(fresh, group({}, [fresh.urn]))).to.deep.equal([]);
    expect(answer(fresh, group({}, []))).to.deep.equal([
      "unknown vpc : whether the default security group group is of this VPC is not known; decided at the update",
    ]);
    expect(answer(fresh, group({ ingress: unknown }, [fresh.urn]))).to.deep.equal([
      "unknown group ingress: whether the default security group has rules is not known; decided at the update",
    ]);
  });
});
