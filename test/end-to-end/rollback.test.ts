import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { startCauseway } from "../support/causeway";
import { type CheckoutCopy, copyCheckout } from "../support/checkout-copy";

/** A path of one stage, which one person has to approve. */
const PATH = `
stages:
  - name: dev
    stacks: [shared]
    approvals: { devops: 1 }
people:
  - { id: ana, email: ana@company.com, teams: [devops] }
signers: "{home}/keys/allowed_signers"
`;

/** What is read of what the commands print. */
interface Answer {
  readonly release: string;
  readonly holds: readonly { readonly reason: string }[];
  readonly resources: readonly { readonly type: string; readonly properties: Readonly<Record<string, unknown>> }[];
  readonly error?: { readonly message: string };
}

describe("a rollback that people have to approve (D-079, D-080)", function () {
  this.timeout(240_000);
  let folder = "";
  let checkout: CheckoutCopy;
  let second = "";
  const options = () => ({ home: path.join(folder, "home"), checkout: checkout.root });
  const call = async (...words: string[]) => {
    const { code, stdout, stderr } = await startCauseway([...words, "--json"], options()).ended;
    try {
      const answer: Answer = JSON.parse(stdout);
      return { code, answer };
    } catch (error) {
      throw new Error(`${words.join(" ")} (exit ${code}):\n${stdout}\n${stderr}`, { cause: error });
    }
  };
  const approve = async (release: string) => {
    const key = path.join(options().home, "keys", "people", "ana");
    const { code, answer } = await call("approve", "dev", "--release", release, "--key", key);
    expect(code, answer.error?.message).to.equal(0);
  };
  /** Brings the checkout as it is into the stage. @returns the release */
  const promoted = async () => {
    const asked = await call("promote", "--to", "dev", "--branch", "main", "--virtual-clock");
    expect(asked.code, asked.answer.error?.message).to.equal(4);
    await approve(asked.answer.release);
    const done = await call("promote", "--to", "dev", "--branch", "main", "--virtual-clock");
    expect(done.code, done.answer.error?.message).to.equal(0);
    return done.answer.release;
  };
  const rollback = (...words: string[]) => call("rollback", "dev", "--virtual-clock", ...words);
  /** How long the cloud keeps the flow logs: what the second release has changed. */
  const retentions = async () => {
    const { answer } = await call("cloud", "inspect", "--type", "aws:cloudwatch/logGroup:LogGroup");
    return [...new Set(answer.resources.map(({ properties }) => properties["retentionInDays"]))];
  };

  before(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "causeway-rollback-")));
    checkout = copyCheckout(path.join(folder, "checkout"));
    checkout.write("promotion.yaml", PATH);
  });
  after(async () => {
    await call("cloud", "stop");
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it("goes where it was going when it is asked again, and the stage then holds what it held before", async () => {
    const first = await promoted();
    expect(await retentions()).to.deep.equal([365]);
    checkout.change("shared", { auditRetentionDays: 400 });
    second = await promoted();
    expect(await retentions()).to.deep.equal([400]);

    const waiting = await rollback();
    expect([waiting.code, waiting.answer.release]).to.deep.equal([4, first]);
    const still = await rollback();
    expect([still.code, still.answer.release], "asked again before anybody has approved").to.deep.equal([4, first]);
    expect(await retentions()).to.deep.equal([400]);
    await approve(first);
    const done = await rollback();
    expect([done.code, done.answer.release]).to.deep.equal([0, first]);
    expect(await retentions()).to.deep.equal([365]);
  });

  it("holds the stage for the release that was rolled back, and is not undone by asking once more", async () => {
    const { answer } = await call("status");
    expect(answer.holds.map(({ reason }) => reason)).to.deep.equal([`release ${second.slice(0, 12)} was rolled back`]);
    const again = await rollback();
    expect([again.code, again.answer.error?.message]).to.deep.equal([
      2,
      "dev never held anything else, or nothing that was not rolled back from",
    ]);
    expect(await retentions()).to.deep.equal([365]);
  });
});
