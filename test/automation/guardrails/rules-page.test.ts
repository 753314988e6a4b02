import { expect } from "chai";
import { renderRulesPage } from "../../../automation/guardrails/rules-page";
import type { PolicyFacts } from "../../../lib/guardrail-pack";

const levels = {
  shared: "mandatory",
  dev: "advisory",
  staging: "mandatory",
  prod: "mandatory",
  "prod-pci": "mandatory",
  other: "advisory",
} as const;
const policy: PolicyFacts = {
  id: "no-red",
  title: "Nothing is red",
  severity: "low",
  frameworks: [{ name: "Paint 1.0", controls: ["1.1", "1.2"] }],
  requirements: ["P-1"],
  levels,
  remedy: "paint it",
  scope: "stack",
  configSchema: { shades: { type: "array", description: "shades of red", default: ["crimson", "rose"] } },
};

describe("renderRulesPage", () => {
  it("has a row with the level of every environment", () => {
    expect(renderRulesPage([policy])).to.include(
      "| [no-red](#no-red) | low | the whole stack | mandatory | advisory | mandatory | mandatory | mandatory | advisory |",
    );
  });

  it("has a section with what it is, how to mend it, what it holds and what can be set", () => {
    expect(renderRulesPage([policy]).split("\n").slice(-9)).to.deep.equal([
      "## no-red",
      "",
      "Nothing is red.",
      "",
      "- To mend it: paint it.",
      "- Controls: Paint 1.0: 1.1, 1.2.",
      "- Requirements: P-1.",
      "- Configuration `shades`: shades of red. Default: crimson, rose.",
      "",
    ]);
  });

  it("leaves out what a policy does not have", () => {
    const bare = renderRulesPage([{ ...policy, frameworks: [], requirements: [], configSchema: {} }]);
    expect(bare.split("\n").slice(-3)).to.deep.equal(["", "- To mend it: paint it.", ""]);
  });
});
