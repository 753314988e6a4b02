import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { type PolicyCheckOptions, policyCheck } from "../../../automation/commands/policy-check";
import { policyList } from "../../../automation/commands/policy-list";
import { catalog } from "../../../policy-packs/guardrails/catalog";
import { quietContext } from "../../support/command-context";
import { rejection } from "../../support/rejection";
import { sampleFinding, sampleFindings, samplePreview } from "../../support/sample-findings";
import { temporaryFolder } from "../../support/temporary-folder";

/** A database that every guardrail is content with. */
const database = (props: object, stack = "dev") => ({
  type: "aws:rds/instance:Instance",
  name: "database",
  urn: `urn:pulumi:${stack}::p::aws:rds/instance:Instance::database`,
  props: {
    engine: "postgres",
    engineVersion: "17.6",
    instanceClass: "db.t3.micro",
    storageEncrypted: true,
    manageMasterUserPassword: true,
    backupRetentionPeriod: 7,
    deletionProtection: true,
    skipFinalSnapshot: false,
    finalSnapshotIdentifier: "database-final",
    region: "us-east-1",
    ...props,
  },
  provider: {
    props: { defaultTags: { tags: { Environment: "dev", Project: "p", CostCenter: "c", Owner: "o", ManagedBy: "m" } } },
  },
});

describe("policy check", function () {
  this.timeout(30_000);
  const folder = temporaryFolder();
  const file = (content: unknown) => {
    const name = path.join(folder(), "it.json");
    fs.writeFileSync(name, JSON.stringify(content));
    return name;
  };
  const check = (options: PolicyCheckOptions) => policyCheck(quietContext(folder()), options);

  it("says yes to resources that hold, with how many were looked at", async () => {
    expect(await check({ resources: file([database({})]) })).to.deep.equal({
      exitCode: 0,
      json: { checked: 1, violations: [], unknown: [], waived: [] },
      text: "Guardrails   1 resources checked, all hold",
    });
  });

  it("says no, exit 1, to a mandatory violation, with every field of the contract", async () => {
    const { exitCode, json } = await check({ resources: file([database({ publiclyAccessible: true })]) });
    expect(exitCode).to.equal(1);
    expect(json).to.have.nested.property("violations[0].policy", "rds-public");
    expect(json)
      .to.have.nested.property("violations[0]")
      .that.includes.keys("policy", "level", "resource", "path", "message", "remedy", "frameworks");
  });

  it("advice is told and stops nothing; another environment makes it mandatory", async () => {
    const resources = file([database({ storageEncrypted: false })]);
    const dev = await check({ resources });
    expect([dev.exitCode, dev.json])
      .to.deep.include(0)
      .and.to.have.nested.property("[1].violations[0].level", "advisory");
    expect((await check({ resources, environment: "staging" })).exitCode).to.equal(1);
  });

  it("what is unknown is told apart", async () => {
    const { exitCode, json } = await check({ resources: file([database({ publiclyAccessible: { unknown: true } })]) });
    expect(exitCode).to.equal(0);
    expect(json).to.have.nested.property("unknown[0].path", "publiclyAccessible");
    expect(json).to.have.property("violations").that.deep.equals([]);
  });

  it("checks what is deployed, from a state without a cloud", async () => {
    const { type, urn } = database({});
    const state = (open: boolean) =>
      file({
        deployment: {
          resources: [
            {
              type,
              urn,
              id: "db",
              inputs: {},
              outputs: { publiclyAccessible: open, storageEncrypted: true, tags: {} },
            },
          ],
        },
      });
    expect((await check({ state: state(true) })).json).to.have.property("violations");
    const open = await check({ state: state(true), format: "json" });
    expect(JSON.parse(open.text)).to.deep.equal(open.json);
  });

  it("prints a SARIF log and JUnit's XML, with the exit code of what was found", async () => {
    const resources = file([database({ publiclyAccessible: true })]);
    const sarif = await check({ resources, format: "sarif" });
    expect(sarif.exitCode).to.equal(1);
    expect(JSON.parse(sarif.text)).to.have.nested.property("runs[0].results[0].ruleId", "rds-public");
    const junit = await check({ resources, format: "junit" });
    expect(junit.exitCode).to.equal(1);
    expect(junit.text).to.include('failures="1"').and.to.include('name="rds-public: ');
  });

  it("annotates lines of a pull request, and ends with how it stands", async () => {
    const resources = file([database({ publiclyAccessible: true })]);
    const { exitCode, text } = await check({ resources, format: "github" });
    expect(exitCode).to.equal(1);
    const lines = text.split("\n");
    expect(lines[0]).to.match(/^::error title=rds-public in dev::database publiclyAccessible: /);
    expect(lines.at(-1)).to.match(/^Guardrails {3}1 stops this .* 1 resources checked$/);
  });

  it("prints what an earlier preview found in any format, without looking again", async () => {
    const preview = path.join(folder(), "preview.json");
    fs.writeFileSync(preview, samplePreview("dev", sampleFindings({ violations: [sampleFinding()] })));
    const { exitCode, json, text } = await check({ preview, format: "junit" });
    expect(exitCode).to.equal(1);
    expect(json).to.deep.equal(sampleFindings({ violations: [sampleFinding()] }));
    expect(text).to.include('failures="1"');
  });

  it("a preview without an answer is no pass: exit 3, with the preview's own reason", async () => {
    const preview = file({ error: { kind: "engine", message: "no engine", remedy: "set it up" } });
    expect(await rejection(check({ preview }))).to.include({
      kind: "guardrails",
      exitCode: 3,
      message: "no engine",
      remedy: "set it up",
    });
  });

  it("nothing to look at is no pass: exit 3", async () => {
    expect(await rejection(check({ resources: file([]) }))).to.include({ kind: "guardrails", exitCode: 3 });
  });

  for (const options of [{}, { stack: "dev", resources: "a" }, { resources: "a", state: "b" }]) {
    it(`wants to be told one thing to look at: ${Object.keys(options).join(" and ") || "nothing"} is refused`, async () => {
      expect(await rejection(check(options))).to.include({ kind: "usage", exitCode: 2 });
    });
  }

  it("refuses a file that is not there, and another environment for a stack", async () => {
    expect(await rejection(check({ resources: path.join(folder(), "none.json") }))).to.have.property("kind", "usage");
    expect(await rejection(check({ stack: "dev", environment: "prod" }))).to.have.property("kind", "usage");
  });
});

describe("policy list", function () {
  this.timeout(30_000);
  const folder = temporaryFolder();

  it("has every policy with what the contract asks for", async () => {
    const { exitCode, json, text } = await policyList(quietContext(folder()));
    expect(exitCode).to.equal(0);
    expect(json).to.have.property("policies").that.has.length(catalog.length);
    expect(json)
      .to.have.nested.property("policies[0]")
      .that.includes.keys("id", "title", "severity", "frameworks", "requirements", "levels");
    expect(text.split("\n")).to.have.length(catalog.length);
    const line = (id: string) =>
      text
        .split("\n")
        .find((each) => each.startsWith(`${id} `))
        ?.replace(/ {2,}/g, "  ");
    expect(line("rds-public")).to.match(/mandatory everywhere\)$/);
    expect(line("rds-encrypted")).to.equal(
      "rds-encrypted  high  Databases encrypt their storage  (mandatory, advisory in dev, other)",
    );
    expect(line("rds-multi-az")).to.match(/\(mandatory, advisory in other, not asked in shared, dev, staging\)$/);
  });
});
