import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { checkpointFile } from "../../automation/engine/checkpoint";
import { causewayJson, startCauseway, startProgram } from "../support/causeway";
import { type CheckoutCopy, catalogOf, copyCheckout } from "../support/checkout-copy";

const SECRET = "a-secret-that-nobody-should-read";

const PROGRAM = `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
const provider = new aws.Provider("aws", { region: "us-east-1", allowedAccountIds: ["555555555555"],
  assumeRoles: [{ roleArn: "arn:aws:iam::555555555555:role/TerraformRole" }] });
const key = new aws.kms.Key("key", { tags: { Owner: "ana" } }, { provider });
new aws.ssm.Parameter("parameter", { name: "/word", type: "SecureString", keyId: key.arn, value: pulumi.secret("${SECRET}") },
  { provider });
`;

const CONFIG = `config: { tag-required: { tags: [Owner], values: ["Owner=platform-team"] } }\n`;

describe("guardrails that mend, on the real engine (opt-in)", function () {
  this.timeout(120_000);
  let folder = "";
  let checkout: CheckoutCopy;
  const options = () => ({ home: path.join(folder, "home"), checkout: checkout.root });
  const call = (...words: string[]) => causewayJson([...words, "--stack", "shared"], options());
  const teamFile = (text: string) => checkout.write("policy-packs/guardrails/guardrails.yaml", text);
  const plain = async () => {
    const lines = (await startCauseway(["cloud", "env"], options()).ended).stdout;
    const script = `${lines}\npulumi preview -s shared --policy-pack policy-packs/guardrails`;
    return startProgram("sh", ["-c", script], { folder: checkout.root, environment: { CI: "true" } }).ended;
  };

  before(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "causeway-mend-")));
    checkout = copyCheckout(path.join(folder, "checkout"));
    checkout.guard(catalogOf(["governance", "tag-required"], ["secrets", "kms-rotation"]));
    checkout.write("index.ts", PROGRAM);
  });
  after(async () => {
    await causewayJson(["cloud", "stop"], options());
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it("a team that has not asked is told what is wrong, and nothing is made", async () => {
    teamFile(CONFIG);
    const { code, document } = await call("up");
    expect(code).to.equal(1);
    expect(document.findings?.violations.map(({ policy }) => policy)).to.deep.equal(["kms-rotation", "tag-required"]);
    expect(document.findings).not.to.have.property("mended");
  });

  it("a policy that cannot mend is refused, and everything stops with exit 3", async () => {
    teamFile(`${CONFIG}mend: [rds-public]\n`);
    const { code, document } = await call("preview");
    expect(code).to.equal(3);
    expect(document.error?.message).to.include("rds-public cannot mend");
  });

  it("for a team that has, what is made is right, and is told", async () => {
    teamFile(`${CONFIG}mend: [kms-rotation, tag-required]\n`);
    const { code, document } = await call("up");
    expect(code, document.error?.message).to.equal(0);
    expect(document.findings?.violations).to.deep.equal([]);
    const told = document.findings?.mended?.map(({ policy, resource, message }) => [
      policy,
      resource.slice(resource.lastIndexOf("::") + 2),
      message,
    ]);
    expect(told).to.deep.equal([
      ["kms-rotation", "key", "sets enableKeyRotation = true"],
      ["tag-required", "parameter", 'sets tags.Owner = "platform-team"'],
    ]);
    const { resources } = (await causewayJson(["cloud", "inspect", "--account", "555555555555"], options())).document;
    const propertiesOf = (name: string) => resources.find(({ urn }) => urn.endsWith(`::${name}`))?.properties;
    expect(propertiesOf("key")).to.deep.include({ enableKeyRotation: true, tags: { Owner: "ana" } });
    expect(propertiesOf("parameter")).to.deep.include({ value: "[secret]", tags: { Owner: "platform-team" } });
  });

  it("it is made once: the same program has no changes, and secrets are still secret in the state", async () => {
    const { code, document } = await call("up");
    expect(code, document.error?.message).to.equal(0);
    expect(document.changes).to.include({ create: 0, update: 0, replace: 0, delete: 0 });
    const state = fs.readFileSync(checkpointFile(path.join(folder, "home", "state"), "shared"), "utf8");
    expect(state).to.include("ciphertext").and.not.include(SECRET);
  });

  it("the ordinary command line mends the same, by the SDK's own server", async () => {
    const { code, stdout, stderr } = await plain();
    expect(code, `${stdout}${stderr}`).to.equal(0);
    expect(stdout).to.match(/\b4 unchanged/);
  });
});
