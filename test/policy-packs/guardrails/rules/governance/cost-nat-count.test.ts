import { expect } from "chai";
import { costNatCount } from "../../../../../policy-packs/guardrails/rules/governance/cost-nat-count";
import { resource, together, unknown } from "../../decide";

const SUBNET = "aws:ec2/subnet:Subnet";
const subnet = (name: string, zone: unknown, vpcId = "vpc-1") =>
  resource(SUBNET, { id: name, vpcId, availabilityZone: zone }, { name });
const nat = (name: string, subnetId: unknown, more: object = {}) =>
  resource("aws:ec2/natGateway:NatGateway", { subnetId, ...more }, { name });
const zones = ["a", "b", "c"].map((zone) => subnet(`s-${zone}`, zone));
const answer = (environment: string, ...facts: Parameters<typeof together>[1]) =>
  together(costNatCount, [...zones, ...facts], environment);
const second = "violation two : the VPC has another NAT gateway already";

describe("cost-nat-count (E-146, E-006, C-010, C-018)", () => {
  it("dev and staging have one for each VPC", () => {
    for (const environment of ["dev", "staging"]) {
      expect(answer(environment, nat("one", "s-a"))).to.deep.equal([]);
      expect(answer(environment, nat("one", "s-a"), nat("two", "s-b"))).to.deep.equal([second]);
      const other = subnet("s-o", "a", "vpc-2");
      expect(answer(environment, nat("one", "s-a"), other, nat("two", "s-o"))).to.deep.equal([]);
    }
    expect(answer("dev")).to.deep.equal([]);
  });

  it("private gateways lead elsewhere and do not count", () => {
    expect(answer("dev", nat("one", "s-a"), nat("two", "s-b", { connectivityType: "private" }))).to.deep.equal([]);
  });

  it("production has one for each zone with subnets", () => {
    const three = [nat("one", "s-a"), nat("two", "s-b"), nat("three", "s-c")];
    for (const environment of ["prod", "prod-pci"]) {
      expect(answer(environment, ...three)).to.deep.equal([]);
      expect(answer(environment, nat("one", "s-a"))).to.deep.equal([
        "violation one : no NAT gateway in b, c: those zones depend on another one",
      ]);
      expect(answer(environment, nat("one", "s-a"), nat("two", "s-a"), nat("three", "s-b"))).to.deep.equal([
        "violation one : no NAT gateway in c: those zones depend on another one",
      ]);
      expect(answer(environment)).to.deep.equal([]);
    }
  });

  it("a gateway of the whole region is one for each zone", () => {
    const regional = nat("one", undefined, { availabilityMode: "regional", vpcId: "vpc-1" });
    expect(answer("prod", regional)).to.deep.equal([]);
  });

  it("other stacks are not asked", () => {
    for (const environment of ["shared", "other"]) {
      expect(answer(environment, nat("one", "s-a"), nat("two", "s-b"))).to.deep.equal([]);
    }
  });

  it("finds VPC and subnet by dependencies while ids are not known", () => {
    const vpc = resource("aws:ec2/vpc:Vpc", {}, { name: "vpc" });
    const inside = ["a", "b"].map((zone) =>
      resource(
        SUBNET,
        { vpcId: unknown, availabilityZone: zone },
        { name: zone, propertyDependencies: { vpcId: [vpc.urn] } },
      ),
    );
    const gateways = inside.map(({ urn }, index) =>
      resource(
        "aws:ec2/natGateway:NatGateway",
        { subnetId: unknown },
        { name: index === 0 ? "one" : "two", propertyDependencies: { subnetId: [urn] } },
      ),
    );
    expect(together(costNatCount, [vpc, ...inside, ...gateways], "dev")).to.deep.equal([second]);
    expect(together(costNatCount, [vpc, ...inside, ...gateways], "prod")).to.deep.equal([]);
    expect(together(costNatCount, [vpc, ...inside, ...gateways.slice(0, 1)], "prod")).to.deep.equal([
      "violation one : no NAT gateway in b: those zones depend on another one",
    ]);
  });

  it("what is not known is no pass", () => {
    expect(answer("dev", nat("one", unknown), nat("two", unknown)).map((said) => said.slice(0, 11))).to.deep.equal([
      "unknown one",
      "unknown two",
    ]);
    expect(answer("dev", nat("one", unknown))).to.deep.equal([]);
    expect(answer("prod", nat("one", "s-a"), subnet("s-x", unknown))).to.deep.equal([
      "violation one : no NAT gateway in b, c: those zones depend on another one",
    ]);
    const covered = [nat("one", "s-a"), nat("two", "s-b"), nat("three", "s-c"), subnet("s-x", unknown)];
    expect(answer("prod", ...covered)).to.deep.equal([
      "unknown one subnetId: in which zones the NAT gateways are is not known; decided at the update",
    ]);
  });
});
