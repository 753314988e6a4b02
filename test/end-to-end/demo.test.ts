import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { type CallResult, causewayJson, startCauseway } from "../support/causeway";
import { lookAt, openBrowser } from "../support/page-in-browser";
import { changeTimes } from "../support/sources";

/** What report.json says, as far as it is looked at here. */
interface DemoReport {
  readonly release: string;
  readonly stages: readonly { readonly name: string; readonly state: string }[];
  readonly crash: Readonly<Record<string, unknown>> & { readonly at: number; readonly of: number };
  readonly rollback: Readonly<Record<string, unknown>>;
  readonly findings: readonly { readonly stack: string; readonly checked: number; readonly violations: unknown[] }[];
  readonly stopped: { readonly exitCode: number; readonly findings: { readonly violations: { level: string }[] } };
  readonly audit: { readonly ok: boolean; readonly entries: number };
  readonly claims: readonly { readonly name: string; readonly ok: boolean; readonly proof: string }[];
}

describe("the demo", function () {
  // One demo for all tests of this file; it is the longest single thing that the suite does.
  this.timeout(1_800_000);
  let folder = "";
  let found: string[] = [];
  let end: CallResult = { code: null, signal: null, stdout: "", stderr: "" };
  const home = () => path.join(folder, "home");
  const options = () => ({ home: home() });

  before(async () => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "causeway-")));
    found = changeTimes();
    end = await startCauseway(["demo"], options()).ended;
  });
  after(async () => {
    await causewayJson(["cloud", "stop"], options());
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const report = (): DemoReport => JSON.parse(fs.readFileSync(path.join(home(), "demo", "report.json"), "utf8"));

  it("exits 0, only because each thing that it says was seen to be so", () => {
    expect(end.code, end.stderr).to.equal(0);
    expect(report().claims.filter(({ ok }) => !ok)).to.deep.equal([]);
    expect(report().claims.map(({ name }) => name)).to.deep.equal([
      "road",
      "crash",
      "once",
      "approvals",
      "guardrails",
      "rollback",
      "audit",
    ]);
    expect(end.stdout).to.match(/^Release [0-9a-f]{12} is in production, and everything held\./);
  });

  it("says before it kills the runner that it will, and never leaves anybody in doubt whether it broke", () => {
    const announced = end.stderr.indexOf("now we kill the runner, on purpose");
    const killed = end.stderr.indexOf("! killed at");
    expect(announced).to.be.greaterThan(-1);
    expect(killed).to.be.greaterThan(announced);
  });

  it("promotes one release to production, where it stands at the end", () => {
    const { release, stages } = report();
    expect(release).to.match(/^[0-9a-f]{64}$/);
    const states = Object.fromEntries(stages.map(({ name, state }) => [name, state]));
    expect(states["dev"]).to.be.oneOf(["verified", "soaked"]);
    expect(states["staging"]).to.be.oneOf(["verified", "soaked"]);
    expect(states["prod"]).to.be.oneOf(["verified", "soaked"]);
    expect(states["prod-pci"]).to.equal("pending");
  });

  it("resumes after the kill, and nothing is there twice", () => {
    const { crash } = report();
    expect(crash).to.include({ stage: "staging", signal: "SIGKILL", stateAfter: "unresolved", resumed: true });
    expect(crash.at).to.be.greaterThan(0).and.lessThan(crash.of);
    expect(crash["twice"]).to.deep.equal([]);
  });

  it("rolls the bad release back by itself, and has the guardrails stop the other one", () => {
    const { rollback, release, stopped } = report();
    expect(rollback).to.include({ stage: "prod", to: release, rolledBack: true });
    expect(rollback["from"]).not.to.equal(release);
    expect(stopped.exitCode).to.equal(1);
    expect(stopped.findings.violations.filter(({ level }) => level === "mandatory")).not.to.deep.equal([]);
  });

  it("tells the guardrails' findings of each stack, and that the record is proven", () => {
    const { findings, audit } = report();
    expect(findings.map(({ stack }) => stack)).to.deep.equal(["shared", "dev", "staging", "prod"]);
    for (const { checked, violations, stack } of findings) {
      expect(checked, stack).to.be.greaterThan(100);
      expect(violations, stack).to.deep.equal([]);
    }
    expect(audit.ok).to.equal(true);
    expect(audit.entries).to.be.greaterThan(100);
  });

  it("leaves a page that a browser shows without a request or an error, wide and narrow, light and dark", async () => {
    const browser = await openBrowser();
    try {
      const file = path.join(home(), "demo", "report.html");
      for (const look of [
        { width: 1280, scheme: "light" },
        { width: 400, scheme: "dark" },
      ] as const) {
        const seen = await lookAt(browser, file, look);
        expect(seen).to.deep.include({ requests: [], errors: [], overflow: 0, violations: [] });
      }
    } finally {
      await browser.close();
    }
  });

  it("writes nothing into the checkout, packages and home aside", () => {
    expect(changeTimes()).to.deep.equal(found);
  });
});
