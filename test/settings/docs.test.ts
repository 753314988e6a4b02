import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { settingNames } from "../../settings/catalog";
import { renderSettingsDocs, renderSettingsReference, renderStackFileSchema } from "../../settings/docs";

describe("what is generated from the settings", () => {
  for (const { path, text } of renderSettingsDocs()) {
    it(`${path} is as committed; if not, run npm run docs`, () => {
      expect(readFileSync(join(__dirname, "..", "..", path), "utf8")).to.equal(text);
    });
  }

  it("D-007: the reference page has a section for each setting", () => {
    const page = renderSettingsReference();
    const sections = [...page.matchAll(/^### `(.+)`$/gm)].map((match) => match[1]);
    expect(sections).to.deep.equal(settingNames);
    expect(renderSettingsDocs()[0]?.text).to.equal(page);
  });

  it("the editor's schema allows our keys only, and knows what belongs together", () => {
    const schema: unknown = JSON.parse(renderStackFileSchema());
    expect(schema).to.have.nested.property("properties.config.additionalProperties", false);
    expect(schema).to.have.nested.property("additionalProperties", false);
    expect(schema).to.have.deep.nested.property("properties.config.dependencies.causeway:eksClusterName", [
      "causeway:nodeInstanceType",
      "causeway:nodeCount",
    ]);
    expect(schema).to.have.deep.nested.property("properties.config.dependencies.causeway:rdsMultiAz", [
      "causeway:rdsInstanceClass",
    ]);
    expect(schema).to.have.deep.nested.property("properties.config.required", [
      "causeway:kind",
      "causeway:accountId",
      "causeway:owner",
      "causeway:costCenter",
      "causeway:monthlyBudgetUsd",
      "aws:region",
      "causeway:vpcCidr",
      "causeway:devopsIpRanges",
    ]);
    expect(schema).to.have.nested.property("properties.config.properties.causeway:azCount.maximum", 4);
    expect(schema).to.have.nested.property("properties.config.properties.causeway:azCount.default", 2);
  });
});
