import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { causewayJson, startCauseway, startProgram } from "../support/causeway";
import { type CheckoutCopy, copyCheckout } from "../support/checkout-copy";
import { deep } from "../support/deep";

describe("the ordinary pulumi command line, after cloud env", function () {
  this.timeout(180_000);
  let folder = "";
  let checkout: CheckoutCopy;
  let lines = "";
  const options = () => ({ home: path.join(folder, "home"), checkout: checkout.root });
  const shell = (script: string) =>
    startProgram("sh", ["-c", `${lines}\n${script}`], { folder: checkout.root, environment: { CI: "true" } }).ended;
  const stacks = deep ? ["dev", "staging", "prod", "prod-pci"] : ["dev"];

  before(async () => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "causeway-plain-")));
    checkout = copyCheckout(path.join(folder, "checkout"));
    lines = (await startCauseway(["cloud", "env"], options()).ended).stdout;
  });
  after(async () => {
    await causewayJson(["cloud", "stop"], options());
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it("the program refuses to reach AWS by mistake: target embedded, and nothing attached", async () => {
    await shell("pulumi stack init shared");
    const { code, stdout, stderr } = await shell("unset PULUMI_DEBUG_PROVIDERS; pulumi preview -s shared");
    expect(code).not.to.equal(0);
    expect(`${stdout}${stderr}`).to.include('run eval "$(./causeway cloud env)" in this shell');
  });

  it("previews and brings up the shared services from a fresh checkout, without a build step", async () => {
    const preview = await shell("pulumi preview -s shared");
    expect(preview.code, `${preview.stdout}${preview.stderr}`).to.equal(0);
    const up = await shell("pulumi up -s shared --yes --skip-preview");
    expect(up.code, `${up.stdout}${up.stderr}`).to.equal(0);
  });

  it("shares its state with the runner, in both directions", async () => {
    const { code, document } = await causewayJson(["preview", "--stack", "shared"], options());
    expect(document.error?.message).to.equal(undefined);
    expect(code).to.equal(0);
    expect(document.changes).to.include({ create: 0, update: 0, replace: 0, delete: 0 });
    const plain = await shell("pulumi preview -s shared --expect-no-changes");
    expect(plain.code, `${plain.stdout}${plain.stderr}`).to.equal(0);
  });

  it("writes encryptionsalt into the stack file, which settings check does not mind", async () => {
    expect(fs.readFileSync(path.join(checkout.root, "Pulumi.shared.yaml"), "utf8")).to.match(/^encryptionsalt: /m);
    expect((await causewayJson(["settings", "check"], options())).code).to.equal(0);
  });

  for (const stack of stacks) {
    it(`works unchanged for ${stack}: preview, up, preview again`, async () => {
      await shell(`pulumi stack init ${stack}`);
      for (const command of ["preview", "up --yes --skip-preview", "preview --expect-no-changes"]) {
        const { code, stdout, stderr } = await shell(`pulumi ${command} -s ${stack}`);
        expect(code, `pulumi ${command}: ${stdout}${stderr}`).to.equal(0);
      }
    });
  }

  it("refuses a resource that names no provider, as the runner does", async () => {
    checkout.write("index.ts", 'import * as aws from "@pulumi/aws";\nnew aws.sns.Topic("lost", {});\n');
    const { code, stdout, stderr } = await shell("pulumi preview -s shared");
    expect(code).not.to.equal(0);
    expect(`${stdout}${stderr}`).to.include("Default provider for 'aws' disabled");
  });

  it("never runs stale code: a change of the program counts at once", async () => {
    checkout.write("index.ts", 'throw new Error("the program has changed");\n');
    const { code, stdout, stderr } = await shell("pulumi preview -s shared");
    expect(code).not.to.equal(0);
    expect(`${stdout}${stderr}`).to.include("the program has changed");
  });
});
