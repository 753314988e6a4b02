import { expect } from "chai";
import { containsUnknown, isSecret, isUnknownText, KIND, SIGNATURE, UNKNOWN_MARKS } from "../../lib/engine-values";

describe("lib/engine-values", () => {
  it("a text is not known when it is a mark or was put together with one", () => {
    expect(UNKNOWN_MARKS.size).to.equal(7);
    for (const mark of UNKNOWN_MARKS) {
      expect(isUnknownText(mark)).to.equal(true);
      expect(isUnknownText(`arn:aws:s3:::${mark}/*`)).to.equal(false);
      expect(isUnknownText(mark.slice(1))).to.equal(false);
    }
    expect(isUnknownText("a text with - dashes, and longer than a mark is")).to.equal(false);
  });

  it("a value is not known where anything in it is not", () => {
    const [mark] = UNKNOWN_MARKS;
    expect(containsUnknown({ a: [{ b: mark }] })).to.equal(true);
    expect(containsUnknown({ a: [{ b: "c" }], d: null, e: 1 })).to.equal(false);
  });

  it("a secret is told by its mark, an asset and a plain object are none", () => {
    expect(isSecret({ [SIGNATURE]: KIND.secret, value: 1 })).to.equal(true);
    expect(isSecret({ [SIGNATURE]: KIND.asset })).to.equal(false);
    expect([isSecret({}), isSecret(null), isSecret("text")]).to.deep.equal([false, false, false]);
  });
});
