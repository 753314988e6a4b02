import { expect } from "chai";
import type { Findings } from "../../../../automation/guardrails/findings";
import { findingsText } from "../../../../automation/reporting/findings/findings-text";
import type { Finding } from "../../../../lib/guardrail-pack";

const finding = (more: Partial<Finding> = {}): Finding => ({
  policy: "rds-public",
  level: "mandatory",
  severity: "critical",
  resource: "urn:pulumi:dev::causeway::aws:rds/instance:Instance::database",
  path: "publiclyAccessible",
  message: "the database has a public address",
  remedy: "set it to false",
  frameworks: [],
  ...more,
});
const findings = (more: Partial<Findings>): Findings => ({
  checked: 12,
  violations: [],
  unknown: [],
  waived: [],
  ...more,
});

describe("findingsText", () => {
  it("is one line where everything holds", () => {
    expect(findingsText(findings({}))).to.equal("Guardrails   12 resources checked, all hold");
  });

  it("says what stops, what warns, what is unknown and what is waived, each with where", () => {
    const text = findingsText(
      findings({
        violations: [finding(), finding({ level: "advisory", path: "" })],
        unknown: [finding({ message: "not known" })],
        waived: [{ ...finding(), owner: "ana", reason: "moving house", until: "2026-12-04" }],
      }),
    );
    expect(text.split("\n")).to.deep.equal([
      "Guardrails   1 stops this   1 warns   1 unknown until the update   1 waived   12 resources checked",
      "  STOP  rds-public  database publiclyAccessible  the database has a public address",
      "        fix  set it to false",
      "  warn  rds-public  database  the database has a public address",
      "        fix  set it to false",
      "  ????  rds-public  database publiclyAccessible  not known",
      "  waived  rds-public  database publiclyAccessible  the database has a public address",
      "        ana, until 2026-12-04: moving house",
    ]);
  });

  it("tells once what several guardrails would have to know", () => {
    const unknown = [finding({ path: "policy" }), finding({ path: "policy", policy: "iam-trust" }), finding()];
    expect(findingsText(findings({ unknown })).split("\n")).to.deep.equal([
      "Guardrails   3 unknown until the update   12 resources checked",
      "  ????  database policy  not known before the update; without an answer: rds-public, iam-trust",
      "  ????  rds-public  database publiclyAccessible  the database has a public address",
    ]);
  });

  it("tells what was made right", () => {
    const mended = [{ policy: "kms-rotation", resource: "urn:pulumi:dev::p::t::key", message: "sets a = true" }];
    expect(findingsText(findings({ mended })).split("\n")).to.deep.equal([
      "Guardrails   12 resources checked, all hold",
      "  mended  kms-rotation  key  sets a = true",
    ]);
  });

  it("counts what is too much to read", () => {
    const unknown = Array.from({ length: 25 }, (_, index) => finding({ path: `p${index}` }));
    const lines = findingsText(findings({ unknown })).split("\n");
    expect(lines).to.have.length(22);
    expect(lines.at(-1)).to.equal("        and 5 more");
  });
});
