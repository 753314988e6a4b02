import { expect } from "chai";
import { approvalWait } from "../../../automation/promotion/approval-wait";
import { parseSigners } from "../../../automation/promotion/approvals/signers";
import { signStatement } from "../../../automation/promotion/approvals/statement";
import type { PastEvent } from "../../../automation/promotion/events";
import { rejectionText, stageApprovals } from "../../../automation/promotion/stage-approvals";
import { type GivenApproval, runOf, standingOf } from "../../../automation/promotion/standing";
import { twoStages } from "../../support/promotion-world";
import { testKey } from "../../support/ssh-keys";

const keys = { ana: testKey(1), raj: testKey(2), mei: testKey(3) };
type Name = keyof typeof keys;
const names: readonly Name[] = ["ana", "raj", "mei"];
const people = names.map((id) => ({ id, email: `${id}@example.com`, teams: ["devops"] }));
const signers = parseSigners(people.map(({ id, email }) => `${email} ${keys[id].publicText}\n`).join(""), "signers");
const path = { ...twoStages, people };
const [, production] = path.stages;
if (production === undefined || !signers.ok) throw new Error("the path has two stages, and the signers are read");
const stage = { ...production, approvals: { devops: 2 } };
const asked = {
  digest: "d1",
  at: "2026-01-01T00:00:00.000Z",
  bound: {
    stage: stage.name,
    release: "r1",
    settings: {},
    path: "p",
    plan: {},
    guardrails: {},
    startState: {},
    cost: "not estimated",
    engine: "3.259.0",
    rollback: null,
  },
} as const;

/** A decision that was signed at a minute and came in at one. */
const given = (
  who: Name,
  decision: "approve" | "reject",
  signed: number,
  came = signed,
  reason?: string,
): GivenApproval => {
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 1, minute)).toISOString();
  const statement = {
    version: 1,
    decision,
    stage: stage.name,
    release: "r1",
    digest: "d1",
    person: who,
    at: at(signed),
  } as const;
  const approval = signStatement(keys[who].privateText, reason === undefined ? statement : { ...statement, reason });
  return { kind: "approval-given", stage: stage.name, release: "r1", digest: "d1", approval, at: at(came) };
};
const found = (...decisions: readonly GivenApproval[]) =>
  stageApprovals({ stage, path, signers: signers.signers, release: "r1", asked, given: decisions, separations: [] });
const rejection = (...decisions: readonly GivenApproval[]) => {
  const against = found(...decisions).rejection;
  return against === undefined ? undefined : rejectionText(against);
};
const STARTED: PastEvent = {
  kind: "run-started",
  stage: stage.name,
  run: "run-1",
  release: "r1",
  settings: {},
  cause: "promotion",
  stacks: ["prod"],
  path: "p",
  executor: "robot",
  previous: null,
  at: "2026-01-01T00:00:00.000Z",
};
const run = runOf(standingOf([STARTED]), stage.name, "r1");

describe("the approvals of a stage", () => {
  it("names the rejection that stands, and no one that was taken back", () => {
    const taken = [given("raj", "reject", 1, 1, "wait"), given("ana", "approve", 2), given("raj", "approve", 3)];
    expect(rejection(...taken)).to.equal(undefined);
    expect(found(...taken).count.granted).to.equal(true);
    expect(rejection(...taken, given("mei", "reject", 4, 4, "no"))).to.equal("mei has rejected it: no");
    expect(rejection(given("raj", "reject", 1, 1, "first"), given("raj", "reject", 2, 2, "second"))).to.equal(
      "raj has rejected it: second",
    );
  });

  it("a decision is as old as its signature: handing it in again does not make it newer", () => {
    const early = given("raj", "approve", 1);
    expect(found(given("ana", "approve", 1), early).count.granted).to.equal(true);
    const replayed = [
      given("ana", "approve", 1),
      early,
      given("raj", "reject", 2),
      { ...early, at: given("raj", "approve", 9).at },
    ];
    expect(rejection(...replayed)).to.equal("raj has rejected it");
    expect(rejection(...replayed, given("raj", "approve", 10))).to.equal(undefined);
  });

  it("a signature from the future counts from when it came in", () => {
    expect(rejection(given("raj", "approve", 50, 1), given("raj", "reject", 2))).to.equal("raj has rejected it");
  });

  it("tells what is waited for, and the command that comes next", () => {
    const wait = (...decisions: readonly GivenApproval[]) =>
      approvalWait(path, stage, run ?? expect.fail(), found(...decisions));
    expect(wait(given("ana", "approve", 1))).to.deep.equal({
      kind: "approval",
      message: "needs 1 more approval of devops (ana, raj, mei); has ana (devops)",
      command: `./causeway approve ${stage.name} --release r1 --key FILE`,
    });
    expect(wait(given("ana", "approve", 1), given("raj", "approve", 1))).to.deep.equal({
      kind: "approval",
      message: "approved by ana (devops), raj (devops)",
      command: `./causeway promote --release r1 --to ${stage.name}`,
    });
    expect(wait(given("ana", "reject", 1))).to.deep.equal({ kind: "approval", message: "ana has rejected it" });
  });
});
