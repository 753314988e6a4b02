import { expect } from "chai";
import { claimsOf, type DemoFacts } from "../../../automation/demo/claims";

const good = "a".repeat(64);
const step = (name: string, result: string) => ({ name, result, message: "" });
const view = (states: Record<string, string>, release = good) => ({
  release,
  stages: Object.entries(states).map(([name, state]) => ({ name, state, steps: [step("verify", "failed")] })),
  unresolved: [],
});
const exact = { expected: 2, found: 2, twice: [], orphans: [], missing: [] };
const violation = { policy: "net-path-internet", level: "mandatory", resource: "r", message: "open" };

/** A demo in which everything went as it is told. */
const facts: DemoFacts = {
  release: good,
  end: view({ dev: "soaked", staging: "verified", prod: "verified" }),
  crash: {
    kill: { stack: "staging", at: 115, of: 287 },
    signal: "SIGKILL",
    stateAfter: "unresolved",
    resumed: "resumed   + 172 create   115 same",
    inventories: { staging: exact },
  },
  approvals: {
    outsider: { person: "mei", code: 1, reason: "in no team that is asked" },
    missingAfterFirst: 1,
    missingAfterAgain: 1,
    last: { digest: "d", approvals: [{ person: "ana", team: "devops" }], missing: {}, refused: [] },
  },
  bad: {
    stopped: { title: "t", code: 1, findings: { checked: 7, violations: [violation] } },
    rolledBack: { title: "t", release: "b".repeat(64), code: 1, view: view({ prod: "rolled-back" }) },
  },
  prodAfter: { release: good, held: true },
  audit: { ok: true, entries: 156, firstBad: null, reason: null },
};

const failing = (changes: Partial<DemoFacts>) =>
  claimsOf({ ...facts, ...changes })
    .filter(({ ok }) => !ok)
    .map(({ name }) => name);

describe("claimsOf", () => {
  it("holds every claim where all was seen, each with what was seen", () => {
    expect(failing({})).to.deep.equal([]);
    expect(claimsOf(facts).map(({ name, proof }) => `${name}: ${proof}`)).to.deep.equal([
      "road: dev soaked, staging verified, prod verified",
      "crash: killed by SIGKILL at 115 of 287 resources, then unresolved, then resumed   + 172 create   115 same",
      "once: staging 2 of 2",
      "approvals: ana for devops; mei refused: in no team that is asked; 1 still missing after one had signed twice",
      "guardrails: net-path-internet",
      "rollback: verify failed, prod rolled-back, verified again",
      "audit: 156 entries verified",
    ]);
  });

  const { crash, approvals, bad } = facts;
  const refutations: [string, string, Partial<DemoFacts>][] = [
    ["road", "a stage only waits", { end: view({ dev: "soaked", staging: "waiting", prod: "verified" }) }],
    ["road", "another release got there", { end: view({ dev: "soaked", staging: "soaked", prod: "soaked" }, "c") }],
    ["crash", "the runner was not killed", { crash: { ...crash, signal: null } }],
    ["crash", "the update was over", { crash: { ...crash, kill: { stack: "staging", at: 287, of: 287 } } }],
    ["crash", "nobody noticed", { crash: { ...crash, stateAfter: "pending" } }],
    ["crash", "it began anew", { crash: { ...crash, resumed: "+ 287 create   0 same" } }],
    ["once", "something is there twice", { crash: { ...crash, inventories: { staging: { ...exact, twice: ["u"] } } } }],
    ["once", "one too many", { crash: { ...crash, inventories: { dev: exact, staging: { ...exact, found: 3 } } } }],
    ["once", "nothing was looked at", { crash: { ...crash, inventories: {} } }],
    [
      "approvals",
      "one who may not was counted",
      { approvals: { ...approvals, outsider: { person: "mei", code: 0, reason: "" } } },
    ],
    ["approvals", "one counted twice", { approvals: { ...approvals, missingAfterAgain: 0 } }],
    [
      "approvals",
      "somebody is missing",
      { approvals: { ...approvals, last: { ...approvals.last, missing: { devops: 1 } } } },
    ],
    [
      "guardrails",
      "it only warned",
      {
        bad: {
          ...bad,
          stopped: { ...bad.stopped, findings: { checked: 7, violations: [{ ...violation, level: "advisory" }] } },
        },
      },
    ],
    ["guardrails", "it went through", { bad: { ...bad, stopped: { ...bad.stopped, code: 0 } } }],
    ["rollback", "it was verified", { bad: { ...bad, rolledBack: { ...bad.rolledBack, code: 0 } } }],
    ["rollback", "it stayed", { bad: { ...bad, rolledBack: { ...bad.rolledBack, view: view({ prod: "failed" }) } } }],
    ["rollback", "production is not verified again", { prodAfter: { release: good, held: false } }],
    ["audit", "an entry was edited", { audit: { ok: false, entries: 3, firstBad: 4, reason: "edited" } }],
    ["audit", "there is no entry", { audit: { ok: true, entries: 0, firstBad: null, reason: null } }],
  ];
  for (const [name, why, changes] of refutations) {
    it(`does not hold ${name}: ${why}`, () => expect(failing(changes)).to.deep.equal([name]));
  }
});
