import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { type CloudResource, causewayJson } from "../support/causeway";
import { type CheckoutCopy, copyCheckout } from "../support/checkout-copy";
import { deep } from "../support/deep";
import { openEvidence, PLATFORM } from "../support/evidence";
import { importRoundTrip } from "../support/import-round-trip";

const accounts: Record<string, string> = {
  shared: "555555555555",
  dev: "111111111111",
  staging: "222222222222",
  prod: "333333333333",
  "prod-pci": "444444444444",
};

/** Every environment in the deep run; one that is torn down whole and one that is protected in the sample. */
const environments = deep ? ["dev", "staging", "prod", "prod-pci"] : ["dev", "prod"];

const production = (stack: string) => stack.startsWith("prod");
const nothing = { create: 0, update: 0, replace: 0, delete: 0 };

describe("every stack, from nothing to nothing, on the embedded cloud", function () {
  this.timeout(180_000);
  let folder = "";
  let checkout: CheckoutCopy;
  const options = () => ({ home: path.join(folder, "home"), checkout: checkout.root });
  const operate = (operation: string, stack: string, ...more: string[]) =>
    causewayJson([operation, "--stack", stack, ...more], options());
  const inspect = async (stack: string, type?: string): Promise<readonly CloudResource[]> => {
    const filter = ["--account", accounts[stack] ?? "", ...(type === undefined ? [] : ["--type", type])];
    return (await causewayJson(["cloud", "inspect", ...filter], options())).document.resources;
  };
  const subnets = async (stack: string) =>
    new Map(
      (await inspect(stack, "aws:ec2/subnet:Subnet")).filter(({ urn }) => urn !== "").map(({ urn, id }) => [urn, id]),
    );

  const expectDone = ({ code, document }: Awaited<ReturnType<typeof operate>>) => {
    expect(document.error?.message).to.equal(undefined);
    expect(code).to.equal(0);
    return document;
  };
  const expectNothingLeft = async (stack: string) => {
    expect(expectDone(await operate("preview", stack)).changes, "preview after up").to.include(nothing);
    const { code, document } = await causewayJson(["drift", "--stack", stack], options());
    expect(document.stacks, "drift after up").to.deep.equal([{ name: stack, drifted: false, resources: [] }]);
    expect(code).to.equal(0);
  };

  const evidence = openEvidence<string>("lives", [...PLATFORM, "test/end-to-end/lifecycle.test.ts"]);
  afterEach(function () {
    const { title = "", state = "" } = this.currentTest ?? {};
    if (state === "passed") evidence.keep(title, state);
  });
  after(() => evidence.publish(3 + 4 * environments.length, {}));

  before(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "causeway-lifecycle-")));
    checkout = copyCheckout(path.join(folder, "checkout"));
  });
  after(async () => {
    await causewayJson(["cloud", "stop"], options());
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it("an environment is refused while the shared services that it reads are missing, with the command to run", async () => {
    const { code, document } = await operate("up", "dev");
    expect(code).to.equal(2);
    expect(document.error.message).to.include("dev reads the outputs of shared, which was not brought up");
    expect(document.error.remedy).to.equal("run ./causeway up --stack shared first");
  });

  it("shared services come up, and nothing is left to do", async () => {
    const { changes } = expectDone(await operate("up", "shared"));
    expect(changes.create).to.be.greaterThan(100);
    await expectNothingLeft("shared");
  });

  for (const stack of environments) {
    it(`${stack} comes up from its settings alone, and nothing is left to do`, async () => {
      const planned = expectDone(await operate("preview", stack)).changes;
      const { changes } = expectDone(await operate("up", stack));
      expect(changes, "preview and up agree").to.deep.equal(planned);
      expect(changes.create).to.be.greaterThan(100);
      await expectNothingLeft(stack);
    });

    if (deep) {
      it(`what ${stack} holds on AWS can be imported as it is`, async () => {
        const name = { name: stack, account: accounts[stack] ?? "" };
        const { original, imported } = await importRoundTrip(path.join(folder, "imports"), options(), name);
        expect(original.length).to.be.greaterThan(100);
        expect(imported).to.deep.equal(original);
      });
    }

    // In the sample one environment is enough for this: what production adds is protection, not another way to change.
    if (!deep && production(stack)) continue;
    it(`${stack} gets one more zone, and no subnet moves; bigger nodes; the bastion goes and comes`, async () => {
      const before = await subnets(stack);
      const zones = before.size / 3;
      checkout.change(stack, { azCount: zones + 1, nodeInstanceType: "t3.large", nodeCount: 4 });
      const { changes } = expectDone(await operate("up", stack));
      expect(changes.delete, "deletes").to.equal(0);
      const after = await subnets(stack);
      expect(after.size).to.equal((zones + 1) * 3);
      for (const [urn, id] of before) expect(after.get(urn), urn).to.equal(id);

      const bastions = async () => (await inspect(stack, "aws:ec2/instance:Instance")).length;
      expect(await bastions()).to.equal(1);
      checkout.change(stack, { bastionInstanceType: undefined });
      expectDone(await operate("up", stack));
      expect(await bastions()).to.equal(0);
      checkout.change(stack, { bastionInstanceType: "t3.micro" });
      expectDone(await operate("up", stack));
      expect(await bastions()).to.equal(1);
      await expectNothingLeft(stack);
    });
  }

  for (const stack of [...environments, "shared"]) {
    it(`destroy of ${stack} leaves exactly what it lists as retained`, async () => {
      const { retained } = expectDone(await operate("destroy", stack));
      if (production(stack)) expect(retained.length).to.be.greaterThan(0);
      else if (stack !== "shared") expect(retained).to.deep.equal([]);
      const left = (await inspect(stack)).map(({ urn }) => urn).filter((urn) => urn !== "");
      expect(left.toSorted()).to.deep.equal(retained.map(({ urn }) => urn).toSorted());
    });
  }
});
