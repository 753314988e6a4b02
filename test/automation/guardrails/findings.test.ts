import { expect } from "chai";
import { findingsOf, leavesOpen, stopsChange } from "../../../automation/guardrails/findings";
import type { Finding, Outcome } from "../../../lib/guardrail-pack";

const finding = (policy: string, more: Partial<Finding> = {}): Finding => ({
  policy,
  level: "mandatory",
  severity: "high",
  resource: "urn:a",
  path: "p",
  message: "",
  remedy: "",
  frameworks: [],
  ...more,
});
const violated = (...of: Parameters<typeof finding>): Outcome => ({ kind: "violation", finding: finding(...of) });
const unknown = (...of: Parameters<typeof finding>): Outcome => ({ kind: "unknown", finding: finding(...of) });

describe("findingsOf", () => {
  it("has each violation once, however often it was told", () => {
    const { violations } = findingsOf({ checked: 2, outcomes: [violated("a"), violated("a"), violated("b")] });
    expect(violations.map(({ policy }) => policy)).to.deep.equal(["a", "b"]);
  });

  it("keeps the same policy apart by resource and by property", () => {
    const outcomes = [violated("a"), violated("a", { resource: "urn:b" }), violated("a", { path: "q" })];
    expect(findingsOf({ checked: 2, outcomes }).violations).to.have.length(3);
  });

  it("keeps what is waived apart, with who answers for it; it stops nothing", () => {
    const waiver = {
      policy: "a",
      resource: "urn:a",
      path: "p",
      finding: "",
      owner: "ana",
      reason: "it is being mended",
      until: "2026-12-04",
    };
    const outcome: Outcome = { kind: "waived", finding: finding("a"), waiver };
    const findings = findingsOf({ checked: 1, outcomes: [outcome, outcome] });
    expect(findings.waived).to.deep.equal([
      { ...finding("a"), owner: "ana", reason: "it is being mended", until: "2026-12-04" },
    ]);
    expect([findings.violations, stopsChange(findings)]).to.deep.equal([[], false]);
  });

  it("tells what stops a change first", () => {
    const { violations } = findingsOf({ checked: 1, outcomes: [violated("a", { level: "advisory" }), violated("b")] });
    expect(violations.map(({ policy }) => policy)).to.deep.equal(["b", "a"]);
  });

  it("keeps what is unknown apart; what turned out to be violated is not unknown", () => {
    const { violations, unknown: open } = findingsOf({
      checked: 1,
      outcomes: [unknown("a"), violated("a"), unknown("b")],
    });
    expect(violations.map(({ policy }) => policy)).to.deep.equal(["a"]);
    expect(open.map(({ policy }) => policy)).to.deep.equal(["b"]);
  });

  it("says how many resources were looked at, and that nothing is waived yet", () => {
    expect(findingsOf({ checked: 7, outcomes: [] })).to.deep.equal({
      checked: 7,
      violations: [],
      unknown: [],
      waived: [],
    });
  });
});

describe("leavesOpen", () => {
  it("what a change would be stopped for and is not known does; what is only told does not", () => {
    const open = (level: Finding["level"]) =>
      leavesOpen(findingsOf({ checked: 1, outcomes: [unknown("a", { level })] }));
    expect([open("mandatory"), open("advisory")]).to.deep.equal([true, false]);
    expect(leavesOpen(findingsOf({ checked: 1, outcomes: [violated("a")] }))).to.equal(false);
  });
});

describe("stopsChange", () => {
  it("a mandatory violation does; advice and what is unknown do not", () => {
    expect(stopsChange(findingsOf({ checked: 1, outcomes: [violated("a")] }))).to.equal(true);
    expect(stopsChange(findingsOf({ checked: 1, outcomes: [violated("a", { level: "advisory" })] }))).to.equal(false);
    expect(stopsChange(findingsOf({ checked: 1, outcomes: [unknown("a")] }))).to.equal(false);
  });
});
