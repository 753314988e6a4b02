import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import list from "../../../../policy-packs/guardrails/generated/taggable-types.json";
import { root } from "../../../support/sources";

const catalog = path.join(root, "simulator/catalog/generated");

describe("the types that take tags", () => {
  it("are those of the provider's catalog that have tags and take default tags", () => {
    const found = fs.readdirSync(catalog).flatMap((file) => {
      const module = /^(.+)\.module\.json$/.exec(file)?.[1];
      if (module === undefined) return [];
      const { types }: { types: Record<string, { properties: Record<string, string> }> } = JSON.parse(
        fs.readFileSync(path.join(catalog, file), "utf8"),
      );
      return Object.entries(types)
        .filter(([, { properties }]) => properties["tags"]?.includes("{s}") && properties["tagsAll"] !== undefined)
        .map(([type]) => `aws:${module}/${type}`);
    });
    expect(found).to.have.length.greaterThan(500);
    expect(list).to.deep.equal(found.toSorted());
  });
});
