import { expect } from "chai";
import { findingsPage } from "../../../../automation/reporting/findings/findings-page";
import { sampleFinding, sampleFindings, sampleReview } from "../../../support/sample-review";

/** The page's text, without its style. */
function textOf(page: string): string {
  return page
    .replace(/<style>.*<\/style>/s, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
}

const titles = (page: string) => [...page.matchAll(/<h2[^>]*>([^<]*)<\/h2>/g)].map(([, title]) => title);
const verdict = (page: string) => /<h1 class="(\w+)">([^<]*)<\/h1>/.exec(page)?.slice(1);

describe("findingsPage", () => {
  it("says first how it stands, and never that what was not looked at is safe", () => {
    const of = (...args: Parameters<typeof sampleReview>) => verdict(findingsPage(sampleReview(...args)));
    expect(of()).to.deep.equal(["good", "prod: nothing stops the change"]);
    expect(of({ violations: [sampleFinding()] })).to.deep.equal(["bad", "prod: 1 violation stops the change"]);
    expect(of({ violations: [sampleFinding({ level: "advisory" })] })).to.deep.equal([
      "good",
      "prod: nothing stops the change",
    ]);
    expect(of({ unknown: [sampleFinding({ level: "advisory" })] })?.[0]).to.equal("good");
    expect(of({ unknown: [sampleFinding()] })).to.deep.equal([
      "waiting",
      "prod: nothing stops the change; a promotion waits for 1 answer",
    ]);
    expect(verdict(findingsPage({ ...sampleReview(), looked: {} }))).to.deep.equal([
      "bad",
      "prod: no guardrail looked at anything",
    ]);
  });

  it("tells what stops, what warns, what is not known and who answers for what, and leaves out what there is not", () => {
    expect(titles(findingsPage(sampleReview()))).to.deep.equal(["Frameworks", "Every guardrail"]);
    const page = findingsPage(sampleReview(sampleFindings()));
    expect(titles(page)).to.deep.equal([
      "What stops the change (1)",
      "What is told and does not stop (1)",
      "What is not known before the update (2)",
      "What somebody answers for (1)",
      "What guardrails made right (1)",
      "Frameworks",
      "Every guardrail",
    ]);
    const text = textOf(page);
    expect(text).to.include("Databases have no public address critical rds-public Mend it set it to false");
    expect(text).to.include("database components/database/database.ts:76");
    expect(text).to.include("holds a promotion rds-public, sm-rotation");
    expect(text).to.include("ana: moving house 2026-12-04");
    expect(text).to.include("database sm-rotation sets tags.Owner = ana");
  });

  it("counts the controls of each framework by how they stand", () => {
    expect(textOf(findingsPage(sampleReview({ violations: [sampleFinding()] })))).to.include("PCI DSS 4.0 1 0 0 1 0");
  });

  it("lists every guardrail, the gravest first, and says which had nothing to look at", () => {
    expect(textOf(findingsPage(sampleReview({ violations: [sampleFinding()] })))).to.match(
      /rds-public Databases have no public address critical 1 ✗ violated sm-rotation .* 2 ✓ holds sqs-closed .* 0 · nothing to look at/,
    );
  });

  it("is one file that loads nothing, with everything escaped", () => {
    const page = findingsPage(sampleReview(sampleFindings()));
    expect(page).to.include("the database has a &lt;public&gt; address").and.not.include("<public>");
    expect(page).to.include("default-src 'none'");
    expect(page).not.to.match(/<script|src=|https?:/);
  });
});
