import { expect } from "chai";
import { netVpcBpa } from "../../../../../policy-packs/guardrails/rules/network/net-vpc-bpa";
import { resource, together, unknown } from "../../decide";

const OPTIONS = "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions";
const EXCLUSION = "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion";
const vpc = resource("aws:ec2/vpc:Vpc", {}, { name: "vpc" });
const options = (internetGatewayBlockMode: unknown) =>
  resource(OPTIONS, { internetGatewayBlockMode }, { name: "options" });
const exclusion = (props: object) =>
  resource(EXCLUSION, { internetGatewayExclusionMode: "allow-bidirectional", ...props }, { name: "balancers" });
const answer = (facts: Parameters<typeof together>[1], config: object = {}) =>
  together(netVpcBpa, facts, "prod", config);

describe("net-vpc-bpa (D-009, C-012)", () => {
  it("an account of production blocks public access to its VPCs", () => {
    expect(answer([vpc])).to.deep.equal(["violation vpc : the account does not block public access to its VPCs"]);
    expect(answer([vpc, options("block-ingress")])).to.deep.equal([]);
    expect(answer([vpc, options("block-bidirectional")])).to.deep.equal([]);
    expect(answer([vpc, options("off")])).to.deep.equal([
      "violation options internetGatewayBlockMode: public access to VPCs is not blocked (off)",
    ]);
    expect(answer([])).to.deep.equal([]);
  });

  it("another stack may have set the switch; then somebody says so", () => {
    expect(answer([vpc], { setElsewhere: true })).to.deep.equal([]);
    expect(answer([vpc, options("off")], { setElsewhere: true })).to.have.length(1);
  });

  it("an exclusion that lets the internet in is listed, by its name or by what it excludes", () => {
    const facts = (props: object = {}) => [
      vpc,
      options("block-ingress"),
      exclusion({ subnetId: "subnet-1", ...props }),
    ];
    expect(answer(facts())).to.deep.equal([
      "violation balancers internetGatewayExclusionMode: the exclusion balancers lets the internet in and is not listed",
    ]);
    expect(answer(facts(), { exclusions: ["other"] })).to.have.length(1);
    expect(answer(facts(), { exclusions: ["balancers"] })).to.deep.equal([]);
    expect(answer(facts(), { exclusions: ["subnet-1"] })).to.deep.equal([]);
    expect(answer(facts({ internetGatewayExclusionMode: "allow-egress" }))).to.deep.equal([]);
  });

  it("is for production alone", () => {
    expect(together(netVpcBpa, [vpc], "dev")).to.deep.equal([]);
    expect(together(netVpcBpa, [vpc], "prod-pci")).to.have.length(1);
  });

  it("what is not known is no pass", () => {
    expect(answer([vpc, options(unknown)])).to.deep.equal([
      "unknown options internetGatewayBlockMode: whether public access is blocked is not known; decided at the update",
    ]);
    expect(answer([options("block-ingress"), exclusion({ internetGatewayExclusionMode: unknown })])).to.have.length(1);
  });
});
