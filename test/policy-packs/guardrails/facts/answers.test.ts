import { expect } from "chai";
import { allOf, anyOf, not } from "../../../../policy-packs/guardrails/facts/answers";
import { UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";

describe("answers that may be unknown", () => {
  it("one yes is enough for any, one no too much for all; else what is unknown stays so", () => {
    expect([anyOf([false, UNKNOWN, true]), anyOf([false, UNKNOWN]), anyOf([false]), anyOf([])]).to.deep.equal([
      true,
      UNKNOWN,
      false,
      false,
    ]);
    expect([allOf([true, UNKNOWN, false]), allOf([true, UNKNOWN]), allOf([true]), allOf([])]).to.deep.equal([
      false,
      UNKNOWN,
      true,
      true,
    ]);
  });

  it("the opposite of what is unknown is unknown", () => {
    expect([not(true), not(false), not(UNKNOWN)]).to.deep.equal([false, true, UNKNOWN]);
  });
});
