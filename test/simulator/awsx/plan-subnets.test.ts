import { expect } from "chai";
import * as fc from "fast-check";
import { lastOf, overlap, parseBlock } from "../../../simulator/awsx/ipv4-block";
import type { NatStrategy, SubnetSpec, SubnetStrategy } from "../../../simulator/awsx/network-args";
import { planSubnets, type SubnetPlan } from "../../../simulator/awsx/plan-subnets";

const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d"];

function plan(
  specs: readonly SubnetSpec[] | undefined,
  strategy?: SubnetStrategy,
  options: { zones?: number; cidrBlock?: string; zoneMask?: number; nat?: NatStrategy } = {},
): SubnetPlan {
  const { zones = 3, cidrBlock = "10.0.0.0/16", zoneMask, nat = "None" } = options;
  const frame = { name: "net", cidrBlock, zones: ZONES.slice(0, zones), zoneMask, nameTags: "Legacy" as const };
  return planSubnets(frame, specs, strategy, nat);
}

function listed(subnets: SubnetPlan): string[] {
  return subnets.subnets.map((subnet) => `${subnet.resourceName} ${subnet.cidrBlock}`);
}

/** The legacy way looks back at one block only, and refuses what it then finds overlapping; Auto never does. */
function planned(list: readonly SubnetSpec[], way: SubnetStrategy, zones: number): SubnetPlan | undefined {
  try {
    return plan(list, way, { zones });
  } catch (error) {
    expect(way).to.equal("Legacy");
    expect(String(error)).to.contain("Some subnets overlap");
    return undefined;
  }
}

describe("subnets without specs", () => {
  it("legacy: all private halves, then all public quarters", () => {
    expect(listed(plan(undefined, undefined))).to.deep.equal([
      "net-private-1 10.0.0.0/19",
      "net-private-2 10.0.64.0/19",
      "net-private-3 10.0.128.0/19",
      "net-public-1 10.0.32.0/20",
      "net-public-2 10.0.96.0/20",
      "net-public-3 10.0.160.0/20",
    ]);
  });

  it("legacy: says its layout by the head of that list, as the real package does", () => {
    expect(plan(undefined, undefined).layout).to.deep.equal([
      { type: "Private", cidrMask: 19 },
      { type: "Unused", cidrMask: 19 },
      { type: "Private", cidrMask: 19 },
    ]);
  });

  it("Auto: private half and public quarter of every zone", () => {
    expect(listed(plan(undefined, "Auto", { zones: 2 }))).to.deep.equal([
      "net-private-1 10.0.0.0/18",
      "net-public-1 10.0.64.0/19",
      "net-private-2 10.0.128.0/18",
      "net-public-2 10.0.192.0/19",
    ]);
  });

  it("Auto: refuses zones below /26 and takes /26", () => {
    expect(() => plan(undefined, "Auto", { cidrBlock: "10.0.0.0/25" })).to.throw("only a /27 is there");
    expect(listed(plan(undefined, "Auto", { cidrBlock: "10.0.0.0/24" })).at(-1)).to.equal("net-public-3 10.0.0.160/28");
  });

  it("Auto: uses no more than a /16's worth of a zone", () => {
    expect(listed(plan(undefined, "Auto", { cidrBlock: "10.0.0.0/8", zones: 1 }))).to.deep.equal([
      "net-private-1 10.0.0.0/17",
      "net-public-1 10.0.128.0/18",
    ]);
  });

  it("Exact: refuses the default layout, whose blocks leave gaps", () => {
    expect(() => plan(undefined, "Exact")).to.throw("net-private-1 (10.0.0.0/19) <=> net-private-2 (10.0.64.0/19)");
  });

  it("AutoMerge: lays a spec over the default of its type; without a mask it shares the zone evenly", () => {
    expect(listed(plan([{ type: "Public" }, { type: "Isolated" }], "AutoMerge", { zones: 1 }))).to.deep.equal([
      "net-private-1 10.0.0.0/17",
      "net-public-1 10.0.128.0/18",
      "net-isolated-1 10.0.192.0/18",
    ]);
    expect(() => plan([{ type: "Public", cidrBlocks: ["10.0.0.0/24"] }], "AutoMerge", { zones: 1 })).to.throw(
      "takes no cidrBlocks",
    );
  });
});

describe("subnets with specs", () => {
  it("legacy: private, public, isolated, in whatever order they are listed; unused takes nothing", () => {
    const specs: SubnetSpec[] = [
      { type: "Isolated", cidrMask: 24 },
      { type: "Unused", cidrMask: 24 },
      { type: "Public" },
      { type: "Private", cidrMask: 19 },
    ];
    expect(listed(plan(specs, "Legacy", { zones: 2 }))).to.deep.equal([
      "net-private-1 10.0.0.0/19",
      "net-public-1 10.0.32.0/20",
      "net-isolated-1 10.0.48.0/24",
      "net-private-2 10.0.128.0/19",
      "net-public-2 10.0.160.0/20",
      "net-isolated-2 10.0.176.0/24",
    ]);
  });

  it("legacy: moves a block that would overlap the one before it", () => {
    const specs: SubnetSpec[] = [
      { type: "Private", cidrMask: 24 },
      { type: "Public", cidrMask: 20 },
      { type: "Isolated", cidrMask: 22 },
    ];
    expect(listed(plan(specs, "Legacy", { zones: 1 }))).to.deep.equal([
      "net-private-1 10.0.0.0/24",
      "net-public-1 10.0.16.0/20",
      "net-isolated-1 10.0.32.0/22",
    ]);
  });

  it("legacy: one spec takes the whole of a small zone", () => {
    expect(listed(plan([{ type: "Private" }], "Legacy", { zones: 2, cidrBlock: "10.0.0.0/24" }))).to.deep.equal([
      "net-private-1 10.0.0.0/25",
      "net-private-2 10.0.0.128/25",
    ]);
  });

  it("legacy: relies on the default only when neither strategy nor blocks are given", () => {
    expect(plan([{ type: "Private" }]).relyOnDefault).to.equal(true);
    expect(plan([{ type: "Private" }], "Legacy").relyOnDefault).to.equal(false);
    expect(plan(undefined).relyOnDefault).to.equal(false);
  });

  it("Auto: leaves space where a wider subnet follows a narrower one", () => {
    const specs: SubnetSpec[] = [
      { type: "Public", cidrMask: 24 },
      { type: "Private", cidrMask: 20 },
    ];
    expect(listed(plan(specs, "Auto", { zones: 1 }))).to.deep.equal([
      "net-public-1 10.0.0.0/24",
      "net-private-1 10.0.16.0/20",
    ]);
  });

  it("Auto: from two zones to three the second zone moves, from three to four nothing does", () => {
    const specs: SubnetSpec[] = [{ type: "Public" }, { type: "Private" }];
    const [two, three, four] = [2, 3, 4].map((zones) => listed(plan(specs, "Auto", { zones })));
    expect(two?.[2]).to.equal("net-public-2 10.0.128.0/18");
    expect(three?.[2]).to.equal("net-public-2 10.0.64.0/19");
    expect(four?.slice(0, 6)).to.deep.equal(three);
  });

  it("Auto: refuses subnets larger than their zone", () => {
    expect(() => plan([{ type: "Public", cidrMask: 17 }], "Auto")).to.throw(
      "a zone of 10.0.0.0/16 has 16384 addresses, its subnets need 32768",
    );
  });

  it("Auto: names the size that goes with a mask and the other way round", () => {
    expect(
      plan(
        [
          { type: "Private", cidrMask: 20 },
          { type: "Public", size: 256 },
        ],
        "Auto",
      ).layout,
    ).to.deep.equal([
      { type: "Private", name: undefined, cidrBlocks: undefined, cidrMask: 20, size: 4096 },
      { type: "Public", name: undefined, cidrBlocks: undefined, cidrMask: 24, size: 256 },
    ]);
  });

  it("zone tags change no resource name", () => {
    const frame = {
      name: "net",
      cidrBlock: "10.0.0.0/16",
      zones: ZONES.slice(0, 2),
      nameTags: "AvailabilityZone" as const,
    };
    const subnets = planSubnets(frame, [{ type: "Public", name: "edge" }], "Auto", "None").subnets;
    expect(subnets.map(({ resourceName, nameTag }) => [resourceName, nameTag])).to.deep.equal([
      ["net-edge-1", "net-edge-1a"],
      ["net-edge-2", "net-edge-1b"],
    ]);
  });
});

describe("Exact", () => {
  const [pub, app, data] = ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"];
  const tiers = (spare: string | undefined): SubnetSpec[] => [
    { type: "Public", cidrBlocks: [pub] },
    { type: "Private", name: "app", cidrBlocks: [app] },
    { type: "Isolated", name: "data", cidrBlocks: [data] },
    ...(spare === undefined ? [] : [{ type: "Unused" as const, cidrBlocks: [spare] }]),
  ];
  const options = { zones: 1, cidrBlock: "10.0.0.0/22" };

  it("takes a list that covers every address", () => {
    expect(listed(plan(tiers("10.0.3.0/24"), "Exact", options))).to.deep.equal([
      "net-public-1 10.0.0.0/24",
      "net-app-1 10.0.1.0/24",
      "net-data-1 10.0.2.0/24",
      "net-unused-1 10.0.3.0/24",
    ]);
  });

  it("refuses an uncovered end, an uncovered start and a gap", () => {
    expect(() => plan(tiers(undefined), "Exact", options)).to.throw(
      "net-data-1 (ending 10.0.2.255) ends before the VPC ends (at 10.0.3.255)",
    );
    expect(() => plan(tiers("10.0.3.128/25"), "Exact", options)).to.throw(
      "net-data-1 (10.0.2.0/24) <=> net-unused-1 (10.0.3.128/25)",
    );
    expect(() => plan(tiers("10.0.3.0/24").slice(1), "Exact", options)).to.throw(
      "net-app-1 (10.0.1.0/24) does not start at the beginning of the VPC (10.0.0.0/22)",
    );
  });

  it("refuses blocks listed tier by tier; they come zone by zone", () => {
    const specs: SubnetSpec[] = [
      { type: "Public", cidrBlocks: ["10.0.0.0/24", "10.0.1.0/24"] },
      { type: "Private", cidrBlocks: ["10.0.2.0/24", "10.0.3.0/24"] },
    ];
    expect(() => plan(specs, "Exact", { ...options, zones: 2 })).to.throw(
      "net-public-1 (10.0.0.0/24) <=> net-private-1",
    );
    expect(plan(specs, "Auto", { ...options, zones: 2 }).subnets).to.have.length(4);
  });
});

describe("refusals of specs", () => {
  it("specs of one type need names; one may go without", () => {
    expect(() => plan([{ type: "Private" }, { type: "Private" }], "Auto")).to.throw(
      'Invalid subnet specifications:\n - Multiple subnet specs of type "private" need unique names',
    );
    expect(plan([{ type: "Private" }, { type: "Private", name: "app" }], "Auto").subnets).to.have.length(6);
  });

  it("all specs have blocks or none has, one block a zone", () => {
    expect(() =>
      plan([{ type: "Public", cidrBlocks: ["10.0.0.0/24"] }, { type: "Private" }], "Auto", { zones: 1 }),
    ).to.throw("all of them need cidrBlocks");
    expect(() => plan([{ type: "Public", cidrBlocks: ["10.0.0.0/24"] }], "Auto", { zones: 2 })).to.throw(
      "subnetSpecs[0] has 1 cidrBlocks; expected one for each of the 2 zones",
    );
  });

  it("masks, sizes and blocks agree", () => {
    const refuse = (spec: SubnetSpec, text: string): void => {
      expect(() => plan([spec], "Auto", { zones: 1 })).to.throw(text);
    };
    refuse({ type: "Public", cidrMask: 24, size: 512 }, "A subnet of size 512 does not go with cidrMask 24");
    refuse({ type: "Public", size: 300 }, "must be powers of two from 4 to 4294967296; got 300");
    refuse({ type: "Public", cidrMask: 25, cidrBlocks: ["10.0.0.0/24"] }, "cidrMask of subnetSpecs[0]");
    refuse({ type: "Public", size: 128, cidrBlocks: ["10.0.0.0/24"] }, "size of subnetSpecs[0]");
    const agreeing: SubnetSpec = { type: "Public", cidrMask: 24, size: 256, cidrBlocks: ["10.0.0.0/24"] };
    expect(plan([agreeing], "Auto", { zones: 1 }).subnets).to.have.length(1);
  });

  it("overlapping blocks, unused ones included", () => {
    const specs: SubnetSpec[] = [
      { type: "Public", cidrBlocks: ["10.0.0.0/24"] },
      { type: "Unused", cidrBlocks: ["10.0.0.128/25"] },
    ];
    expect(() => plan(specs, "Auto", { zones: 1 })).to.throw(
      "1. net-public-1: 10.0.0.0/24\n2. net-unused-1: 10.0.0.128/25\n",
    );
  });

  it("NAT gateways need public subnets and private or isolated ones", () => {
    const needs = 'NAT gateway strategy "Single" needs public subnets';
    expect(() => plan([{ type: "Private" }], "Auto", { nat: "Single" })).to.throw(needs);
    expect(() => plan([{ type: "Public" }], "Auto", { nat: "Single" })).to.throw(needs);
    expect(plan([{ type: "Public" }, { type: "Isolated" }], "Auto", { nat: "Single" }).subnets).to.have.length(6);
    expect(plan([{ type: "Private" }], "Auto", { nat: "None" }).subnets).to.have.length(3);
  });
});

describe("any layout", () => {
  const type = fc.constantFrom("Public" as const, "Private" as const, "Isolated" as const);
  // Five blocks of /21 always fit into a zone's share of the network, whatever their order; five of /20 do not.
  const specs = fc
    .array(fc.record({ type, cidrMask: fc.integer({ min: 21, max: 28 }) }), { minLength: 1, maxLength: 5 })
    .map((list): SubnetSpec[] => list.map((spec, at) => ({ ...spec, name: `tier${at}` })));
  const strategy = fc.constantFrom<SubnetStrategy>("Auto", "Legacy");
  const zoneCount = fc.integer({ min: 1, max: 4 });

  it("lies inside its network and is disjoint", () => {
    fc.assert(
      fc.property(specs, strategy, zoneCount, (list, way, zones) => {
        const network = parseBlock("10.0.0.0/16");
        const subnets = planned(list, way, zones);
        fc.pre(subnets !== undefined);
        const blocks = subnets.subnets.map((subnet) => parseBlock(subnet.cidrBlock));
        expect(blocks).to.have.length(list.length * zones);
        for (const [at, block] of blocks.entries()) {
          expect(block.base >= network.base && lastOf(block) <= lastOf(network)).to.equal(true);
          expect(blocks.slice(at + 1).some((other) => overlap(block, other))).to.equal(false);
        }
      }),
    );
  });

  it("keeps every subnet when a zone is added within the same power of two", () => {
    fc.assert(
      fc.property(specs, strategy, (list, way) => {
        const three = planned(list, way, 3);
        fc.pre(three !== undefined);
        expect(listed(plan(list, way, { zones: 4 })).slice(0, list.length * 3)).to.deep.equal(listed(three));
      }),
    );
  });
});
