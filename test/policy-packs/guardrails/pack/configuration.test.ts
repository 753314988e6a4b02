import { expect } from "chai";
import {
  configuredNumber,
  configuredText,
  configuredTexts,
  matchesAny,
} from "../../../../policy-packs/guardrails/pack/configuration";

describe("configuration of rules", () => {
  it("is what somebody set, texts only, else the rule's own", () => {
    expect(configuredTexts(["a", 1, "b"], ["c"])).to.deep.equal(["a", "b"]);
    expect(configuredTexts([], ["c"])).to.deep.equal([]);
    expect(configuredTexts(undefined, ["c"])).to.deep.equal(["c"]);
    expect(configuredTexts("a", ["c"])).to.deep.equal(["c"]);
    expect(configuredTexts(undefined)).to.deep.equal([]);
  });

  it("patterns match the whole text, and only their star is any text", () => {
    expect(matchesAny("arn:aws:iam::1:role/x-devops", ["arn:aws:iam::*:role/*-devops"])).to.equal(true);
    expect(matchesAny("arn:aws:iam::1:role/x-devops-2", ["arn:aws:iam::*:role/*-devops"])).to.equal(false);
    expect(matchesAny("t3xlarge", ["t3.*"])).to.equal(false);
    expect(matchesAny("t3.large", ["m5.*", "t3.*"])).to.equal(true);
    expect(matchesAny("a", [])).to.equal(false);
  });

  it("numbers and texts are the configured ones, or the rule's own", () => {
    expect([configuredNumber(7, 1), configuredNumber("7", 1), configuredNumber(undefined, 1)]).to.deep.equal([7, 1, 1]);
    expect([configuredText("a", "b"), configuredText(7, "b"), configuredText("", "b")]).to.deep.equal(["a", "b", ""]);
  });
});
