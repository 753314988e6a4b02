import { createHash } from "node:crypto";
import { expect } from "chai";
import fc from "fast-check";
import { EMPTY_HEAD, readLine, sealEvent } from "../../../../automation/promotion/journal/entry";
import { at } from "../../../support/journal-events";

const first = sealEvent({ kind: "noted", text: "one" }, at(1), EMPTY_HEAD);
const second = sealEvent({ kind: "noted", text: "two" }, at(2), first.entry);

describe("sealEvent", () => {
  it("makes an entry whose hash anybody can compute: SHA-256 of the line without the hash", () => {
    const body = `{"at":"2026-03-01T10:00:01.000Z","kind":"noted","prev":"${"0".repeat(64)}","seq":1,"text":"one"}`;
    const hash = createHash("sha256").update(body).digest("hex");
    expect(first.entry).to.deep.equal({
      kind: "noted",
      text: "one",
      seq: 1,
      at: "2026-03-01T10:00:01.000Z",
      prev: "0".repeat(64),
      hash,
    });
    expect(first.line).to.equal(body.replace('"kind"', `"hash":"${hash}","kind"`));
  });

  it("puts each entry behind the one before it", () => {
    expect(second.entry).to.include({ seq: 2, prev: first.entry.hash });
  });
});

describe("readLine", () => {
  const reason = (line: string, last = first.entry) => {
    const reading = readLine(line, last);
    return reading.ok ? "ok" : reading.reason;
  };

  it("reads what was sealed", () => {
    expect(readLine(second.line, first.entry)).to.deep.equal({ ok: true, entry: second.entry });
    expect(readLine(first.line, EMPTY_HEAD)).to.deep.equal({ ok: true, entry: first.entry });
  });

  const notAnEntry = ["", "null", "[]", "{}", "not JSON", '{"seq":1}', second.line.replace('"seq":2', '"seq":"2"')];
  for (const line of notAnEntry) {
    it(`${JSON.stringify(line.slice(0, 20))} is not an entry`, () => {
      expect(reason(line)).to.equal("it is not an entry of a journal");
    });
  }

  const edits: Record<string, string> = {
    "another word": second.line.replace("two", "2wo"),
    "another time": second.line.replace("10:00:02", "10:00:03"),
    "another hash": second.line.replace(second.entry.hash, first.entry.hash),
    "a space": second.line.replace(",", ", "),
    "a field more": second.line.replace('"text"', '"team":"x","text"'),
    "the same field twice": second.line.replace('"text"', '"text":"two","text"'),
    "a letter written in another way": second.line.replace("two", "tw\\u006f"),
    "fields in another order": `{"text":"two",${second.line.slice(1).replace(',"text":"two"', "")}`,
  };
  for (const [name, line] of Object.entries(edits)) {
    it(`finds ${name}`, () => {
      expect(line).not.to.equal(second.line);
      expect(reason(line)).to.equal("it was edited: what it says does not match its hash");
    });
  }

  it("finds a line that is not canonical although its hash is right for its bytes", () => {
    const spaced = second.line.replace(`"hash":"${second.entry.hash}",`, "").replace(",", ", ");
    const hash = createHash("sha256").update(spaced).digest("hex");
    expect(reason(spaced.replace('"kind"', `"hash":"${hash}","kind"`))).to.equal(
      "it was edited: what it says does not match its hash",
    );
  });

  it("does not crash on what has no canonical form", () => {
    const endless = second.line.replace('"two"', "1e999");
    const nested = second.line.replace('"two"', "[".repeat(100_000) + "]".repeat(100_000));
    for (const line of [endless, nested]) expect(reason(line)).to.match(/^it (was edited|is not an entry)/);
  });

  it("never crashes, whatever JSON stands in a line", () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 4 }),
        fc.constantFrom("text", "__proto__", "toJSON", "hash", "kind"),
        (json, name) => {
          const line = second.line.replace('"text":"two"', `"${name}":${json}`);
          return line === second.line || reason(line) !== "ok";
        },
      ),
      { numRuns: 500, seed: 7 },
    );
  });

  it("finds an entry in another place, even one that follows by its hash", () => {
    expect(reason(first.line)).to.equal("entry 1 stands where 2 has to be");
    const skipped = sealEvent({ kind: "noted", text: "two" }, at(2), { seq: 4, hash: first.entry.hash });
    expect(reason(skipped.line)).to.equal("entry 5 stands where 2 has to be");
  });

  it("finds an entry that follows another one", () => {
    const other = sealEvent({ kind: "noted", text: "1" }, at(1), EMPTY_HEAD).entry;
    expect(reason(second.line, { ...first.entry, hash: other.hash })).to.equal(
      "it does not follow entry 1: it names another entry as the one before it",
    );
  });
});
