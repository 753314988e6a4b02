import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { signStatement, statementText } from "../../../../automation/promotion/approvals/statement";
import { verifyCommands } from "../../../../automation/reporting/report/decision-sections";
import { makeReport } from "../../../../automation/reporting/report/make-report";
import { reportPage } from "../../../../automation/reporting/report/page";
import type { Report } from "../../../../automation/reporting/report/report";
import { BAD, GOOD, sampleParts } from "../../../support/sample-story";
import { hasSshKeygen, testKey } from "../../../support/ssh-keys";
import { temporaryFolder } from "../../../support/temporary-folder";

const report = makeReport(sampleParts());
const page = (changes: Partial<Report> = {}) => reportPage({ ...report, ...changes });

describe("reportPage", () => {
  it("has one heading of the first level, the landmarks, a language, and a title", () => {
    const text = page();
    expect(text.match(/<h1/g)).to.have.length(1);
    expect(text).to.include(
      '<h1 class="good">Release aaaaaaaaaaaa is verified in dev and prod; prod-pci has not begun.</h1>',
    );
    for (const part of [
      '<html lang="en">',
      "<header>",
      '<nav aria-label="Sections">',
      '<main id="main">',
      "<footer>",
    ]) {
      expect(text).to.include(part);
    }
    expect(text).to.include("<title>Release aaaaaaaaaaaa: promotion report</title>");
  });

  it("loads nothing and runs nothing", () => {
    const text = page();
    expect(text).not.to.match(/<script|<link|<img|<iframe|@import|url\(|\son\w+="|https?:\/\//i);
    expect(text).to.include("default-src 'none'; style-src 'unsafe-inline'");
  });

  it("tells each section's facts: steps, crash, rollback, hold, findings, changes, cost, audit, versions", () => {
    const text = page();
    for (const fact of [
      "<td>resumed   + 1 create   1 same</td>",
      "In stage dev the update of dev, begun 2026-11-25 12:00:05 UTC, broke off without an end. It was taken up again 2026-11-25 12:00:20 UTC",
      "Release <code>bbbbbbbbbbbb</code> failed in prod",
      "Nothing new is brought into prod since 2026-11-25 13:03:23 UTC",
      "Every guardrail holds in every stack.",
      "<span>1 × s3.Bucket</span>",
      "<code>displayName</code> &quot;old&quot; → &quot;&lt;new&gt;&quot;",
      "Not estimated.",
      `<code class="long">${"f".repeat(64)}</code>`,
      "Causeway 0.1.0",
    ]) {
      expect(text).to.include(fact);
    }
  });

  it("names the commit, and says where there is none", () => {
    expect(page()).to.include(`<code class="long">${"c".repeat(40)}</code> by raj@company.com</dd>`);
    const release = { ...report.release, commit: null, author: null, dirty: true };
    expect(page({ release })).to.include("<dd>made outside git, with uncommitted files</dd>");
  });

  it("leaves out what went wrong where nothing did, in the page and in its contents", () => {
    const calm = page({ crashes: [], rollbacks: [], holds: [] });
    expect(calm).not.to.include("What went wrong");
    expect(page()).to.include('<a href="#trouble">');
  });

  it("lists a finding with where it is and how to mend it, and says what it does", () => {
    const finding = {
      policy: "net-sg-admin-port",
      level: "mandatory",
      resource: "urn:pulumi:dev::causeway::aws:ec2/securityGroup:SecurityGroup::<app>",
      path: "ingress[0]",
      message: "open",
      remedy: "close it",
    };
    const findings = [
      { stage: "dev", stack: "dev", checked: 7, violations: [finding], unknown: [], waived: [], atUpdate: undefined },
    ];
    const text = page({ findings });
    expect(text).to.include(
      '<th scope="row">net-sg-admin-port</th><td>dev</td><td>stops</td><td class="long">&lt;app&gt; ingress[0]</td><td>open<br><span class="quiet">fix: close it</span></td>',
    );
    expect(text).not.to.include("Every guardrail holds");
  });

  it("lists what a preview could not know only while nobody has decided it", () => {
    const unknown = [
      { policy: "iam-no-admin", level: "advisory", resource: "u::role", path: "policy", message: "?", remedy: "wait" },
    ];
    const common = { stage: "dev", stack: "dev", checked: 7, violations: [], unknown, waived: [] };
    const open = page({ findings: [{ ...common, atUpdate: undefined }] });
    expect(open).to.include("<td>not known yet</td>").and.include("<td>unknown until the update</td>");
    const decided = page({ findings: [{ ...common, atUpdate: { violations: 0, unknown: 0 } }] });
    expect(decided).to.include("<td>nothing was left</td>").and.not.include("<td>unknown until the update</td>");
    const stopped = page({ findings: [{ ...common, atUpdate: { violations: 1, unknown: 2 } }] });
    expect(stopped).to.include("<td>1 violation, 2 unknown</td>").and.include("<td>unknown until the update</td>");
  });

  it("shows who decided, whether it counts, and how to verify it without us", () => {
    const decision = {
      person: "ana",
      email: "ana@company.com",
      decision: "approve",
      reason: "looks <fine>",
      at: "2026-11-25T12:00:00.000Z",
      counts: { team: "devops" },
      fingerprint: "SHA256:abc",
      statement: '{"person":"ana"}',
      signature: "-----BEGIN SSH SIGNATURE-----\nU1NI\n-----END SSH SIGNATURE-----\n",
    } as const;
    const asked = {
      stage: "prod",
      release: GOOD,
      digest: "9".repeat(64),
      askedAt: "2026-11-25T11:59:00.000Z",
      needed: { devops: 2 },
      decisions: [decision, { ...decision, person: "mei", counts: { why: "in no team that is asked" } }],
    };
    const text = page({ approvals: [asked] });
    expect(text).to.include('<span class="chip good">✓ for devops</span>');
    expect(text).to.include('<span class="chip quiet">✗ does not count</span> in no team that is asked');
    expect(text).to.include("approve: looks &lt;fine&gt;");
    expect(text).to.include(
      "ssh-keygen -Y verify -f allowed_signers -I &#39;ana@company.com&#39; -n causeway.approval",
    );
    expect(text).to.include(`<code class="long">${"9".repeat(64)}</code>`);
  });

  it("says what a demo has shown, held or not", () => {
    const text = page({
      claims: [{ ok: false, sentence: "Nothing was made twice", proof: `${BAD.slice(0, 3)} twice` }],
    });
    expect(text).to.include(
      '<span class="chip bad">✗ did not hold</span> Nothing was made twice<br><span class="quiet long">bbb twice</span>',
    );
  });
});

describe("verifyCommands", function () {
  this.timeout(30_000);
  const folder = temporaryFolder();

  it("are lines for a shell with which ssh-keygen alone proves a signature, and refutes another statement", function () {
    if (!hasSshKeygen) this.skip();
    const key = testKey(1);
    const statement = {
      version: 1,
      decision: "approve",
      stage: "prod",
      release: "r",
      digest: "d",
      person: "ana",
      reason: "it's 5 o'clock",
      at: "2026-11-25T12:00:00.000Z",
    } as const;
    const { signature } = signStatement(key.privateText, statement);
    fs.writeFileSync(path.join(folder(), "allowed_signers"), `ana@company.com ${key.publicText}\n`);
    const run = (text: string) =>
      spawnSync("sh", ["-c", verifyCommands("ana@company.com", text, signature)], { cwd: folder(), encoding: "utf8" });
    const good = run(statementText(statement));
    expect(good.stdout).to.match(/^Good "causeway.approval" signature for ana@company.com/);
    expect(good.status).to.equal(0);
    expect(run(statementText({ ...statement, digest: "e" })).status).not.to.equal(0);
  });
});
