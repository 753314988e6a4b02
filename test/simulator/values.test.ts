import { expect } from "chai";
import {
  Archive,
  Asset,
  hasUnknown,
  isProperties,
  pathText,
  ResourceReference,
  sameValue,
  UNKNOWN,
  valueAt,
} from "../../simulator/values";

describe("values", () => {
  it("sameValue: equal JSON, assets by their hash, nothing unknown", () => {
    expect(sameValue({ a: [1, { b: null }], c: "x" }, { c: "x", a: [1, { b: null }] })).to.equal(true);
    expect(sameValue({ a: 1 }, { a: 1, b: 2 })).to.equal(false);
    expect(sameValue([1, 2], [2, 1])).to.equal(false);
    expect(sameValue(UNKNOWN, UNKNOWN)).to.equal(false);
    expect(sameValue(new Asset({ text: "a" }, "h"), new Asset(undefined, "h"))).to.equal(true);
    expect(sameValue(new Asset({ text: "a" }, ""), new Asset({ text: "a" }, ""))).to.equal(false);
    expect(sameValue(new Archive(undefined, "h"), new Archive(undefined, "h"))).to.equal(true);
    expect(sameValue(new Archive(undefined, "h"), new Asset(undefined, "h"))).to.equal(false);
    expect(sameValue(new ResourceReference("u", "i", ""), new ResourceReference("u", "i", "1"))).to.equal(true);
    expect(sameValue(new ResourceReference("u", "i", ""), new ResourceReference("u", "j", ""))).to.equal(false);
  });

  it("hasUnknown looks inside", () => {
    expect(hasUnknown({ a: [{ b: UNKNOWN }] })).to.equal(true);
    expect(hasUnknown(new ResourceReference("u", UNKNOWN, ""))).to.equal(true);
    expect(hasUnknown({ a: [{ b: 1 }], c: new Asset(undefined, "h") })).to.equal(false);
  });

  it("isProperties is for plain objects alone", () => {
    expect(isProperties({})).to.equal(true);
    for (const other of [null, [], "x", new Asset(undefined, ""), new Archive(undefined, ""), undefined]) {
      expect(isProperties(other)).to.equal(false);
    }
  });

  it("valueAt follows a path, through own properties only", () => {
    expect(valueAt({ a: [{ b: 5 }] }, ["a", 0, "b"])).to.equal(5);
    expect(valueAt({ a: 1 }, ["a", "b"])).to.equal(undefined);
    expect(valueAt({}, ["constructor"])).to.equal(undefined);
  });

  it("pathText spells as the engine does", () => {
    expect(pathText(["ingress", 0, "cidrBlocks", 1])).to.equal("ingress[0].cidrBlocks[1]");
    expect(pathText(["tags", "a.b c"])).to.equal('tags["a.b c"]');
  });
});
