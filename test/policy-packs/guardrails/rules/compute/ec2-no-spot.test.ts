import { expect } from "chai";
import { ec2NoSpot } from "../../../../../policy-packs/guardrails/rules/compute/ec2-no-spot";
import { alone, resource, unknown } from "../../decide";

const answer = (type: string, props: object = {}, environment = "prod") =>
  alone(ec2NoSpot, resource(`aws:${type}`, { ...props }), environment);
const taken = "AWS takes spot machines away at two minutes' notice";
const market = (marketType: unknown) => ({ instanceMarketOptions: { marketType } });

describe("ec2-no-spot (E-145)", () => {
  for (const [type, spot, onDemand, path] of [
    ["ec2/instance:Instance", market("spot"), {}, "instanceMarketOptions.marketType"],
    ["ec2/launchTemplate:LaunchTemplate", market("spot"), market("capacity-block"), "instanceMarketOptions.marketType"],
    ["eks/nodeGroup:NodeGroup", { capacityType: "SPOT" }, { capacityType: "ON_DEMAND" }, "capacityType"],
    [
      "ec2/fleet:Fleet",
      { targetCapacitySpecification: { defaultTargetCapacityType: "spot" } },
      { targetCapacitySpecification: { defaultTargetCapacityType: "on-demand" } },
      "targetCapacitySpecification.defaultTargetCapacityType",
    ],
    ["ec2/launchConfiguration:LaunchConfiguration", { spotPrice: "0.01" }, {}, "spotPrice"],
    ["ec2/spotInstanceRequest:SpotInstanceRequest", {}, undefined, ""],
    ["ec2/spotFleetRequest:SpotFleetRequest", {}, undefined, ""],
  ] as const) {
    it(`${type}: spot is refused in production, and fine elsewhere`, () => {
      expect(answer(type, spot)).to.deep.equal([`violation ${path}: ${taken}`]);
      expect(answer(type, spot, "prod-pci")).to.have.length(1);
      for (const environment of ["dev", "staging"]) expect(answer(type, spot, environment)).to.deep.equal([]);
      if (onDemand !== undefined) {
        expect(answer(type, onDemand)).to.deep.equal([]);
        expect(answer(type)).to.deep.equal([]);
      }
    });
  }

  it("a group of mixed machines has none that AWS takes away; not set means so", () => {
    const group = (share?: unknown) =>
      answer("autoscaling/group:Group", {
        mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: share } },
      });
    const path = "mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity";
    expect(group(60)).to.deep.equal([`violation ${path}: 40 of 100 machines: ${taken}`]);
    expect(group(100)).to.deep.equal([]);
    expect(group()).to.deep.equal([]);
    expect(group(unknown)).to.deep.equal([
      `unknown ${path}: how many machines are spot ones is not known; decided at the update`,
    ]);
  });

  it("options of a market without its name are those of spot machines", () => {
    const spotOptions = { spotInstanceType: "one-time" };
    expect(answer("ec2/instance:Instance", { instanceMarketOptions: { spotOptions } })).to.deep.equal([
      `violation instanceMarketOptions.marketType: ${taken}`,
    ]);
    expect(answer("ec2/instance:Instance", { instanceMarketOptions: {} })).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer("eks/nodeGroup:NodeGroup", { capacityType: unknown })).to.deep.equal([
      "unknown capacityType: whether the machines are spot ones is not known; decided at the update",
    ]);
  });
});
