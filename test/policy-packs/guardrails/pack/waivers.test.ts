import { expect } from "chai";
import type { Waiver } from "../../../../lib/guardrail-pack";
import { UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";
import { type Rule, undetermined, violation } from "../../../../policy-packs/guardrails/pack/rule";
import { openSession } from "../../../../policy-packs/guardrails/pack/session";
import { resource } from "../decide";

const urn = "urn:pulumi:prod::p::paint:Wall::w";
const rule: Rule = {
  id: "few-days",
  title: "Backups are kept",
  severity: "high",
  tier: "standard",
  frameworks: [],
  requirements: ["P-1"],
  remedy: "keep them longer",
  check: ({ props: { days } }) => {
    if (days === UNKNOWN) return [undetermined("days", "the days are not known")];
    return typeof days === "number" && days < 35 ? [violation("days", `kept ${days} days`)] : [];
  },
};
const waiver = (more: Partial<Waiver> = {}): Waiver => ({
  policy: "few-days",
  resource: urn,
  path: "days",
  finding: "kept 7 days",
  owner: "ana",
  reason: "kept elsewhere for longer",
  until: "2026-12-04",
  ...more,
});
const wall = (days: unknown, stack = "prod", name = "w") =>
  resource("paint:Wall", { days }, { urn: `urn:pulumi:${stack}::p::paint:Wall::${name}`, name });

/** What a session that ends with the whole stack says: kind, level and message of each outcome. */
function said(waivers: readonly Waiver[], facts = wall(7), today = "2026-12-04"): string[] {
  const session = openSession([rule], { waivers, ...(today === "" ? {} : { today }) });
  const [, stack = ""] = facts.urn.split(":").slice(1, 3);
  const root = resource("pulumi:pulumi:Stack", {}, { urn: `urn:pulumi:${stack}::p::pulumi:pulumi:Stack::p-${stack}` });
  return [...session.checkResource(facts), ...session.checkStack([root, facts])].map(
    ({ kind, finding }) => `${kind} ${finding.level}: ${finding.message}`,
  );
}

describe("waivers", () => {
  it("a finding that somebody answers for is waived until the day that the waiver names, and the control is not", () => {
    expect(said([waiver()])).to.deep.equal(["waived mandatory: kept 7 days"]);
    expect(said([])).to.deep.equal(["violation mandatory: kept 7 days"]);
  });

  it("a waiver that has ended waives nothing, and the finding says whose it was", () => {
    expect(said([waiver()], wall(7), "2026-12-05")).to.deep.equal([
      "violation mandatory: kept 7 days; the waiver of ana ended on 2026-12-04",
    ]);
  });

  it("where nobody says which day it is, no waiver holds", () => {
    expect(said([waiver()], wall(7), "")).to.deep.equal(["violation mandatory: kept 7 days"]);
  });

  it("when the value changes, the waiver does not hold any more", () => {
    expect(said([waiver()], wall(1))).to.deep.equal([
      "violation mandatory: kept 1 days",
      'violation advisory: the waiver of ana waives nothing: "kept 7 days" is not found any more',
    ]);
  });

  for (const [what, more] of Object.entries({
    policy: { policy: "other" },
    resource: { resource: urn.replace("Wall::w", "Wall::w2") },
    property: { path: "hours" },
  })) {
    it(`a waiver of another ${what} does not count`, () => {
      expect(said([waiver(more)])[0]).to.equal("violation mandatory: kept 7 days");
    });
  }

  it("a name that begins like a waived one is not waived", () => {
    expect(said([waiver()], wall(7, "prod", "w-and-more"))[0]).to.equal("violation mandatory: kept 7 days");
  });

  it("what is not known cannot be waived", () => {
    const open = waiver({ finding: "the days are not known; decided at the update" });
    expect(said([open], wall({ unknown: true }))[0]).to.equal(
      "unknown advisory: the days are not known; decided at the update",
    );
  });

  it("a part of a stack cannot tell whether a waiver is out of date", () => {
    const session = openSession([rule], { waivers: [waiver()], today: "2026-12-04" });
    expect(session.checkStack([wall(40)])).to.deep.equal([]);
  });

  it("a waiver that waives nothing is told in its own stack, and in no other", () => {
    expect(said([waiver()], wall(40))).to.deep.equal([
      'violation advisory: the waiver of ana waives nothing: "kept 7 days" is not found any more',
    ]);
    expect(said([waiver()], wall(40, "dev"))).to.deep.equal([]);
  });
});
