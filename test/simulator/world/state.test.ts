import { expect } from "chai";
import fc from "fast-check";
import { inventoryOf } from "../../../simulator/world/inventory";
import type { Mutation } from "../../../simulator/world/records";
import { WorldState } from "../../../simulator/world/state";
import { keyOf, type Stored } from "../../../simulator/world/stored";

function stored(id: string, differing: Partial<Stored> = {}): Stored {
  return {
    account: "111111111111",
    region: "us-east-1",
    type: "t",
    id,
    urn: `urn:${id}`,
    inputs: {},
    outputs: { arn: `arn:${id}`, group: "g" },
    createdAt: 0,
    inputSecrets: [],
    outputSecrets: [],
    acknowledged: true,
    readyAt: 0,
    ...differing,
  };
}

/** Everything that can be asked of a state, as text. */
function everything(state: WorldState): string {
  const all = [...state.all()].toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
  const asked = all.map((each) => [
    each,
    state.ofArn(`arn:${each.id}`),
    state.ofUrn(each.urn),
    state.besides(keyOf(each)),
    state.unusedNamed(each.id),
    state.timesMade(each.urn),
    state.where(each.account, each.region, each.type, "group", each.outputs["group"]),
  ]);
  return JSON.stringify([
    asked,
    state.everywhere("t"),
    state.hasUnused(),
    state.isFounded("p"),
    state.timesMade("urn:a"),
  ]);
}

const resource = fc
  .record({
    id: fc.constantFrom("a", "b", "c", "d"),
    region: fc.constantFrom("us-east-1", "global"),
    acknowledged: fc.boolean(),
    group: fc.constantFrom("g", "h"),
    owner: fc.option(fc.constantFrom("111111111111/us-east-1/t/a"), { nil: undefined }),
  })
  .map(({ id, region, acknowledged, group, owner }) =>
    stored(id, {
      region,
      acknowledged,
      outputs: { arn: `arn:${id}`, group },
      ...(owner === undefined ? {} : { owner }),
    }),
  );
const mutation: fc.Arbitrary<Mutation> = fc.record(
  {
    at: fc.nat(5),
    puts: fc.uniqueArray(resource, { maxLength: 3, selector: keyOf }),
    drops: fc.uniqueArray(resource.map(keyOf), { maxLength: 2 }),
    made: fc.dictionary(fc.constantFrom("urn:a", "urn:b"), fc.nat(3)),
    founded: fc.constant(["p"]),
    reset: fc.constant(true as const),
  },
  { requiredKeys: ["at"] },
);

describe("WorldState", () => {
  it("finds resources by every way, and only those that are there", () => {
    const state = new WorldState();
    state.apply({
      at: 1,
      puts: [stored("b"), stored("a", { acknowledged: false }), stored("c", { owner: keyOf(stored("a")) })],
    });
    expect(state.list("111111111111", "us-east-1", "t").map(({ id }) => id)).to.deep.equal(["a", "b", "c"]);
    expect(state.where("111111111111", "us-east-1", "t", "group", "g")).to.have.length(3);
    expect(state.ofArn("arn:a")?.id).to.equal("a");
    expect(state.besides(keyOf(stored("a"))).map(({ id }) => id)).to.deep.equal(["c"]);
    expect(state.unusedNamed("arn:a").map(({ id }) => id)).to.deep.equal(["a"]);
    state.apply({ at: 2, drops: [keyOf(stored("a"))], puts: [stored("b", { outputs: { group: "h" } })] });
    expect(state.ofArn("arn:a")).to.equal(undefined);
    expect(state.ofArn("arn:b")).to.equal(undefined);
    expect(state.hasUnused()).to.equal(false);
    expect(state.where("111111111111", "us-east-1", "t", "group", "h").map(({ id }) => id)).to.deep.equal(["b"]);
  });

  it("takes no name for a proof of use that the resource was given: whoever speaks of it need not have the answer", () => {
    const state = new WorldState();
    const policy = stored("bucket", { acknowledged: false, inputs: { bucket: "bucket" } });
    state.apply({ at: 1, puts: [policy, stored("made-up", { acknowledged: false })] });
    expect(state.unusedNamed("bucket")).to.deep.equal([]);
    expect(state.unusedNamed("arn:bucket").map(({ id }) => id)).to.deep.equal(["bucket"]);
    expect(state.unusedNamed("made-up").map(({ id }) => id)).to.deep.equal(["made-up"]);
  });

  it("nor that of the account or the region, which is the id of what each has once (R-1)", () => {
    const state = new WorldState();
    const settings = ["111111111111", "us-east-1"].map((id) => stored(id, { acknowledged: false }));
    state.apply({ at: 1, puts: settings });
    for (const { id } of settings) {
      expect(state.unusedNamed(id)).to.deep.equal([]);
      expect(state.unusedNamed(`arn:${id}`).map((each) => each.id)).to.deep.equal([id]);
    }
  });

  it("takes any steps back, last first, to exactly what was before", () => {
    fc.assert(
      fc.property(fc.array(mutation), fc.array(mutation, { minLength: 1 }), (before, steps) => {
        const state = new WorldState();
        for (const step of before) state.apply(step);
        const text = everything(state);
        const undo = steps.map((step) => state.apply(step));
        for (const back of undo.toReversed()) back();
        expect(everything(state)).to.equal(text);
      }),
    );
  });

  it("comes out of its dump as it went in", () => {
    fc.assert(
      fc.property(fc.array(mutation), (steps) => {
        const state = new WorldState();
        for (const step of steps) state.apply(step);
        const copy = new WorldState();
        for (const step of state.dump()) copy.apply(step);
        expect(everything(copy)).to.equal(everything(state));
        expect(copy.time).to.equal(state.time);
      }),
    );
  });
});

describe("inventoryOf", () => {
  const state = new WorldState();
  state.apply({
    at: 10,
    puts: [
      stored("here"),
      stored("role", { region: "global" }),
      stored("abroad", { region: "eu-west-1" }),
      stored("others", { account: "222222222222" }),
      stored("deleted", { recoverableUntil: 20 }),
      stored("forgotten", { recoverableUntil: 5 }),
    ],
  });
  const inventory = inventoryOf(state, { account: "111111111111", region: "us-east-1" });

  it("shows the place and what the account has beside regions", () => {
    expect(inventory.list("t").map(({ id }) => id)).to.deep.equal(["here", "role"]);
    expect(inventory.where("t", "group", "g").map(({ id }) => id)).to.deep.equal(["here", "role"]);
    expect(inventory.get("t", "role")?.region).to.equal("global");
    expect(inventory.get("t", "abroad")).to.equal(undefined);
  });

  it("shows what is public of everybody, and what is deleted only to who recovers it", () => {
    expect(inventory.everywhere("t").map(({ id }) => id)).to.deep.equal(["abroad", "here", "others", "role"]);
    expect(inventory.byArn("arn:others")?.account).to.equal("222222222222");
    expect(inventory.byArn("arn:deleted")).to.equal(undefined);
    expect(inventory.get("t", "deleted")).to.equal(undefined);
    expect(inventory.retained("t").map(({ id }) => id)).to.deep.equal(["deleted"]);
  });
});
