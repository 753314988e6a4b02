import { expect } from "chai";
import fc from "fast-check";
import { durationText, parseDuration } from "../../lib/duration";

describe("durations", () => {
  const lengths: readonly (readonly [string, number])[] = [
    ["0s", 0],
    ["45s", 45_000],
    ["5m", 300_000],
    ["24h", 86_400_000],
    ["1h30m", 5_400_000],
    ["2d", 172_800_000],
    ["1d1h1m1s", 90_061_000],
  ];
  for (const [text, length] of lengths) {
    it(`${text} is ${length} ms`, () => expect(parseDuration(text)).to.equal(length));
  }

  for (const text of ["", "5", "m", "5 m", "-5m", "1.5h", "5m1h", "PT5M", "5M", "h5"]) {
    it(`${JSON.stringify(text)} is no duration`, () => expect(parseDuration(text)).to.equal(undefined));
  }

  it("is told by its two largest units", () => {
    expect(durationText(86_399_000)).to.equal("23h59m");
    expect(durationText(86_400_000)).to.equal("24h");
    expect(durationText(172_800_000)).to.equal("2d");
    expect(durationText(0)).to.equal("0s");
    expect(durationText(-5)).to.equal("0s");
    expect(durationText(90_061_000)).to.equal("25h1m");
  });

  it("what is told can be read again, and is at most a minute less than what it was, below two days", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 172_799 }), (seconds) => {
        const read = parseDuration(durationText(seconds * 1000)) ?? Number.NaN;
        expect(seconds * 1000 - read).to.be.within(0, 59_999);
      }),
      { seed: 7 },
    );
  });
});
