import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { approve } from "../../../automation/commands/approve";
import { hold, unhold } from "../../../automation/commands/hold";
import { plan } from "../../../automation/commands/plan";
import { promote } from "../../../automation/commands/promote";
import { rollback } from "../../../automation/commands/rollback";
import { status } from "../../../automation/commands/status";
import type { CommandContext } from "../../../automation/context";
import { Failure } from "../../../automation/errors";
import { prepareHome } from "../../../automation/home";
import { makeDemoKeys } from "../../../automation/promotion/approvals/demo-keys";
import { boundDigest } from "../../../automation/promotion/bound";
import { openClock } from "../../../automation/promotion/clock";
import type { Bound } from "../../../automation/promotion/events";
import { openLedger } from "../../../automation/promotion/ledger";
import { loadPath } from "../../../automation/promotion/world";
import { storeRelease } from "../../../automation/release/release-store";
import { builtRelease } from "../../support/built-release";
import { copyStackFiles, quietContext } from "../../support/command-context";
import { rejection } from "../../support/rejection";
import { root } from "../../support/sources";
import { testKey } from "../../support/ssh-keys";
import { temporaryFolder } from "../../support/temporary-folder";

const PATH = fs.readFileSync(path.join(root, "promotion.yaml"), "utf8");

/** Every stack in an account of its own that is no placeholder. */
const ON_AWS = Object.fromEntries(
  Object.entries({ shared: "5", dev: "1", staging: "2", prod: "3", "prod-pci": "4" }).map(([stack, digit]) => {
    const placeholder = digit.repeat(12);
    const account = `98765432100${digit}`;
    return [
      stack,
      {
        "target: embedded": "target: aws",
        [`"${placeholder}"`]: `"${account}"`,
        [`::${placeholder}:`]: `::${account}:`,
      },
    ];
  }),
);

async function refusal(promise: Promise<unknown>): Promise<Failure> {
  const error = await rejection(promise);
  if (!(error instanceof Failure)) throw error;
  return error;
}

describe("commands of promotion", () => {
  const folder = temporaryFolder();
  const checkout = (promotionPath = PATH, changes = {}): CommandContext => {
    copyStackFiles(folder(), changes);
    fs.writeFileSync(path.join(folder(), "promotion.yaml"), promotionPath);
    return quietContext(folder());
  };

  it("an unknown stage is refused with the one that was meant, before anything is made", async () => {
    const context = checkout();
    for (const call of [
      promote(context, { to: "stagin" }),
      rollback(context, "stagin", {}),
      Promise.resolve().then(() => plan(context, { to: "stagin" })),
    ]) {
      expect(await refusal(call)).to.include({ kind: "usage", exitCode: 2, remedy: "did you mean staging?" });
    }
    expect(fs.existsSync(context.home.root)).to.equal(false);
  });

  it("a path with problems is refused with all of them, a missing one with how to get it back", async () => {
    const wrong = checkout(PATH.replace("soak: 24h", "soak: x").replace("wait: 5m", "wait: y"));
    const failure = await refusal(promote(wrong, {}));
    expect(failure).to.include({ kind: "settings", exitCode: 2 });
    expect(failure.message).to.match(/^promotion\.yaml has 2 problems\n/);
    fs.rmSync(path.join(folder(), "promotion.yaml"));
    expect(await refusal(promote(wrong, {}))).to.include({
      kind: "usage",
      remedy: "restore it: git checkout promotion.yaml",
    });
  });

  it("time passes on the embedded cloud only, and by a duration only", async () => {
    const real = checkout(PATH, ON_AWS);
    for (const options of [{ virtualClock: true }, { advance: "24h" }]) {
      const failure = await refusal(promote(real, { to: "dev", ...options }));
      expect(failure.exitCode).to.equal(2);
    }
    expect(await refusal(status(checkout(), { advance: "a day" }))).to.include({
      message: '--advance is "a day"; expected a duration',
    });
    expect((await status(checkout(), { advance: "24h" })).exitCode).to.equal(0);
  });

  it("keys of the home approve nothing on a real account", async () => {
    const real = checkout(PATH, ON_AWS);
    const failure = await refusal(promote(real, { to: "dev" }));
    expect(failure.exitCode).to.equal(2);
    expect(failure.message).to.equal(
      "promotion.yaml takes the people's keys from the home (signers: {home}/keys/allowed_signers), and prod is in aws",
    );
  });

  it("says what would be done, and does nothing", async () => {
    const context = checkout();
    const { json, exitCode } = await plan(context, { to: "prod" });
    expect(exitCode).to.equal(0);
    expect(json).to.have.nested.property("stages[2].name", "prod");
    expect(json).to.have.deep.nested.property("stages[2].gates", [
      "verified in staging",
      "branch main",
      "smoke",
      "security",
      "guardrails",
    ]);
    expect(json).to.have.deep.nested.property("stages[2].waits", [
      "soak 24h in staging",
      "approvals 2 of devops",
      "approver is not the author",
      "approver is not the executor",
      "wait 5m after the plan",
    ]);
    expect(fs.existsSync(context.home.root)).to.equal(false);
  });

  it("a hold is told with its reason and lifted again; lifting what is not held is refused", async () => {
    const context = checkout();
    const held = await hold(context, "prod", { reason: "incident 42", as: "ana" });
    expect(held.json).to.have.nested.property("holds[0].reason", "incident 42");
    expect(held.json).to.have.nested.property("stages[2].state", "held");
    const lifted = await unhold(context, "production", { as: "raj" });
    expect(lifted.json).to.have.deep.property("holds", []);
    expect(await refusal(unhold(context, "prod", {}))).to.include({ kind: "usage", message: "prod is not held" });
  });

  it("a hold without a reason is refused, and nobody is stopped", async () => {
    const context = checkout();
    expect(await refusal(hold(context, "prod", { reason: "  " }))).to.include({
      kind: "usage",
      message: "the reason is empty",
    });
    expect((await hold(context, "dev", { reason: "x" })).json)
      .to.have.property("holds")
      .with.length(1);
  });

  it("a stage that never held anything cannot be rolled back", async () => {
    expect(await refusal(rollback(checkout(), "dev", {}))).to.include({
      kind: "usage",
      message: "dev never held anything else, or nothing that was not rolled back from",
    });
  });
});

describe("approve and reject", () => {
  const folder = temporaryFolder();

  /** A home in which production asks for approvals of a release. */
  const asking = async () => {
    copyStackFiles(folder());
    fs.writeFileSync(path.join(folder(), "promotion.yaml"), PATH);
    const context = quietContext(folder());
    prepareHome(context.home);
    const release = await storeRelease(context.home, builtRelease("hello"), new Date(0));
    makeDemoKeys(context.home.keys, loadPath(context).people);
    const at = { stage: "prod", run: "run-1", release: release.id };
    const bound: Bound = {
      stage: "prod",
      release: release.id,
      settings: { prod: "s" },
      path: "p",
      plan: { prod: "plan" },
      guardrails: { prod: "g" },
      startState: { prod: "empty" },
      cost: "not estimated",
      engine: "3.259.0",
      rollback: null,
    };
    const ledger = openLedger(context.home, openClock(context.home, Date.now, false));
    const ask = (asked: Bound) =>
      ledger.tell({ kind: "approval-asked", ...at, digest: boundDigest(asked), bound: asked });
    await ledger.tell({
      kind: "run-started",
      ...at,
      settings: { prod: "s" },
      cause: "promotion",
      stacks: ["prod"],
      path: "p",
      executor: "tom",
      previous: null,
    });
    await ask(bound);
    const key = (person: string) => path.join(context.home.keys, "people", person);
    const decide = (person: string, decision: "approve" | "reject" = "approve", more = {}) =>
      approve(context, decision, "prod", { release: release.id, key: key(person), ...more });
    return { context, release, ledger, bound, ask, key, decide };
  };

  it("the same person twice is one, and a person of another team is none", async () => {
    const { decide } = await asking();
    expect((await decide("ana")).json).to.have.deep.property("missing", { devops: 1 });
    expect((await decide("ana")).json).to.have.deep.property("missing", { devops: 1 });
    const other = await decide("mei");
    expect([other.exitCode, other.text.includes("it does not count: in no team that is asked")]).to.deep.equal([
      1,
      true,
    ]);
  });

  it("the executor, and the author of the commit, do not count where the stage says so", async () => {
    const { decide } = await asking();
    const executor = await decide("tom");
    expect(executor.exitCode).to.equal(1);
    expect(executor.text).to.include("it does not count: is the executor");
    const author = await decide("raj");
    expect(author.exitCode).to.equal(1);
    expect(author.text).to.include("it does not count: is the author");
    expect((await decide("ana")).exitCode).to.equal(0);
  });

  it("a key that is nobody's, and one that is not there, are refused, and nothing is taken in", async () => {
    const { context, decide, ledger } = await asking();
    const stranger = path.join(context.home.root, "stranger");
    fs.writeFileSync(stranger, testKey().privateText);
    expect(await refusal(decide("ana", "approve", { key: stranger }))).to.include({ kind: "failed", exitCode: 1 });
    expect(await refusal(decide("nobody"))).to.include({ kind: "usage", exitCode: 2 });
    expect(ledger.standing().approvals).to.deep.equal([]);
  });

  it("what was signed elsewhere is taken in, for the digest that was asked for and for no other", async () => {
    const { context, release, decide, bound, ask, ledger } = await asking();
    const file = path.join(context.home.root, "ana.json");
    await decide("ana", "approve", { out: file, reason: "looked at it" });
    expect(ledger.standing().approvals).to.have.length(0);
    const handIn = () => approve(context, "approve", "prod", { release: release.id, in: file });
    await ask({ ...bound, plan: { prod: "another" } });
    const failure = await refusal(handIn());
    expect(failure).to.include({ kind: "failed", exitCode: 1 });
    expect(failure.message).to.include("other digest");
    await ask(bound);
    expect((await handIn()).json).to.have.deep.property("missing", { devops: 1 });
  });

  it("a rejection is taken in and told with its reason", async () => {
    const { decide, ledger } = await asking();
    expect((await decide("ana", "reject", { reason: "not on a Friday" })).exitCode).to.equal(0);
    expect(ledger.standing().approvals[0]?.approval.statement).to.include({
      decision: "reject",
      reason: "not on a Friday",
    });
  });

  it("status shows where everything stands although the people's keys cannot be read, and counts nobody by them", async () => {
    const { context, decide, ledger } = await asking();
    const step = { stage: "prod", run: "run-1", step: "approval" } as const;
    await ledger.tell({ kind: "step-ended", ...step, result: "waiting", message: "", seconds: 0, facts: {} });
    await decide("ana");
    const wait = async () => {
      const { json } = await status(context, {});
      expect(json).to.have.nested.property("stages[2].waitingFor[0].message");
      return JSON.stringify(json);
    };
    expect(await wait()).to.include("needs 1 more approval of devops (ana, raj, tom); has ana (devops)");
    fs.writeFileSync(path.join(context.home.keys, "allowed_signers"), "nonsense\n");
    expect(await wait()).to.include("needs 2 more approvals of devops (ana, raj, tom)");
  });

  it("a rejection stands against every approval, and whose it is is told", async () => {
    const { decide } = await asking();
    await decide("mei", "reject", { reason: "no" });
    const text = (await decide("ana")).text;
    expect(text).to.include("✗ mei has rejected it: no; nothing is granted while it stands");
    expect(text).not.to.include("next");
  });

  it("what was signed before a rejection and is handed in after it does not take it back", async () => {
    const { context, release, decide, ledger } = await asking();
    const file = path.join(context.home.root, "ana.json");
    await decide("ana", "approve", { out: file });
    await decide("ana", "reject");
    const late = await approve(context, "approve", "prod", { release: release.id, in: file });
    expect(ledger.standing().approvals).to.have.length(2);
    expect(late.text).to.include("✗ ana has rejected it");
  });

  it("a file is handed in for what it says only, and without a key", async () => {
    const { context, release, decide } = await asking();
    const file = path.join(context.home.root, "ana.json");
    await decide("ana", "reject", { out: file });
    const hand = (decision: "approve" | "reject", more = {}) =>
      approve(context, decision, "prod", { release: release.id, in: file, ...more });
    expect(await refusal(hand("approve"))).to.include({
      kind: "usage",
      message: `${file} holds a decision to reject, expected one to approve`,
    });
    expect(await refusal(hand("reject", { key: file }))).to.include({
      kind: "usage",
      message: "there are both --key and --in",
    });
    expect((await hand("reject")).text).to.include("✗ ana has rejected it");
  });

  it("where nothing is asked for there is nothing to approve", async () => {
    const { context, release } = await asking();
    const key = path.join(context.home.keys, "people", "ana");
    const failure = await refusal(approve(context, "approve", "staging", { release: release.id, key }));
    expect(failure).to.include({ kind: "usage", exitCode: 2 });
    expect(failure.message).to.match(/^staging asks for no approval of release [0-9a-f]{12}$/);
  });
});
