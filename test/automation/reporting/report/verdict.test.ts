import { expect } from "chai";
import type { StageState } from "../../../../automation/promotion/stage-view";
import { makeReport } from "../../../../automation/reporting/report/make-report";
import { verdictOf } from "../../../../automation/reporting/report/verdict";
import { sampleParts } from "../../../support/sample-story";

const report = makeReport(sampleParts());
const verdict = (states: readonly StageState[], changes: Partial<Parameters<typeof verdictOf>[0]> = {}) => {
  const stages = report.stages.map((stage, index) => ({ ...stage, state: states[index] ?? "pending", waitingFor: [] }));
  const { tone, sentence } = verdictOf({
    release: report.release.id,
    stages,
    crashes: [],
    rollbacks: [],
    holds: [],
    audit: report.audit,
    claims: [],
    ...changes,
  });
  return `${tone}: ${sentence}`;
};

describe("verdictOf", () => {
  it("names what holds the release, and what comes next", () => {
    expect(verdict(["pending", "pending", "pending"])).to.equal(
      "waiting: Release aaaaaaaaaaaa is nowhere yet; dev has not begun.",
    );
    expect(verdict(["verified", "pending", "pending"])).to.equal(
      "good: Release aaaaaaaaaaaa is verified in dev; prod has not begun.",
    );
    expect(verdict(["soaked", "waiting", "pending"])).to.equal(
      "waiting: Release aaaaaaaaaaaa is verified in dev; prod waiting.",
    );
    expect(verdict(["soaked", "soaked", "verified"])).to.equal(
      "good: Release aaaaaaaaaaaa is verified in dev, prod and prod-pci: the whole way.",
    );
  });

  const trouble: [StageState, string][] = [
    ["failed", "was refused by prod"],
    ["errored", "could not be tried in prod"],
    ["unresolved", "broke off in prod"],
    ["rolled-back", "was rolled back in prod"],
  ];
  for (const [state, words] of trouble) {
    it(`is bad where a stage is ${state}`, () => {
      expect(verdict(["verified", state, "pending"])).to.equal(`bad: Release aaaaaaaaaaaa ${words}.`);
    });
  }

  it("trusts nothing when the record is not proven, whatever the stages say", () => {
    const audit = { ok: false, entries: 3, head: "", reason: "entry 4 was edited" };
    expect(verdict(["soaked", "soaked", "verified"], { audit })).to.equal(
      "bad: The record is not proven: entry 4 was edited. Nothing below can be relied on.",
    );
  });

  it("is bad when something that a demo says did not hold", () => {
    const claims = [
      { ok: true, sentence: "one", proof: "seen" },
      { ok: false, sentence: "two", proof: "not seen" },
    ];
    expect(verdict(["soaked", "soaked", "verified"], { claims })).to.equal("bad: 1 of 2 things did not hold.");
  });
});
