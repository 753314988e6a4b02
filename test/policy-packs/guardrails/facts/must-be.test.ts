import { expect } from "chai";
import {
  mustBeNumber,
  mustBeOff,
  mustBeOn,
  mustBeSet,
  mustBeText,
  valueAt,
} from "../../../../policy-packs/guardrails/facts/must-be";
import { UNKNOWN, type Value } from "../../../../policy-packs/guardrails/facts/value";

const refused = (path: string) => [{ kind: "violation", path, message: "it is off" }];
const open = (path: string) => [
  {
    kind: "unknown",
    path,
    message: "the value is not known, and with it whether it is off; decided at the update",
  },
];

describe("what a property must be", () => {
  it("a path leads through objects and lists; a list of one counts as its element", () => {
    const props = { block: [{ key: "k" }], list: [{ a: 1 }, { a: 2 }], none: null };
    expect(valueAt(props, "block.key")).to.equal("k");
    expect(valueAt(props, "list[1].a")).to.equal(2);
    expect(valueAt(props, "none.key")).to.equal(undefined);
    expect(valueAt(props, "missing.key")).to.equal(undefined);
  });

  it("what lies in something that is not known is not known", () => {
    expect(valueAt({ block: UNKNOWN }, "block.key")).to.equal(UNKNOWN);
    expect(valueAt({ block: [UNKNOWN] }, "block.key")).to.equal(UNKNOWN);
  });

  it("on: true in any spelling is accepted, anything else and nothing refused", () => {
    for (const value of [true, "true", "1"]) {
      expect(mustBeOn({ p: value }, "p", { message: "it is off" })).to.deep.equal([]);
    }
    for (const value of [false, "false", undefined]) {
      expect(mustBeOn({ p: value }, "p", { message: "it is off" })).to.deep.equal(refused("p"));
    }
    expect(mustBeOn({ p: UNKNOWN }, "p", { message: "it is off" })).to.deep.equal(open("p"));
    expect(mustBeOn({}, "p", { message: "it is off", unset: true })).to.deep.equal([]);
  });

  it("off: the other way round", () => {
    expect(mustBeOff({ p: false }, "p", { message: "it is off" })).to.deep.equal([]);
    expect(mustBeOff({ p: "true" }, "p", { message: "it is off" })).to.deep.equal(refused("p"));
  });

  it("set: any value is accepted, also one that is not known; nothing, an empty text or list refused", () => {
    const set: readonly Value[] = ["x", 0, false, UNKNOWN, ["x"]];
    for (const value of set) {
      expect(mustBeSet({ p: value }, "p", "it is off")).to.deep.equal([]);
    }
    for (const value of [undefined, null, "", []]) {
      expect(mustBeSet({ p: value }, "p", "it is off")).to.deep.equal(refused("p"));
    }
  });

  it("texts and numbers are held to a condition, numbers also where they are written as text", () => {
    const isA = (text: string) => text === "a";
    expect(mustBeText({ p: "a" }, "p", isA, { message: "it is off" })).to.deep.equal([]);
    expect(mustBeText({ p: "b" }, "p", isA, { message: "it is off" })).to.deep.equal(refused("p"));
    const atLeast7 = (value: number) => value >= 7;
    expect(mustBeNumber({ p: "7" }, "p", atLeast7, { message: "it is off" })).to.deep.equal([]);
    expect(mustBeNumber({ p: 6 }, "p", atLeast7, { message: "it is off" })).to.deep.equal(refused("p"));
    expect(mustBeNumber({ p: UNKNOWN }, "p", atLeast7, { message: "it is off" })).to.deep.equal(open("p"));
  });
});
