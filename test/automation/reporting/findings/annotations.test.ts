import { expect } from "chai";
import { annotationsOf } from "../../../../automation/reporting/findings/annotations";
import { sampleFinding, sampleFindings } from "../../../support/sample-findings";

const place = () => ({ file: "components/database/database.ts", line: 42 });

describe("annotationsOf", () => {
  it("annotates the line that makes the resource: an error for what stops the change, a warning for advice", () => {
    const violations = [sampleFinding({ level: "advisory" }), sampleFinding()];
    expect(annotationsOf(sampleFindings({ violations }), place)).to.deep.equal([
      "::error file=components/database/database.ts,line=42,title=rds-public in dev::database-instance publiclyAccessible: the database is public. To mend it: set publiclyAccessible: false.",
      "::warning file=components/database/database.ts,line=42,title=rds-public in dev::database-instance publiclyAccessible: the database is public. To mend it: set publiclyAccessible: false.",
    ]);
  });

  it("belongs to the whole run where no line is known", () => {
    const [line] = annotationsOf(sampleFindings({ violations: [sampleFinding({ path: "" })] }), () => undefined);
    expect(line).to.equal(
      "::error title=rds-public in dev::database-instance: the database is public. To mend it: set publiclyAccessible: false.",
    );
  });

  it("is a notice for what a promotion must not go on without knowing; what the update decides and what is waived is none", () => {
    const unknown = [sampleFinding({ level: "advisory" }), sampleFinding()];
    const waived = [{ ...sampleFinding(), owner: "devops", reason: "known", until: "2027-01-01" }];
    const lines = annotationsOf(sampleFindings({ unknown, waived }), place);
    expect(lines.map((line) => line.split(" ")[0])).to.deep.equal(["::notice"]);
  });

  it("stays one command whatever a finding says", () => {
    const finding = sampleFinding({ policy: "a,b:c%", message: "100 %\r\n::stop-commands::x" });
    expect(annotationsOf(sampleFindings({ violations: [finding] }), () => undefined)).to.deep.equal([
      "::error title=a%2Cb%3Ac%25 in dev::database-instance publiclyAccessible: 100 %25%0D%0A::stop-commands::x. To mend it: set publiclyAccessible: false.",
    ]);
  });
});
