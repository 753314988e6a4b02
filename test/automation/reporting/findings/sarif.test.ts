import { expect } from "chai";
import type { Finding, Findings } from "../../../../automation/guardrails/findings";
import { loadPack } from "../../../../automation/guardrails/load-pack";
import { checkoutPackFolder } from "../../../../automation/guardrails/pack-folder";
import { sarifOf } from "../../../../automation/reporting/findings/sarif";
import type { PolicyFacts } from "../../../../lib/guardrail-pack";
import { hasSarifValidator, sarifProblems } from "../../../support/sarif-validator";
import { temporaryFolder } from "../../../support/temporary-folder";

const policy: PolicyFacts = {
  id: "rds-public",
  title: "No database has a public address",
  severity: "critical",
  frameworks: [{ name: "PCI DSS 4.0", controls: ["1.2.8"] }],
  requirements: [],
  levels: {
    shared: "mandatory",
    dev: "mandatory",
    staging: "mandatory",
    prod: "mandatory",
    "prod-pci": "mandatory",
    other: "mandatory",
  },
  remedy: "set it to false",
  scope: "resource",
  configSchema: {},
};
const urn = "urn:pulumi:dev::p::causeway:database:Database$aws:rds/instance:Instance::database";
const finding = (more: Partial<Finding> = {}): Finding => ({
  policy: "rds-public",
  level: "mandatory",
  severity: "critical",
  resource: urn,
  path: "publiclyAccessible",
  message: "it is public",
  remedy: "set it to false",
  frameworks: [],
  ...more,
});
const findings = (more: Partial<Findings>): Findings => ({
  checked: 1,
  violations: [],
  unknown: [],
  waived: [],
  ...more,
});
const parts = {
  policies: [policy],
  version: "0.1.0",
  placeOf: () => ({ file: "components/database/database.ts", line: 75 }),
};
const results = (of: Partial<Findings>, placeOf = parts.placeOf) =>
  sarifOf(findings(of), { ...parts, placeOf }).runs[0]?.results ?? [];

describe("sarifOf", () => {
  it("has the version, the tool with its rules, and the severity that code scanning orders by", () => {
    const { version, runs } = sarifOf(findings({}), parts);
    expect([version, runs.length, runs[0]?.results]).to.deep.equal(["2.1.0", 1, []]);
    const [rule] = runs[0]?.tool.driver.rules ?? [];
    expect(rule?.id).to.equal("rds-public");
    expect(rule?.properties).to.deep.equal({ "security-severity": "9.5", tags: ["security", "PCI DSS 4.0 1.2.8"] });
  });

  it("a violation is an error or a warning by its level, at the line that makes the resource", () => {
    const [stops, warns] = results({ violations: [finding(), finding({ level: "advisory" })] });
    expect([stops?.level, warns?.level, stops?.ruleIndex]).to.deep.equal(["error", "warning", 0]);
    expect(stops?.message.text).to.equal("database publiclyAccessible: it is public. To mend it: set it to false.");
    expect(stops?.locations).to.deep.equal([
      {
        logicalLocations: [{ name: "database", fullyQualifiedName: urn, kind: "resource" }],
        physicalLocation: { artifactLocation: { uri: "components/database/database.ts" }, region: { startLine: 75 } },
      },
    ]);
  });

  it("what is unknown is an open result, never a pass", () => {
    const [open] = results({ unknown: [finding()] });
    expect([open?.kind, open?.level]).to.deep.equal(["open", "none"]);
  });

  it("what is waived is there, suppressed, with who answers for it", () => {
    const [waived] = results({
      waived: [{ ...finding(), owner: "ana", reason: "moving house", until: "2026-12-04" }],
    });
    expect(waived?.suppressions).to.deep.equal([
      { kind: "external", status: "accepted", justification: "ana, until 2026-12-04: moving house" },
    ]);
  });

  it("the same finding is known again in other words, another one is not", () => {
    const prints = results({
      violations: [finding(), finding({ message: "it is still public" }), finding({ path: "port" })],
    }).map(({ partialFingerprints }) => partialFingerprints?.["finding/v1"]);
    expect(prints[0]).to.equal(prints[1]);
    expect(prints[0]).not.to.equal(prints[2]);
  });

  describe("by the validator of the standard's authors", function () {
    this.timeout(180_000);
    const folder = temporaryFolder();
    const everything = () =>
      sarifOf(
        findings({
          violations: [finding(), finding({ level: "advisory", path: "" })],
          unknown: [finding()],
          waived: [{ ...finding(), owner: "ana", reason: "moving house", until: "2026-12-04" }],
        }),
        { ...parts, policies: loadPack(checkoutPackFolder()).pack.policies },
      );

    before(function () {
      if (!hasSarifValidator) this.skip();
    });

    it("is valid with every kind of result and all policies; only a page to read more on is missed", () => {
      expect(sarifProblems(everything(), folder()).filter((line) => !line.includes("SARIF2005"))).to.deep.equal([]);
    });

    it("a document that is not valid is told, so that this can fail", () => {
      const { runs: _runs, ...without } = everything();
      expect(sarifProblems(without, folder())[0]).to.match(/^error JSON1002: root: The required property 'runs'/);
    });
  });
});
