import { expect } from "chai";
import fc from "fast-check";
import { covers, isAction, isLike, meets } from "../../../../policy-packs/guardrails/iam/pattern";

const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 6 });
const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 6 });

/** Every text of the letters a and b up to a length. */
const texts = (length: number): readonly string[] =>
  length === 0 ? [""] : ["", ...texts(length - 1).flatMap((rest) => [`a${rest}`, `b${rest}`])];
const all = [...new Set(texts(7))];

describe("patterns of IAM", () => {
  const like: readonly (readonly [string, string, boolean])[] = [
    ["*", "", true],
    ["s3:Get*", "s3:GetObject", true],
    ["s3:Get*", "s3:PutObject", false],
    ["?3:*", "s3:GetObject", true],
    ["s3:Get?bject", "s3:GetObject", true],
    ["s3:Get??bject", "s3:GetObject", false],
    ["*a*b*", "xaybz", true],
    ["*a*b", "xaybz", false],
    ["arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket", false],
  ];
  for (const [wanted, found, answer] of like) {
    it(`${wanted} ${answer ? "is" : "is not"} ${found}`, () => {
      expect(isLike(wanted, found)).to.equal(answer);
    });
  }

  it("a star in the text is a letter to isLike and anything to covers", () => {
    expect(isLike("a?", "a*")).to.equal(true);
    expect(covers("a?", "a*")).to.equal(false);
    expect(covers("a*", "a*")).to.equal(true);
  });

  it("isLike agrees with a regular expression", () => {
    fc.assert(
      fc.property(pattern, text, (wanted, found) => {
        const expression = new RegExp(`^${wanted.replaceAll("*", ".*").replaceAll("?", ".")}$`);
        expect(isLike(wanted, found)).to.equal(expression.test(found));
      }),
    );
  });

  it("what covers a pattern stands for each of its texts", () => {
    fc.assert(
      fc.property(pattern, pattern, (one, other) => {
        fc.pre(covers(one, other));
        for (const each of all.filter((found) => isLike(other, found))) expect(isLike(one, each)).to.equal(true);
      }),
    );
  });

  it("two patterns meet where a text is in both, and only there", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 3 }), pattern, (one, other) => {
        expect(meets(one, other)).to.equal(all.some((found) => isLike(one, found) && isLike(other, found)));
      }),
    );
  });

  it("the case of actions does not matter", () => {
    expect(isAction("S3:gET*", "s3:GetObject")).to.equal(true);
    expect(isAction("s3:getobject", "S3:GETOBJECT")).to.equal(true);
    expect(isAction("s3:GetObject", "s3:GetObjectAcl")).to.equal(false);
  });
});
