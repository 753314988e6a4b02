import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { causewayJson, startCauseway, startProgram } from "../support/causeway";
import { type CheckoutCopy, catalogOf, copyCheckout } from "../support/checkout-copy";

/** A database beside a key that is in order: both are there, or neither is. */
const program = (publiclyAccessible: boolean) => `
import * as aws from "@pulumi/aws";
const tags = { Environment: "shared", Project: "test", Owner: "ana", CostCenter: "1", ManagedBy: "pulumi" };
const provider = new aws.Provider("aws", { region: "us-east-1", allowedAccountIds: ["555555555555"],
  assumeRoles: [{ roleArn: "arn:aws:iam::555555555555:role/TerraformRole" }], defaultTags: { tags } });
new aws.kms.Key("key", { enableKeyRotation: true }, { provider });
new aws.rds.Instance("database", { engine: "postgres", engineVersion: "17.6", instanceClass: "db.t3.micro",
  allocatedStorage: 20, username: "admin_user", manageMasterUserPassword: true, skipFinalSnapshot: true,
  storageEncrypted: true, publiclyAccessible: ${publiclyAccessible} }, { provider });
`;

describe("guardrails on the real engine", function () {
  this.timeout(120_000);
  let folder = "";
  let checkout: CheckoutCopy;
  const options = () => ({ home: path.join(folder, "home"), checkout: checkout.root });
  const call = (...words: string[]) => causewayJson([...words, "--stack", "shared"], options());
  const made = async () =>
    (await causewayJson(["cloud", "inspect", "--account", "555555555555"], options())).document.resources
      .filter(({ urn }) => urn !== "")
      .map(({ urn }) => urn.slice(urn.lastIndexOf("::") + 2));

  before(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "causeway-guardrails-")));
    checkout = copyCheckout(path.join(folder, "checkout"));
    const catalog = catalogOf(["databases", "rds-public"], ["secrets", "kms-rotation"], ["network", "net-flow-logs"]);
    checkout.guard(catalog);
  });
  after(async () => {
    await causewayJson(["cloud", "stop"], options());
    fs.rmSync(folder, { recursive: true, force: true });
  });

  for (const operation of ["preview", "up"] as const) {
    it(`${operation} of what a mandatory rule forbids: exit 1 with the finding, and nothing is made`, async () => {
      checkout.write("index.ts", program(true));
      const { code, document } = await call(operation);
      expect(document.error?.message).to.equal(undefined);
      expect(code).to.equal(1);
      expect(document.findings?.violations.map(({ policy, level, path: at }) => [policy, level, at])).to.deep.equal([
        ["rds-public", "mandatory", "publiclyAccessible"],
      ]);
      expect(document.findings?.checked).to.equal(4);
      if (operation === "up") expect(document.changes.create).to.equal(0);
      expect(await made()).to.deep.equal([]);
    });
  }

  it("the ordinary command line with the pack stops at the same, with the SDK's own server", async () => {
    const lines = (await startCauseway(["cloud", "env"], options()).ended).stdout;
    const script = `${lines}\npulumi preview -s shared --policy-pack policy-packs/guardrails`;
    const plain = () =>
      startProgram("sh", ["-c", script], { folder: checkout.root, environment: { CI: "true" } }).ended;
    const refused = await plain();
    expect(refused.code, `${refused.stdout}${refused.stderr}`).not.to.equal(0);
    expect(refused.stdout).to.include("rds-public").and.to.include("the database has a public address");
    checkout.write("index.ts", program(false));
    const accepted = await plain();
    expect(accepted.code, `${accepted.stdout}${accepted.stderr}`).to.equal(0);
  });

  it("what no rule forbids comes up, with the findings of the update itself", async () => {
    const { code, document } = await call("up");
    expect(document.error?.message).to.equal(undefined);
    expect(code).to.equal(0);
    expect(document.findings).to.deep.equal({ checked: 4, violations: [], unknown: [], waived: [] });
    expect(document.changes.create).to.equal(4);
    expect((await made()).toSorted()).to.deep.equal(["database", "key"]);
  });

  it("what a preview cannot know is told, and decided by the update before that resource is made", async () => {
    const rotated = "enableKeyRotation: topic.arn.apply((arn) => arn === 'another')";
    const topic = 'const topic = new aws.sns.Topic("topic", {}, { provider });\nnew aws.kms.Key("late", ';
    checkout.write("index.ts", `${program(false)}${topic}{ ${rotated} }, { provider });\n`);
    const preview = await call("preview");
    expect(preview.code).to.equal(0);
    expect(preview.document.findings?.unknown.map(({ policy, path: at }) => [policy, at])).to.deep.equal([
      ["kms-rotation", "enableKeyRotation"],
    ]);
    const { code, document } = await call("up");
    expect(document.error?.message).to.equal(undefined);
    expect(code).to.equal(1);
    expect(document.findings?.violations.map(({ policy }) => policy)).to.deep.equal(["kms-rotation"]);
    expect(document.findings?.unknown).to.deep.equal([]);
    expect((await made()).toSorted()).to.deep.equal(["database", "key", "topic"]);
    checkout.write("index.ts", program(false));
  });

  it("a pack that does not compile stops everything before it starts: exit 3", async () => {
    const file = "policy-packs/guardrails/catalog.ts";
    const text = fs.readFileSync(path.join(checkout.root, file), "utf8");
    checkout.write(file, "export const catalog = ;\n");
    const { code, document } = await call("preview");
    expect(code).to.equal(3);
    expect(document.error.kind).to.equal("guardrails");
    expect(document.error.message).to.include("policy-packs/guardrails/catalog.ts:1:23");
    checkout.write(file, text);
    expect((await call("preview")).code).to.equal(0);
  });
});
