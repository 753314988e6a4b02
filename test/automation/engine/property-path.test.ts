import { expect } from "chai";
import fc from "fast-check";
import { parsePropertyPath, valueAtPath } from "../../../automation/engine/property-path";

describe("property paths", () => {
  it("are names, indexes and quoted names", () => {
    expect(parsePropertyPath("ingress[0].cidrBlocks[12]")).to.deep.equal(["ingress", 0, "cidrBlocks", 12]);
    expect(parsePropertyPath('tags["a.b"].c')).to.deep.equal(["tags", "a.b", "c"]);
    expect(parsePropertyPath('tags["say \\"hi\\""]')).to.deep.equal(["tags", 'say "hi"']);
  });

  it("lead to the value, or to nothing", () => {
    const value = { ingress: [{ cidrBlocks: ["10.0.0.0/8"] }], tags: { "a.b": 1 } };
    expect(valueAtPath(value, "ingress[0].cidrBlocks[0]")).to.equal("10.0.0.0/8");
    expect(valueAtPath(value, 'tags["a.b"]')).to.equal(1);
    expect(valueAtPath(value, "ingress[1].cidrBlocks")).to.equal(undefined);
    expect(valueAtPath(value, "toString")).to.equal(undefined);
    expect(valueAtPath(undefined, "a")).to.equal(undefined);
  });

  it("that are quoted come back as they were, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        const quoted = `["${name.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"]`;
        expect(parsePropertyPath(`tags${quoted}`)).to.deep.equal(["tags", name]);
      }),
    );
  });
});
