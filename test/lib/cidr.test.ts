import { expect } from "chai";
import fc from "fast-check";
import {
  containsRanges,
  isNetworkRange,
  isPrivateVpcRange,
  parseRange,
  rangesOverlap,
  totalSize,
} from "../../lib/cidr";

/** An IPv4 range as numbers, to compare the library's answers with plain arithmetic. */
const ranges = fc
  .record({ address: fc.integer({ min: 0, max: 2 ** 32 - 1 }), prefix: fc.integer({ min: 0, max: 32 }) })
  .map(({ address, prefix }) => {
    const size = 2 ** (32 - prefix);
    const first = Math.floor(address / size) * size;
    const octets = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
    return { first, last: first + size - 1, text: `${octets.join(".")}/${prefix}` };
  });

describe("lib/cidr", () => {
  describe("parseRange", () => {
    it("takes a range apart", () => {
      expect(parseRange("10.1.0.0/16")).to.deep.equal({
        version: 4,
        prefix: 16,
        cidr: "10.1.0.0/16",
        size: 65536n,
        hasHostBits: false,
      });
      expect(parseRange("2001:DB8:0::/32")).to.deep.equal({
        version: 6,
        prefix: 32,
        cidr: "2001:db8::/32",
        size: 2n ** 96n,
        hasHostBits: false,
      });
    });

    it("sees bits behind the prefix and says how the range is written", () => {
      expect(parseRange("10.1.2.3/16")).to.include({ cidr: "10.1.0.0/16", hasHostBits: true });
    });

    for (const text of [
      "10.1.0.0",
      "10.1.0.0/33",
      "10.1.0.0/016",
      "10.1.0.0/16/8",
      "10.1/16",
      "010.1.0.0/16",
      "300.0.0.0/8",
      "::/129",
      "::ffff:0:0/96",
      "::ffff:10.0.0.1/128",
      "fe80::1%eth0/64",
      "office",
      "",
      "/8",
    ]) {
      it(`finds no range in ${JSON.stringify(text)}`, () => expect(parseRange(text)).to.equal(undefined));
    }
  });

  it("isNetworkRange wants host bits to be zero", () => {
    expect(isNetworkRange("203.0.113.0/24")).to.equal(true);
    expect(isNetworkRange("2001:db8::/32")).to.equal(true);
    expect(isNetworkRange("203.0.113.1/24")).to.equal(false);
    expect(isNetworkRange("office")).to.equal(false);
  });

  it("isPrivateVpcRange takes private ranges of /16 to /20 only", () => {
    for (const yes of ["10.1.0.0/16", "172.16.0.0/20", "192.168.0.0/16", "100.64.0.0/16"]) {
      expect(isPrivateVpcRange(yes), yes).to.equal(true);
    }
    for (const no of ["10.0.0.0/15", "10.1.0.0/21", "172.32.0.0/16", "8.8.0.0/16", "10.1.2.0/16", "fd00::/16", "x"]) {
      expect(isPrivateVpcRange(no), no).to.equal(false);
    }
  });

  it("rangesOverlap agrees with arithmetic, whatever the ranges", () => {
    fc.assert(
      fc.property(ranges, ranges, (one, other) => {
        const expected = one.first <= other.last && other.first <= one.last;
        expect(rangesOverlap(one.text, other.text)).to.equal(expected);
        expect(rangesOverlap(other.text, one.text)).to.equal(expected);
      }),
    );
  });

  it("containsRanges agrees with arithmetic, whatever the ranges", () => {
    fc.assert(
      fc.property(ranges, ranges, (outer, inner) => {
        const expected = outer.first <= inner.first && inner.last <= outer.last;
        expect(containsRanges([outer.text], [inner.text])).to.equal(expected);
      }),
    );
  });

  it("containsRanges: two halves contain the whole, and nothing contains nothing", () => {
    expect(containsRanges(["10.0.0.0/9", "10.128.0.0/9"], ["10.0.0.0/8"])).to.equal(true);
    expect(containsRanges(["10.0.0.0/9"], ["10.0.0.0/8"])).to.equal(false);
    expect(containsRanges([], ["10.0.0.0/8"])).to.equal(false);
    expect(containsRanges([], [])).to.equal(true);
  });

  it("totalSize counts an address once", () => {
    expect(totalSize([])).to.equal(0n);
    expect(totalSize(["10.0.0.0/24", "10.0.0.0/25", "10.0.1.0/24"])).to.equal(512n);
    expect(totalSize(["0.0.0.0/1", "128.0.0.0/1"])).to.equal(2n ** 32n);
  });
});
