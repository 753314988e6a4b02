import { expect } from "chai";
import fc from "fast-check";
import { editDistance, suggest } from "../../lib/suggest";

describe("lib/suggest", () => {
  it("counts letters that are added, dropped or changed", () => {
    expect(editDistance("vpcCidr", "vpcCidr")).to.equal(0);
    expect(editDistance("VPCCIDR", "vpcCidr")).to.equal(0);
    expect(editDistance("vpcCidrs", "vpcCidr")).to.equal(1);
    expect(editDistance("azCuont", "azCount")).to.equal(2);
    expect(editDistance("", "abc")).to.equal(3);
    expect(editDistance("abc", "")).to.equal(3);
  });

  it("is the same both ways, and zero only for one word", () => {
    const words = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(words, words, (one, other) => {
        expect(editDistance(one, other)).to.equal(editDistance(other, one));
        expect(editDistance(one, other) === 0).to.equal(one.toLowerCase() === other.toLowerCase());
      }),
    );
  });

  it("names the nearest word", () => {
    expect(suggest("nodeCuont", ["nodeCount", "azCount"])).to.equal("nodeCount");
    expect(suggest("stagin", ["dev", "staging", "prod"])).to.equal("staging");
  });

  it("says nothing rather than something far-fetched", () => {
    expect(suggest("kafka", ["vpcCidr", "azCount"])).to.equal(undefined);
    expect(suggest("qa", ["dev", "staging", "prod"])).to.equal(undefined);
    expect(suggest("anything", [])).to.equal(undefined);
  });
});
