import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { causewayJson, type JsonDocument, startCauseway } from "../support/causeway";
import { type CheckoutCopy, copyCheckout, SILENT_CATALOG } from "../support/checkout-copy";
import { cloudBytes, until } from "../support/kill";
import { temporaryFolder } from "../support/temporary-folder";

/** A stack's program in one resource: enough to see what happens around it. */
const SMALL_PROGRAM = `
import * as aws from "@pulumi/aws";
const provider = new aws.Provider("aws", { region: "us-east-1", allowedAccountIds: ["555555555555"],
  assumeRoles: [{ roleArn: "arn:aws:iam::555555555555:role/TerraformRole" }] });
export const topic = new aws.sns.Topic("alerts", {}, { provider }).arn;
`;

describe("bad input and trouble: a clear error with its exit code, and the next run goes on", function () {
  this.timeout(60_000);
  const folder = temporaryFolder(() => causewayJson(["cloud", "stop"], options()));
  let checkout: CheckoutCopy;
  const options = () => ({ home: path.join(folder(), "home"), checkout: checkout.root });
  const call = (...words: string[]) => causewayJson(words, options());

  beforeEach(() => {
    checkout = copyCheckout(path.join(folder(), "checkout"));
    checkout.guard(SILENT_CATALOG);
    checkout.write("index.ts", SMALL_PROGRAM);
  });

  it("an unknown stack: exit 2, with the nearest name", async () => {
    const { code, document } = await call("up", "--stack", "prodd");
    expect(code).to.equal(2);
    expect(document.error).to.deep.equal({
      kind: "usage",
      message: 'there is no stack "prodd"; expected one of dev, prod, prod-pci, shared, staging',
      remedy: "did you mean prod?",
    });
  });

  it("invalid YAML: exit 2, with its place, before anything is started", async () => {
    checkout.write("Pulumi.shared.yaml", "config:\n  causeway:owner: [unclosed\n");
    const { code, document } = await call("up", "--stack", "shared");
    expect(code).to.equal(2);
    expect(document.error.message).to.match(
      /^Pulumi\.shared\.yaml has 1 problem\n\n✗ settings {2}Pulumi\.shared\.yaml:3:1/,
    );
    expect((await call("cloud", "status")).document.running).to.equal(false);
  });

  it("settings that are wrong in several places: exit 2 with all of them (D-007)", async () => {
    checkout.change("shared", { azCount: "three", vpcCdir: "10.0.0.0/16", accountId: 555 });
    const { code, document } = await call("settings", "check", "--stack", "shared");
    expect(code).to.equal(2);
    expect(document.stacks[0]?.problems.map(({ key }) => key)).to.include.members(["azCount", "vpcCdir", "accountId"]);
  });

  it("a program that throws: exit 3 with its message; when it is mended, the stack comes up", async () => {
    checkout.write("index.ts", 'throw new Error("the moon is in the wrong phase");\n');
    const broken = await call("up", "--stack", "shared");
    expect(broken.code).to.equal(3);
    expect(broken.document.error.kind).to.equal("program");
    expect(broken.document.error.message).to.include("the moon is in the wrong phase");
    checkout.write("index.ts", SMALL_PROGRAM);
    expect((await call("up", "--stack", "shared")).document.changes.create).to.be.greaterThan(0);
  });

  it("a resource or a function that names no provider: refused, and no default account gets it", async () => {
    const unnamed = {
      resource: 'new aws.sns.Topic("lost", {});',
      function: "aws.getCallerIdentityOutput().accountId.apply((account) => console.log(account));",
      component: 'new awsx.ec2.Vpc("lost", { subnetStrategy: "Auto" });',
    };
    for (const [what, statement] of Object.entries(unnamed)) {
      checkout.write("index.ts", `import * as awsx from "@pulumi/awsx";\n${SMALL_PROGRAM}\n${statement}\nawsx;`);
      const { code, document } = await call("up", "--stack", "shared");
      expect(code, `${what}: ${document.error.message}`).to.equal(what === "resource" ? 1 : 3);
      expect(document.error.message, what).to.match(/Default provider for 'awsx?' disabled/);
    }
    expect((await call("cloud", "inspect", "--account", "111111111111")).document.resources).to.deep.equal([]);
    checkout.write("index.ts", SMALL_PROGRAM);
    expect((await call("up", "--stack", "shared")).code).to.equal(0);
  });

  it("a program that does not compile: exit 3 with file and line", async () => {
    checkout.write("index.ts", "export const broken: = 1;\n");
    const { code, document } = await call("preview", "--stack", "shared");
    expect(code).to.equal(3);
    expect(document.error.kind).to.equal("program");
    expect(document.error.message).to.include("index.ts:1:");
  });

  it("a refusal of the cloud: exit 1 with its code and the resource; what is done stays done", async () => {
    checkout.write(
      "index.ts",
      `${SMALL_PROGRAM}\nnew aws.ec2.Vpc("network", { cidrBlock: "10.0.0.0/8" }, { provider });\n`,
    );
    const { code, document } = await call("up", "--stack", "shared");
    expect(code).to.equal(1);
    expect(document.error.kind).to.equal("failed");
    expect(document.error.message).to.match(/network: .*InvalidVpc\.Range/s);
    checkout.write("index.ts", SMALL_PROGRAM);
    expect((await call("up", "--stack", "shared")).code).to.equal(0);
  });

  it("two operations on one stack at once: one works, the other waits no longer than to say who (exit 4)", async () => {
    await call("cloud", "start");
    const both = await Promise.all([call("up", "--stack", "shared"), call("up", "--stack", "shared")]);
    expect(both.map(({ code }) => code)).to.have.members([0, 4]);
    const refused = both.find(({ code }) => code === 4);
    expect(refused?.document.error.kind).to.equal("lock");
    expect(refused?.document.error.message).to.match(/^shared is being worked on: up by process \d+ on /);
  });

  it("a home that cannot be written: exit 3", async () => {
    const file = path.join(folder(), "a-file");
    fs.writeFileSync(file, "");
    const { code, document } = await causewayJson(["up", "--stack", "shared"], { ...options(), home: file });
    expect(code).to.equal(3);
    expect(document.error.message).to.include(`the home ${file} cannot be written`);
  });

  it("ports that somebody else has taken since: the cloud listens on others", async () => {
    const first = (await call("cloud", "start")).document;
    await call("cloud", "stop");
    const taken = net.createServer().listen(first.ports["aws"], "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const second = (await call("cloud", "start")).document;
    taken.close();
    expect(second.ports["aws"]).not.to.equal(first.ports["aws"]);
    expect(second.ports["eks"]).to.equal(first.ports["eks"]);
  });

  it("an up that is killed: the next one takes over, ends what was left running, and goes on", async () => {
    checkout.write(
      "index.ts",
      `${SMALL_PROGRAM}\nfor (let at = 0; at < 40; at += 1) new aws.sns.Topic("topic-" + at, {}, { provider });\n`,
    );
    await call("cloud", "start");
    const first = startCauseway(["up", "--stack", "shared", "--json"], options());
    const locks = path.join(options().home, "state/.pulumi/locks/organization/causeway/shared");
    while (!fs.existsSync(locks) || fs.readdirSync(locks).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    first.child.kill("SIGKILL");
    await first.ended;
    const { code, document } = await call("up", "--stack", "shared");
    expect(document.error?.message).to.equal(undefined);
    expect(code).to.equal(0);
    const topics = (await call("cloud", "inspect", "--type", "aws:sns/topic:Topic")).document.resources;
    expect(topics).to.have.length(41);
    expect((await call("preview", "--stack", "shared")).document.changes).to.include({
      create: 0,
      update: 0,
      delete: 0,
    });
  });

  it("Ctrl-C: the step in hand ends, what is made is kept, exit 3 says so, and the next run goes on", async () => {
    // One after the other, so that something is always still to come.
    const chain = `${SMALL_PROGRAM}
let last: aws.sns.Topic | undefined;
for (let at = 0; at < 30; at += 1)
  last = new aws.sns.Topic("topic-" + at, {}, { provider, dependsOn: last === undefined ? [] : [last] });
`;
    checkout.write("index.ts", chain);
    await call("cloud", "start");
    const began = cloudBytes(options().home);
    const first = startCauseway(["up", "--stack", "shared", "--json"], options());
    await until(() => cloudBytes(options().home) > began, first);
    first.child.kill("SIGINT");
    const { code, signal, stdout } = await first.ended;
    const stopped: JsonDocument = JSON.parse(stdout);
    expect([code, signal, stopped.error.kind]).to.deep.equal([3, null, "engine"]);
    expect(stopped.error.message).to.equal("up of shared was stopped before it was done");
    const topics = async () =>
      (await call("cloud", "inspect", "--type", "aws:sns/topic:Topic")).document.resources.length;
    const made = await topics();
    expect(made).to.be.greaterThan(0).and.lessThan(31);
    const again = await call("up", "--stack", "shared");
    expect(again.code, again.document.error?.message).to.equal(0);
    expect(again.document.changes.create).to.be.at.least(31 - made);
    expect(await topics()).to.equal(31);
  });

  it(`works outside a git checkout and from another folder (${os.platform()})`, async () => {
    expect(fs.existsSync(path.join(checkout.root, ".git"))).to.equal(false);
    expect((await call("settings", "check")).code).to.equal(0);
  });
});
