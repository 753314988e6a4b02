import { expect } from "chai";
import fc from "fast-check";
import { UNKNOWN_MARKS } from "../../lib/engine-values";
import { decode, encode, type JsonObject, UNKNOWN_SENTINEL } from "../../simulator/encoding";
import { Archive, Asset, ResourceReference, UNKNOWN } from "../../simulator/values";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const signed = (signature: string, parts: JsonObject): JsonObject => ({ [SIGNATURE]: signature, ...parts });
const secret = (value: JsonObject[string]): JsonObject => signed("1b47061264138c4ac30d75fd1eb44270", { value });

describe("decode and encode", () => {
  it("takes secrets out and says where they were, and puts them back", () => {
    const json = { a: secret({ b: secret("x") }), list: [1, secret("y")], plain: "z" };
    const { properties, secrets } = decode(json);
    expect(properties).to.deep.equal({ a: { b: "x" }, list: [1, "y"], plain: "z" });
    expect(secrets).to.deep.equal([["a"], ["a", "b"], ["list", 1]]);
    expect(encode(properties, secrets)).to.deep.equal({ ...json, a: secret({ b: "x" }) });
  });

  it("reads output values: unknown without a value, secret where it says so, dependencies passed over", () => {
    const output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    const { properties, secrets } = decode({
      known: signed(output, { value: [1], dependencies: ["urn"] }),
      unknown: signed(output, { secret: true }),
    });
    expect(properties).to.deep.equal({ known: [1], unknown: UNKNOWN });
    expect(secrets).to.deep.equal([["unknown"]]);
  });

  it("reads every sentinel as unknown and writes the one that every SDK knows", () => {
    expect(UNKNOWN_MARKS.size).to.equal(7);
    for (const sentinel of UNKNOWN_MARKS) {
      expect(encode(decode({ a: [sentinel] }).properties)).to.deep.equal({ a: [UNKNOWN_SENTINEL] });
    }
    expect(encode({ a: UNKNOWN }, [["a"]])).to.deep.equal({ a: secret(UNKNOWN_SENTINEL) });
  });

  it("carries assets, archives and resource references", () => {
    const asset = (parts: JsonObject): JsonObject => signed("c44067f5952c0a294b673a41bacd8c17", parts);
    const archive = (parts: JsonObject): JsonObject => signed("0def7320c3a5731c473e5ecbe6d01bc7", parts);
    const reference = (parts: JsonObject): JsonObject => signed("5cf8f73096256a8f31e491e813e4eb8e", parts);
    const json: JsonObject = {
      text: asset({ hash: "h1", text: "hello" }),
      path: asset({ hash: "h2", path: "./a" }),
      uri: asset({ hash: "h3", uri: "https://x" }),
      elided: asset({ hash: "h4" }),
      nest: archive({ hash: "h5", assets: { a: asset({ hash: "h6" }), b: archive({ hash: "h7", path: "b.zip" }) } }),
      whole: reference({ urn: "urn:x", id: "i", packageVersion: "1" }),
      component: reference({ urn: "urn:y" }),
      future: reference({ urn: "urn:z", id: UNKNOWN_SENTINEL }),
    };
    const { properties } = decode(json);
    expect(properties["text"]).to.deep.equal(new Asset({ text: "hello" }, "h1"));
    expect(properties["nest"]).to.be.instanceOf(Archive);
    expect(properties["future"]).to.deep.equal(new ResourceReference("urn:z", UNKNOWN, ""));
    expect(encode(properties)).to.deep.equal(json);
  });

  it("refuses signatures that it does not know, and parts that are not as they must be", () => {
    expect(() => decode({ a: { b: signed("803fd3297a5875dc03ca845dda5d2a98", { value: "eA==" }) } })).to.throw(
      TypeError,
      'a.b carries the signature "803fd3297a5875dc03ca845dda5d2a98", which is none that this cloud accepts',
    );
    expect(() => decode({ a: signed("5cf8f73096256a8f31e491e813e4eb8e", {}) })).to.throw(TypeError, "without a URN");
    expect(() => decode({ a: signed("c44067f5952c0a294b673a41bacd8c17", { text: 1 }) })).to.throw(TypeError);
    expect(() => decode({ a: signed("0def7320c3a5731c473e5ecbe6d01bc7", { assets: { b: 1 } }) })).to.throw(TypeError);
  });

  it("gives back any JSON that it was given", () => {
    const name = fc.string().filter((text) => text !== "__proto__" && text !== SIGNATURE);
    const { value } = fc.letrec<{ value: JsonObject[string] }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constant(null),
        fc.boolean(),
        fc.integer(),
        fc.string(),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(name, tie("value"), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(name, value, { noNullPrototype: true }), (json) => {
        expect(encode(decode(json).properties)).to.deep.equal(json);
      }),
    );
  });
});
