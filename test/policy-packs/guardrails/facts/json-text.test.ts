import { expect } from "chai";
import { parsedJson } from "../../../../policy-packs/guardrails/facts/json-text";
import { UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";

describe("values that may be written as JSON text", () => {
  it("are read from the text, or are what they are", () => {
    expect(parsedJson('[{"a":1}]')).to.deep.equal([{ a: 1 }]);
    expect(parsedJson([1])).to.deep.equal([1]);
    expect(parsedJson(UNKNOWN)).to.equal(UNKNOWN);
    expect(parsedJson('{"a":{"unknown":true}}')).to.deep.equal({ a: UNKNOWN });
  });

  it("say nothing where the text is none", () => {
    expect(parsedJson("{")).to.equal(undefined);
    expect(parsedJson(undefined)).to.equal(undefined);
  });
});
