import { expect } from "chai";
import { environmentKinds } from "../../../../lib/guardrail-pack";
import { environmentOf } from "../../../../policy-packs/guardrails/pack/environment";
import { isEnabled, levelsOf, unknownLevel, violationLevel } from "../../../../policy-packs/guardrails/pack/levels";

describe("levels of guardrails", () => {
  it("a baseline rule is mandatory everywhere, also in stacks that are none of ours", () => {
    expect(new Set(environmentKinds.map((kind) => levelsOf("baseline")[kind]))).to.deep.equal(new Set(["mandatory"]));
  });

  it("any other is advisory in dev and in stacks that are none of ours, mandatory from staging on (C-068)", () => {
    expect(levelsOf("standard")).to.deep.equal({
      shared: "mandatory",
      dev: "advisory",
      staging: "mandatory",
      prod: "mandatory",
      "prod-pci": "mandatory",
      other: "advisory",
    });
  });

  it("what costs money is asked of production and of stacks that are none of ours (C-069)", () => {
    expect(levelsOf("production")).to.deep.equal({
      shared: "disabled",
      dev: "disabled",
      staging: "disabled",
      prod: "mandatory",
      "prod-pci": "mandatory",
      other: "advisory",
    });
  });

  it("no rule is disabled in a stack whose name is none of ours", () => {
    for (const tier of ["baseline", "standard", "production"] as const) {
      expect(isEnabled(tier, environmentOf("else"))).to.equal(true);
    }
    expect(isEnabled("production", environmentOf("staging"))).to.equal(false);
  });

  it("staging is held to what production is held to (C-068)", () => {
    for (const tier of ["baseline", "standard"] as const) {
      expect(violationLevel(tier, environmentOf("staging"))).to.equal(violationLevel(tier, environmentOf("prod")));
    }
  });

  const names = ["shared", "dev", "staging", "prod", "production-pci", "else"];
  for (const tier of ["baseline", "standard"] as const) {
    it(`what a whole stack leaves unknown holds production up, and nothing else (${tier})`, () => {
      const levels = names.map((name) => unknownLevel(tier, environmentOf(name), "stack"));
      expect(levels).to.deep.equal(["advisory", "advisory", "advisory", "mandatory", "mandatory", "advisory"]);
    });

    it(`what one resource leaves unknown is decided before it is made: told, and nothing more (${tier})`, () => {
      const levels = new Set(names.map((name) => unknownLevel(tier, environmentOf(name), "resource")));
      expect([...levels]).to.deep.equal(["advisory"]);
    });
  }
});
