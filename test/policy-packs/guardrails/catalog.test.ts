import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { catalog } from "../../../policy-packs/guardrails/catalog";
import { root } from "../../support/sources";

const rules = path.join(root, "policy-packs/guardrails/rules");
const tests = path.join(root, "test/policy-packs/guardrails/rules");
const ids = catalog.map(({ id }) => id);

/** Names of the files below a folder of families, without the lists of each family. */
function filesBelow(folder: string, ending: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending) && path.basename(file) !== "index.ts")
    .map((file) => path.basename(file, ending))
    .toSorted();
}

describe("the catalog of guardrails", () => {
  it("is the files of rules/, by name", () => {
    expect(ids).to.deep.equal(filesBelow(rules, ".ts"));
  });

  it("every rule has a test beside it", () => {
    expect(filesBelow(tests, ".test.ts")).to.include.members(ids);
  });

  for (const rule of catalog) {
    it(`${rule.id} says what it is, checks something and names what it holds`, () => {
      expect(rule.title).to.match(/^[A-Z].*[^.]$/);
      expect(rule.remedy).to.match(/\S+ \S+/);
      expect(rule.frameworks.length + rule.requirements.length).to.be.greaterThan(0);
      expect([rule.check, rule.checkStack].filter((check) => check !== undefined)).not.to.deep.equal([]);
    });
  }
});
