import { expect } from "chai";
import * as fc from "fast-check";
import type { PropertyEntry, ValueType } from "../../../simulator/catalog/entry";
import { decodeProperty, encodeProperty } from "../../../simulator/catalog/property-code";

const { type } = fc.letrec<{ type: ValueType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3 },
    fc.record({ kind: fc.constantFrom("string", "number", "boolean", "any", "asset") }),
    fc.record({ kind: fc.constant("object"), name: fc.constantFrom("SecurityGroupIngress", "ec2.Thing") }),
    fc.record({ kind: fc.constantFrom("array", "map"), of: tie("type") }),
  ) as fc.Arbitrary<ValueType>,
}));

const property: fc.Arbitrary<PropertyEntry> = fc.record(
  {
    name: fc.constant("cidrBlock"),
    type,
    input: fc.constantFrom("required", "optional", "none"),
    computed: fc.boolean(),
    secret: fc.boolean(),
    replaces: fc.boolean(),
    default: fc.oneof(fc.string(), fc.integer(), fc.boolean()),
  },
  { requiredKeys: ["name", "type", "input", "computed", "secret", "replaces"] },
);

describe("property codes", () => {
  it("come back as they went in", () => {
    fc.assert(
      fc.property(property, (one) => {
        expect(decodeProperty("cidrBlock", encodeProperty(one))).to.deep.equal(one);
      }),
    );
  });

  it("are short", () => {
    expect(decodeProperty("cidrBlock", "?+^s")).to.deep.equal({
      name: "cidrBlock",
      type: { kind: "string" },
      input: "optional",
      computed: true,
      secret: false,
      replaces: true,
    });
  });

  it("are refused when they say nothing", () => {
    expect(() => decodeProperty("a", "")).to.throw('the catalog holds "" for property a; expected marks and a type');
    expect(() => decodeProperty("a", "?x")).to.throw('the catalog holds the type "x"');
  });
});
