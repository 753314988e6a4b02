import { expect } from "chai";
import { readPreview } from "../../../automation/pull-request/preview-document";
import { expectedStacks, stackResults } from "../../../automation/pull-request/stack-results";
import { sampleFinding, sampleFindings, samplePreview } from "../../support/sample-findings";

describe("readPreview", () => {
  it("has what preview --json printed", () => {
    const findings = sampleFindings({
      violations: [sampleFinding()],
      waived: [{ ...sampleFinding(), owner: "devops", reason: "known", until: "2027-01-01" }],
    });
    expect(readPreview(samplePreview("dev", findings))).to.deep.equal({
      kind: "previewed",
      changes: { create: 1, update: 2, replace: 0, delete: 0, same: 290 },
      findings,
      looked: { "rds-public": 1 },
    });
  });

  it("keeps what guardrails have made right", () => {
    const mended = [{ policy: "kms-rotation", resource: "urn:pulumi:dev::p::t::key", message: "sets a = true" }];
    expect(readPreview(samplePreview("dev", sampleFindings({ mended })))).to.have.nested.property(
      "findings.mended[0].message",
      "sets a = true",
    );
  });

  it("has why there is no answer, in the preview's own words", () => {
    expect(readPreview('{"error":{"kind":"engine","message":"no engine","remedy":"set it up"}}')).to.deep.equal({
      kind: "none",
      reason: "no engine",
      remedy: "set it up",
    });
  });

  for (const [what, text] of [
    ["nothing", ""],
    ["half a document", samplePreview("dev").slice(0, 40)],
    ["something else", '{"stacks": []}'],
    ["a number below nought", samplePreview("dev").replace('"create":1', '"create":-1')],
  ] as const) {
    it(`${what} is no answer, and no pass`, () => {
      expect(readPreview(text)).to.deep.equal({
        kind: "none",
        reason: "the preview left nothing that can be read: it was ended before it was done",
        remedy: "see its log, and run it again",
      });
    });
  }

  it("a preview without guardrails is no answer", () => {
    expect(readPreview(samplePreview("dev", null))).to.have.property("reason", "no policy pack ran in the preview");
  });
});

describe("stackResults", () => {
  it("has each stack once, by name; one that was expected and left nothing was not looked at", () => {
    const results = stackResults(new Map([["prod", samplePreview("prod")]]), ["shared", "prod", "dev"]);
    expect(results.map(({ stack, preview }) => [stack, preview.kind])).to.deep.equal([
      ["dev", "none"],
      ["prod", "previewed"],
      ["shared", "none"],
    ]);
    expect(results[0]?.preview).to.have.property(
      "reason",
      "its preview left no result: the job was ended, or never began",
    );
  });

  it("one that nobody expected counts as well", () => {
    expect(stackResults(new Map([["dev", samplePreview("dev")]]), [])).to.have.length(1);
  });
});

describe("expectedStacks", () => {
  it("are the names in what pull-request stacks --json printed", () => {
    expect(expectedStacks('{"stacks":[{"name":"dev","needs":[]},{"name":"prod","needs":[]}]}')).to.deep.equal([
      "dev",
      "prod",
    ]);
    expect(expectedStacks('{"stacks":[]}')).to.deep.equal([]);
  });

  for (const text of ["", "[]", '{"stacks":["dev"]}']) {
    it(`are not known from ${text === "" ? "nothing" : text}`, () => {
      expect(expectedStacks(text)).to.equal(undefined);
    });
  }
});
