import { expect } from "chai";
import fc from "fast-check";
import { readChain } from "../../../../automation/promotion/journal/chain";
import { EMPTY_HEAD, type Head, sealEvent } from "../../../../automation/promotion/journal/entry";
import { at } from "../../../support/journal-events";

/** The lines of a journal of notes. */
function lines(count: number, text = "note"): string[] {
  let last: Head = EMPTY_HEAD;
  return Array.from({ length: count }, (_, index) => {
    const { entry, line } = sealEvent({ kind: "noted", text: `${text} ${index + 1} ü�` }, at(index), last);
    last = entry;
    return line;
  });
}
const bytesOf = (all: readonly string[]) => Buffer.from(all.map((line) => `${line}\n`).join(""));
const whole = lines(5);
const bytes = bytesOf(whole);
const written = readChain(bytes).entries;

/** The first bad entry of lines. */
const bad = (all: readonly string[]) => readChain(bytesOf(all)).bad?.seq;

describe("readChain", function () {
  this.timeout(60_000);

  it("reads a whole journal, and an empty one", () => {
    const chain = readChain(bytes);
    expect([chain.end, chain.torn, chain.bad]).to.deep.equal([bytes.length, 0, undefined]);
    expect(chain.entries.map(({ seq }) => seq)).to.deep.equal([1, 2, 3, 4, 5]);
    expect(readChain(Buffer.alloc(0))).to.deep.equal({ entries: [], end: 0, torn: 0 });
  });

  it("finds every entry that was taken out, but the last", () => {
    const found = whole.slice(0, -1).map((_, index) => bad(whole.toSpliced(index, 1)));
    expect(found).to.deep.equal([1, 2, 3, 4]);
  });

  it("finds any two entries that changed places", () => {
    for (let one = 0; one < 5; one += 1) {
      for (let other = one + 1; other < 5; other += 1) {
        const swapped = whole.with(one, whole[other] ?? "").with(other, whole[one] ?? "");
        expect(bad(swapped), `${one + 1} and ${other + 1}`).to.equal(one + 1);
      }
    }
  });

  it("finds an entry that was put in, its own or another journal's", () => {
    const foreign = lines(5, "foreign");
    for (let place = 0; place < 5; place += 1) {
      expect(bad(whole.toSpliced(place, 0, foreign[place] ?? ""))).to.equal(place === 0 ? 2 : place + 1);
      expect(bad(whole.toSpliced(place, 0, whole[place] ?? ""))).to.equal(place + 2);
    }
  });

  it("every other value of a byte is found, at every byte: in its entry, or as a last line without an end", () => {
    const values = [0, 1, 0x20, 0x80, 0xff];
    for (let place = 0; place < bytes.length; place += 1) {
      for (const value of new Set([...values, (bytes[place] ?? 0) ^ 1, (bytes[place] ?? 0) ^ 0x20])) {
        if (bytes[place] === value) continue;
        const changed = Buffer.from(bytes);
        changed[place] = value;
        const chain = readChain(changed);
        const entry = bytes.subarray(0, place).filter((byte) => byte === 0x0a).length + 1;
        if (place === bytes.length - 1) expect([chain.torn > 0, chain.bad]).to.deep.equal([true, undefined]);
        else expect(chain.bad?.seq, `byte ${place} to ${value}`).to.equal(entry);
      }
    }
  });

  it("finds bytes that are no text, also where a reader would put the same letter in their place", () => {
    const letter = Buffer.from("\ufffd");
    const place = bytes.indexOf(letter);
    expect(place).to.be.greaterThan(0);
    const changed = Buffer.concat([
      bytes.subarray(0, place),
      Buffer.from([0xff]),
      bytes.subarray(place + letter.length),
    ]);
    expect(changed.toString("utf8")).to.equal(bytes.toString("utf8"));
    expect(readChain(changed).bad?.seq).to.equal(1);
  });

  it("cut at any byte, the entries before the cut stand and the rest is torn", () => {
    for (let length = 0; length < bytes.length; length += 1) {
      const { entries, end, torn, bad: none } = readChain(bytes.subarray(0, length));
      const ends = [...bytes.subarray(0, length)].filter((byte) => byte === 0x0a).length;
      expect([entries.length, end + torn, none], `at ${length}`).to.deep.equal([ends, length, undefined]);
    }
  });

  it("never crashes, and never takes more than was written, whatever is done to the bytes", () => {
    const edit = fc.record({ start: fc.nat(bytes.length), drop: fc.nat(300), put: fc.uint8Array({ maxLength: 300 }) });
    fc.assert(
      fc.property(edit, ({ start, drop, put }) => {
        const changed = Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(start + drop)]);
        const { entries } = readChain(changed);
        return entries.every((entry, index) => entry.hash === written[index]?.hash);
      }),
      { numRuns: 500, seed: 7 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (noise) => readChain(Buffer.from(noise)).entries.length === 0),
      { numRuns: 300, seed: 7 },
    );
  });
});
