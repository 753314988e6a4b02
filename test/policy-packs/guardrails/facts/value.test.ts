import { expect } from "chai";
import {
  booleanOf,
  listOf,
  numberOf,
  readProperties,
  readValue,
  textOf,
  UNKNOWN,
} from "../../../../policy-packs/guardrails/facts/value";

const secret = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  ...(typeof value === "object" ? value : { value }),
});

describe("readValue", () => {
  it("leaves plain values as they are", () => {
    const plain = { a: [1, "two", true, null], b: { c: "3-4-5-6-7-8-9-10-11-12-13-14-15-16-17-18" } };
    expect(readValue(plain)).to.deep.equal(plain);
  });

  for (const sentinel of [
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
  ]) {
    it(`what the engine puts for an unknown value is unknown: ${sentinel}`, () => {
      expect(readValue(sentinel)).to.equal(UNKNOWN);
      // The engine hands on a text around it as it is: what it says takes effect.
      expect(readValue(`arn:aws:s3:::${sentinel}/*`)).to.equal(`arn:aws:s3:::${sentinel}/*`);
    });
  }

  it("a UUID that means nothing is a text", () => {
    expect(readValue("24da6b54-80e4-46f7-96ec-b56ff0331ba9")).to.equal("24da6b54-80e4-46f7-96ec-b56ff0331ba9");
  });

  it("what a file writes for an unknown value is unknown, and only exactly that", () => {
    expect(readValue({ unknown: true })).to.equal(UNKNOWN);
    expect(readValue({ unknown: false })).to.deep.equal({ unknown: false });
    expect(readValue({ unknown: true, more: 1 })).to.deep.equal({ unknown: true, more: 1 });
  });

  it("opens secrets of the engine and of a state, also unknown ones inside; an encrypted one is unknown", () => {
    expect(readValue(secret("0.0.0.0/0"))).to.equal("0.0.0.0/0");
    expect(readValue(secret("04da6b54-80e4-46f7-96ec-b56ff0331ba9"))).to.equal(UNKNOWN);
    expect(readValue(secret({ plaintext: '["0.0.0.0/0"]' }))).to.deep.equal(["0.0.0.0/0"]);
    expect(readValue(secret({ ciphertext: "v1:abc" }))).to.equal(UNKNOWN);
    expect(readValue(secret({ plaintext: "no JSON" }))).to.equal(UNKNOWN);
    expect(readValue("[secret]")).to.equal(UNKNOWN);
  });

  it("one unknown value leaves the others readable", () => {
    const props = readProperties({ ports: [22, { unknown: true }], cidr: "0.0.0.0/0" });
    expect(props).to.deep.equal({ ports: [22, UNKNOWN], cidr: "0.0.0.0/0" });
  });
});

describe("readers of values", () => {
  it("booleanOf reads yes and no, also as text", () => {
    expect([true, false, "true", "False", "1", "0"].map(booleanOf)).to.deep.equal([
      true,
      false,
      true,
      false,
      true,
      false,
    ]);
    expect([undefined, null, "yes", 1, [true]].map(booleanOf)).to.deep.equal(Array(5).fill(undefined));
    expect(booleanOf(UNKNOWN)).to.equal(UNKNOWN);
  });

  it("numberOf reads whole numbers, also as text", () => {
    expect([22, "22", " 3 ", "-1"].map(numberOf)).to.deep.equal([22, 22, 3, -1]);
    expect([undefined, null, "", "ssh", "1.5"].map(numberOf)).to.deep.equal(Array(5).fill(undefined));
    expect(numberOf(UNKNOWN)).to.equal(UNKNOWN);
  });

  it("textOf reads texts that say something", () => {
    expect(["tcp", 6, true].map(textOf)).to.deep.equal(["tcp", "6", "true"]);
    expect(["", null, undefined, []].map(textOf)).to.deep.equal(Array(4).fill(undefined));
    expect(textOf(UNKNOWN)).to.equal(UNKNOWN);
  });

  it("listOf takes one for a list of one", () => {
    expect(listOf(["a", "b"])).to.deep.equal(["a", "b"]);
    expect(listOf("a")).to.deep.equal(["a"]);
    expect([listOf(undefined), listOf(null)]).to.deep.equal([[], []]);
    expect(listOf(UNKNOWN)).to.equal(UNKNOWN);
  });
});
