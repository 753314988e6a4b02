import { expect } from "chai";
import { canonicalJson } from "../../lib/canonical-json";

describe("canonicalJson", () => {
  it("gives one text for one meaning, whatever the order of keys", () => {
    expect(canonicalJson({ b: 1, a: [true, null, "x"] })).to.equal('{"a":[true,null,"x"],"b":1}');
    expect(canonicalJson({ a: [true, null, "x"], b: 1 })).to.equal('{"a":[true,null,"x"],"b":1}');
  });

  it("refuses what JSON cannot say", () => {
    expect(() => canonicalJson(undefined)).to.throw(TypeError, "a undefined has no JSON text");
    expect(() => canonicalJson({ a: Number.NaN })).to.throw();
  });
});
