import { expect } from "chai";
import { parse } from "yaml";
import { areas, findSetting, fullKey, settingNames, settingOf } from "../../settings/catalog";
import { yamlFlow } from "../../settings/describe-value";

describe("the catalogue of settings", () => {
  it("names each setting once", () => {
    expect(new Set(settingNames).size).to.equal(settingNames.length);
  });

  for (const name of settingNames) {
    it(`D-007: ${name} is explained, and its example and default are allowed`, () => {
      const known = findSetting(name);
      if (known === undefined) throw new Error(`${name} is listed and not found`);
      const { setting } = known;
      expect(setting.doc).to.match(/^[A-Z].*\.$/);
      expect(setting.schema.description).to.be.a("string");
      expect(setting.sources).to.not.have.length(0);
      expect(setting.unit).to.not.equal("");
      expect(setting.schema.safeParse(setting.example).success).to.equal(true);
      if (setting.presence === "defaulted") expect(setting.schema.safeParse(setting.default).success).to.equal(true);
      expect(parse(yamlFlow(setting.example))).to.deep.equal(setting.example);
    });
  }

  it("has the switch of each capability among its settings, and no switch is required elsewhere", () => {
    const switches = areas.flatMap((area) => (area.switch === undefined ? [] : [area.switch]));
    expect(switches).to.deep.equal(["eksClusterName", "rdsInstanceClass", "bastionInstanceType"]);
    for (const area of areas) {
      if (area.switch !== undefined) expect(area.settings[area.switch]?.presence).to.equal("required");
    }
  });

  it("writes keys as a stack file does", () => {
    expect(fullKey("azCount")).to.equal("causeway:azCount");
    expect(fullKey("aws:region")).to.equal("aws:region");
  });

  it("tells which setting a path leads into", () => {
    expect(settingOf(["devopsIpRanges", 0, "cidr"])).to.equal("devopsIpRanges");
    expect(settingOf(["kafka"])).to.equal(undefined);
    expect(settingOf([])).to.equal(undefined);
    expect(findSetting("toString")).to.equal(undefined);
  });
});
