import { expect } from "chai";
import { netFlowLogs } from "../../../../../policy-packs/guardrails/rules/network/net-flow-logs";
import { resource, together, unknown } from "../../decide";

const VPC = "aws:ec2/vpc:Vpc";
const LOG = "aws:ec2/flowLog:FlowLog";
const vpc = (name: string, id?: string) => resource(VPC, id === undefined ? {} : { id }, { name });
const log = (props: object, on: readonly string[] = []) =>
  resource(LOG, { trafficType: "ALL", ...props }, { name: "log", propertyDependencies: { vpcId: on } });
const urn = (name: string) => `urn:pulumi:dev::test::${VPC}::${name}`;
const missing = "violation a : the VPC has no flow log of ALL or REJECT traffic";

describe("net-flow-logs (K-06, C-014, D-014)", () => {
  it("a VPC without a flow log is refused, one with it accepted, by id", () => {
    expect(together(netFlowLogs, [vpc("a", "vpc-1")])).to.deep.equal([missing]);
    expect(together(netFlowLogs, [vpc("a", "vpc-1"), log({ vpcId: "vpc-1" })])).to.deep.equal([]);
    expect(together(netFlowLogs, [vpc("a", "vpc-1"), log({ vpcId: "vpc-2" })])).to.deep.equal([missing]);
  });

  it("finds the VPC by dependencies while ids are not known", () => {
    expect(together(netFlowLogs, [vpc("a"), log({ vpcId: unknown }, [urn("a")])])).to.deep.equal([]);
    expect(together(netFlowLogs, [vpc("a"), vpc("b"), log({ vpcId: unknown }, [urn("b")])])).to.deep.equal([missing]);
  });

  it("finds it below a component, and by the id in its ARN", () => {
    const component = resource("awsx:ec2:Vpc", {}, { name: "net" });
    const inside = resource(VPC, {}, { name: "a", parent: component.urn });
    expect(together(netFlowLogs, [component, inside, log({ vpcId: unknown }, [component.urn])])).to.deep.equal([]);
    const made = resource(VPC, { arn: "arn:aws:ec2:us-east-1:111111111111:vpc/vpc-1" }, { name: "a" });
    expect(together(netFlowLogs, [made, log({ vpcId: "vpc-1" }, [made.urn])])).to.deep.equal([]);
  });

  it("the default VPC of an account is asked like any other", () => {
    const standard = resource("aws:ec2/defaultVpc:DefaultVpc", { id: "vpc-0" }, { name: "a" });
    expect(together(netFlowLogs, [standard])).to.deep.equal([missing]);
    expect(together(netFlowLogs, [standard, log({ vpcId: "vpc-0" })])).to.deep.equal([]);
  });

  it("a log of accepted traffic only is not enough", () => {
    expect(together(netFlowLogs, [vpc("a", "v"), log({ vpcId: "v", trafficType: "ACCEPT" })])).to.deep.equal([missing]);
    expect(together(netFlowLogs, [vpc("a", "v"), log({ vpcId: "v", trafficType: "REJECT" })])).to.deep.equal([]);
  });

  it("a log that may be of either of two VPCs is no pass", () => {
    const said = together(netFlowLogs, [vpc("a"), vpc("b"), log({ vpcId: unknown }, [urn("a"), urn("b")])]);
    expect(said.map((line) => line.slice(0, 10))).to.deep.equal(["unknown a ", "unknown b "]);
    expect(together(netFlowLogs, [vpc("a"), log({ vpcId: unknown })])).to.have.length(1);
  });
});
