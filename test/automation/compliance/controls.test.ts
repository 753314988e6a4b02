import { expect } from "chai";
import { frameworksOf, type StackFindings } from "../../../automation/compliance/controls";
import { isAsGraveAs, scoreOf } from "../../../automation/compliance/security-score";
import type { Finding } from "../../../automation/guardrails/findings";
import type { EnforcementLevel, PolicyFacts } from "../../../lib/guardrail-pack";

const policy = (id: string, controls: readonly string[], prodOnly = false): PolicyFacts => {
  const elsewhere: EnforcementLevel = prodOnly ? "disabled" : "mandatory";
  return {
    id,
    title: id,
    severity: id === "grave" ? "critical" : "low",
    frameworks: [{ name: "PCI DSS 4.0", controls }],
    requirements: [],
    levels: {
      shared: elsewhere,
      dev: elsewhere,
      staging: elsewhere,
      prod: "mandatory",
      "prod-pci": "mandatory",
      other: "advisory",
    },
    remedy: "mend it",
    scope: "resource",
    configSchema: {},
  };
};
const finding = (of: string): Finding => ({
  policy: of,
  level: "mandatory",
  severity: of === "grave" ? "critical" : "low",
  resource: "urn:a",
  path: "p",
  message: "no",
  remedy: "mend it",
  frameworks: [],
});
const stack = (
  more: Partial<StackFindings["findings"]>,
  looked: StackFindings["looked"],
  name = "dev",
): StackFindings => ({
  stack: name,
  findings: { checked: 1, violations: [], unknown: [], waived: [], ...more },
  looked,
});
const results = (policies: readonly PolicyFacts[], ...stacks: readonly StackFindings[]) =>
  Object.fromEntries(
    frameworksOf(policies, stacks).flatMap(({ controls }) => controls.map(({ id, result }) => [id, result])),
  );

describe("frameworksOf (C-040)", () => {
  it("a control has passed where its policy looked at something and found nothing", () => {
    expect(results([policy("a", ["1.1"])], stack({}, { a: 3 }))).to.deep.equal({ "1.1": "passed" });
  });

  it("zero checks is no success", () => {
    expect(results([policy("a", ["1.1"])], stack({}, {}))).to.deep.equal({ "1.1": "not-applicable" });
    expect(results([policy("a", ["1.1"])])).to.deep.equal({ "1.1": "not-applicable" });
  });

  it("the worst of its policies and stacks decides", () => {
    const two = [policy("a", ["1.1"]), policy("b", ["1.1", "1.2"])];
    const found = { violations: [finding("a")], unknown: [finding("b")] };
    expect(results(two, stack(found, { a: 1, b: 1 }), stack({}, { a: 1, b: 1 }, "prod"))).to.deep.equal({
      "1.1": "failed",
      "1.2": "unknown",
    });
  });

  it("a gap that somebody answers for is no pass", () => {
    const waived = [{ ...finding("a"), owner: "ana", reason: "moving house", until: "2026-12-04" }];
    expect(results([policy("a", ["1.1"])], stack({ waived }, { a: 1 }))).to.deep.equal({ "1.1": "waived" });
  });

  it("a policy that is disabled in an environment says nothing of its stack", () => {
    const prodOnly = [policy("a", ["1.1"], true)];
    expect(frameworksOf(prodOnly, [stack({}, { a: 1 }, "dev")])[0]?.controls[0]?.evidence).to.deep.equal([]);
    expect(results(prodOnly, stack({}, { a: 1 }, "prod"))).to.deep.equal({ "1.1": "passed" });
  });

  it("controls are in the order of their numbers, each with its evidence", () => {
    const [framework] = frameworksOf(
      [policy("a", ["10.2", "2.10", "2.9"])],
      [stack({ violations: [finding("a")] }, { a: 2 })],
    );
    expect(framework?.controls.map(({ id }) => id)).to.deep.equal(["2.9", "2.10", "10.2"]);
    expect(framework?.controls[0]?.evidence).to.deep.equal([
      {
        policy: "a",
        stack: "dev",
        result: "failed",
        looked: 2,
        findings: [{ resource: "urn:a", path: "p", message: "no" }],
      },
    ]);
  });
});

describe("scoreOf (C-061)", () => {
  const policies = [policy("grave", []), policy("a", []), policy("b", [])];

  it("is 100 where everything that was looked at holds, and weighs what is grave ten times", () => {
    const looked = { grave: 1, a: 1, b: 1 };
    expect(scoreOf(policies, [stack({}, looked)])).to.equal(100);
    expect(scoreOf(policies, [stack({ violations: [finding("a")] }, looked)])).to.equal(91);
    expect(scoreOf(policies, [stack({ violations: [finding("grave")] }, looked)])).to.equal(16);
  });

  it("what is unknown does not hold; what looked at nothing does not count, and nothing at all is no score", () => {
    expect(scoreOf(policies, [stack({ unknown: [finding("a")] }, { a: 1, b: 1 })])).to.equal(50);
    expect(scoreOf(policies, [stack({}, { b: 1 })])).to.equal(100);
    expect(scoreOf(policies, [stack({}, {})])).to.equal(undefined);
  });

  it("a threshold takes in what is graver", () => {
    expect([isAsGraveAs(finding("grave"), "high"), isAsGraveAs(finding("a"), "high")]).to.deep.equal([true, false]);
    expect(isAsGraveAs(finding("a"), "low")).to.equal(true);
  });
});
