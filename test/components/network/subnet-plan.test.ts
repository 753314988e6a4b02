import { expect } from "chai";
import { mergeCidr, overlapCidr } from "cidr-tools";
import * as fc from "fast-check";
import {
  natGatewayCount,
  planSubnets,
  tierBlocks,
  tiers,
  type ZonePlan,
} from "../../../components/network/subnet-plan";
import { subnetSpecs } from "../../../components/network/subnet-specs";

/** Every block of a plan in the order in which awsx checks them. */
function allBlocks(plan: readonly ZonePlan[]): string[] {
  return plan.flatMap((zone) => [zone.public, zone.app, zone.data, ...zone.unused]);
}

const vpcs = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }), fc.integer({ min: 16, max: 20 }))
  .map(([second, third, prefix]) => {
    const kept = third & (256 - 2 ** (24 - prefix));
    return `10.${second}.${kept}.0/${prefix}`;
  });
const counts = fc.integer({ min: 1, max: 4 });

describe("planSubnets", () => {
  it("lists public, app, data and spare in each zone's quarter (D-008, C-011)", () => {
    expect(planSubnets("10.1.0.0/16", 2)).to.deep.equal([
      {
        zone: 1,
        public: "10.1.0.0/20",
        app: "10.1.16.0/20",
        data: "10.1.32.0/20",
        unused: ["10.1.48.0/21", "10.1.56.0/21"],
      },
      {
        zone: 2,
        public: "10.1.64.0/20",
        app: "10.1.80.0/20",
        data: "10.1.96.0/20",
        unused: ["10.1.112.0/20", "10.1.128.0/17"],
      },
    ]);
  });

  it("has nine subnets in three zones (E-006)", () => {
    const plan = planSubnets("10.3.0.0/16", 3);
    expect(tiers.flatMap((tier) => tierBlocks(plan, tier))).to.have.length(9);
    expect(tierBlocks(plan, "data")).to.deep.equal(["10.3.32.0/20", "10.3.96.0/20", "10.3.160.0/20"]);
  });

  it("moves no subnet when a zone is added (D-015)", () => {
    fc.assert(
      fc.property(vpcs, fc.integer({ min: 1, max: 3 }), (vpcCidr, azCount) => {
        const before = planSubnets(vpcCidr, azCount);
        const after = planSubnets(vpcCidr, azCount + 1);
        for (const tier of tiers) {
          expect(tierBlocks(after, tier).slice(0, azCount)).to.deep.equal(tierBlocks(before, tier));
        }
      }),
    );
  });

  it("covers the VPC to its end, each block touching the next, none overlapping, as awsx demands", () => {
    fc.assert(
      fc.property(vpcs, counts, (vpcCidr, azCount) => {
        const blocks = allBlocks(planSubnets(vpcCidr, azCount));
        expect(mergeCidr(blocks)).to.deep.equal([vpcCidr]);
        blocks.forEach((block, index) => {
          const next = blocks[index + 1];
          if (next !== undefined) expect(overlapCidr(block, next)).to.equal(false);
        });
        expect(blocks).to.deep.equal(blocks.toSorted(byAddress));
      }),
    );
  });

  it("gives every zone as many unused blocks, so that each spec has a block a zone", () => {
    fc.assert(
      fc.property(vpcs, counts, (vpcCidr, azCount) => {
        const specs = subnetSpecs(planSubnets(vpcCidr, azCount));
        for (const spec of specs) expect(spec.cidrBlocks).to.have.length(azCount).and.not.include("");
        expect(new Set(specs.map(({ name }) => name)).size).to.equal(specs.length);
      }),
    );
  });

  it("refuses sizes and counts that leave no room, and takes the smallest that does", () => {
    expect(() => planSubnets("10.1.0.0/15", 2)).to.throw(RangeError, "vpcCidr is 10.1.0.0/15; expected a prefix from");
    expect(() => planSubnets("10.1.0.0/21", 2)).to.throw(RangeError, "vpcCidr is 10.1.0.0/21; expected a prefix from");
    expect(() => planSubnets("10.1.0.0/16", 5)).to.throw(
      RangeError,
      "azCount is 5; expected a whole number from 1 to 4",
    );
    expect(() => planSubnets("10.1.0.0/16", 0)).to.throw(
      RangeError,
      "azCount is 0; expected a whole number from 1 to 4",
    );
    expect(planSubnets("10.1.0.0/20", 1)[0]?.public).to.equal("10.1.0.0/24");
  });
});

describe("subnetSpecs", () => {
  it("makes only the app tier private and the data tier isolated (D-009, D-011)", () => {
    const specs = subnetSpecs(planSubnets("10.3.0.0/16", 3));
    expect(specs.map(({ type, name }) => `${type} ${name}`)).to.deep.equal([
      "Public public",
      "Private app",
      "Isolated data",
      "Unused unused-1",
      "Unused unused-2",
    ]);
    expect(specs[1]?.tags).to.deep.equal({ Tier: "app", "kubernetes.io/role/internal-elb": "1" });
  });
});

describe("natGatewayCount", () => {
  it("is one, or one a zone (D-011, E-136, E-146)", () => {
    expect(natGatewayCount("single", 3)).to.equal(1);
    expect(natGatewayCount("perAz", 3)).to.equal(3);
  });
});

function byAddress(left: string, right: string): number {
  return firstAddress(left) - firstAddress(right);
}

function firstAddress(block: string): number {
  return (block.split("/")[0] ?? "").split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}
