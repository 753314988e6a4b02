import { expect } from "chai";
import { type Inventory, inventoryOf, isExact } from "../../../automation/demo/inventory";

const urn = (name: string, stack = "staging") => `urn:pulumi:${stack}::causeway::aws:s3/bucket:Bucket::${name}`;
const one = { urn: urn("one"), id: "1" };
const two = { urn: urn("two"), id: "2" };

describe("inventoryOf", () => {
  it("is exact where the cloud holds what the state says, and others' things do not count", () => {
    const held = [two, one, { urn: urn("other", "dev"), id: "3" }, { urn: "", id: "default" }];
    const inventory = inventoryOf("staging", held, [one, two]);
    expect(inventory).to.deep.equal({ expected: 2, found: 2, twice: [], orphans: [], missing: [] });
    expect(isExact(inventory)).to.equal(true);
  });

  const wrong: [string, (typeof one)[], (typeof one)[], Partial<Inventory>][] = [
    ["made twice", [one, { ...one, id: "9" }], [one], { twice: [one.urn], orphans: [one.urn] }],
    ["made and forgotten", [one, two], [one], { orphans: [two.urn] }],
    ["known and not there", [one], [one, two], { missing: [two.urn] }],
    ["there under another id", [{ ...one, id: "9" }], [one], { orphans: [one.urn], missing: [one.urn] }],
    ["nothing at all", [], [], {}],
  ];
  for (const [what, held, state, found] of wrong) {
    it(`is not exact: ${what}`, () => {
      const inventory = inventoryOf("staging", held, state);
      expect(inventory).to.deep.include(found);
      expect(isExact(inventory)).to.equal(false);
    });
  }
});
