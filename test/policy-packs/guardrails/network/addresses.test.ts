import { expect } from "chai";
import fc from "fast-check";
import {
  commonPart,
  globalPart,
  isPublic,
  isRange,
  publicFamilies,
} from "../../../../policy-packs/guardrails/network/addresses";

/** A range inside 8.8.0.0/24: small enough to count every address by hand. */
const smallRange = fc
  .record({ address: fc.nat(255), prefix: fc.integer({ min: 24, max: 32 }) })
  .map(({ address, prefix }) => `8.8.0.${address}/${prefix}`);

/** The last bytes of the addresses in ranges of 8.8.0.0/24, one by one. */
function addressesOf(ranges: readonly string[]): Set<number> {
  return new Set(
    ranges.flatMap((range) => {
      const [address = "", prefix = ""] = range.split("/");
      const size = 2 ** (32 - Number(prefix));
      const last = Number(address.split(".")[3]);
      const first = last - (last % size);
      return Array.from({ length: size }, (_, index) => first + index);
    }),
  );
}
const sorted = (set: Set<number>) => [...set].toSorted((a, b) => a - b);

describe("addresses", () => {
  it("commonPart has exactly the addresses that both have", () => {
    fc.assert(
      fc.property(fc.array(smallRange, { maxLength: 5 }), fc.array(smallRange, { maxLength: 5 }), (one, other) => {
        const both = new Set([...addressesOf(one)].filter((address) => addressesOf(other).has(address)));
        expect(sorted(addressesOf(commonPart(one, other)))).to.deep.equal(sorted(both));
      }),
      { seed: 4 },
    );
  });

  it("globalPart counts an address once, however often and in whatever pieces it is named", () => {
    fc.assert(
      fc.property(fc.array(smallRange, { maxLength: 6 }), (ranges) => {
        expect(sorted(addressesOf(globalPart(ranges)))).to.deep.equal(sorted(addressesOf(ranges)));
      }),
      { seed: 4 },
    );
  });

  it("any way of cutting the world in two, again and again, is the world", () => {
    const halves = (range: string): string[] => {
      const [address = "", prefix = ""] = range.split("/");
      const bits = Number(prefix) + 1;
      const number = address.split(".").reduce((sum, byte) => sum * 256 + Number(byte), 0);
      const other = number + 2 ** (32 - bits);
      const text = [24, 16, 8, 0].map((shift) => Math.floor(other / 2 ** shift) % 256).join(".");
      return [`${address}/${bits}`, `${text}/${bits}`];
    };
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 60 }), (cuts) => {
        const ranges = ["0.0.0.0/0"];
        for (const cut of cuts) {
          const at = cut % ranges.length;
          const [range = ""] = ranges.splice(at, 1);
          ranges.push(...(range.endsWith("/32") ? [range] : halves(range)));
        }
        expect(publicFamilies(ranges)).to.deep.equal([4]);
      }),
      { seed: 4 },
    );
  });

  const bounds: [ranges: string[], families: number[]][] = [
    [["8.0.0.0/16"], []],
    [["8.0.0.0/15"], [4]],
    [["8.0.0.0/16", "9.0.0.0/32"], [4]],
    [["2a00:1450::/32"], []],
    [["2a00::/31"], [6]],
    [["10.0.0.0/8", "192.168.0.0/16", "100.64.0.0/10", "224.0.0.0/4"], []],
    [["fc00::/7", "fe80::/10", "ff00::/8", "8000::/1"], []],
    [
      ["0.0.0.0/0", "::/0"],
      [4, 6],
    ],
    [["nonsense"], []],
    [[], []],
  ];
  for (const [ranges, families] of bounds) {
    it(`the public is more than a /16 or a /32 of global addresses: ${ranges.join(", ") || "nothing"}`, () => {
      expect(publicFamilies(ranges)).to.deep.equal(families);
      expect(isPublic(ranges)).to.equal(families.length > 0);
    });
  }

  it("isRange knows ranges by their spelling", () => {
    expect(["0.0.0.0/0", "1.2.3.4/0", "0::/0", " 10.0.0.0/8 "].map(isRange)).to.deep.equal([true, true, true, true]);
    expect(["0.0.0.0", "10.0/8", "::ffff:0:0/96", "pl-1", ""].map(isRange)).to.deep.equal(Array(5).fill(false));
  });
});
