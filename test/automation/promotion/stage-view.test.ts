import { expect } from "chai";
import type { PromotionEvent } from "../../../automation/promotion/events";
import { stageViews, type ViewFacts } from "../../../automation/promotion/stage-view";
import { standingOf } from "../../../automation/promotion/standing";
import type { StepName, StepResult } from "../../../automation/promotion/step";
import { twoStages } from "../../support/promotion-world";

const START = "2026-01-01T00:00:00.000Z";
const HOUR = 3_600_000;
const of = { stage: "staging", run: "run-1" } as const;
const started: PromotionEvent = {
  kind: "run-started",
  ...of,
  release: "r1",
  settings: { staging: "s" },
  cause: "promotion",
  stacks: ["staging"],
  path: "p",
  executor: "robot",
  previous: null,
};
const began = (step: StepName): PromotionEvent => ({ kind: "step-started", ...of, step, ...stackOf(step) });
const ended = (step: StepName, result: StepResult, message = ""): PromotionEvent => ({
  kind: "step-ended",
  ...of,
  step,
  ...stackOf(step),
  result,
  message,
  seconds: 1,
  facts: {},
});
const stackOf = (step: StepName) => (["preview", "guardrails", "update"].includes(step) ? { stack: "staging" } : {});
const verified: PromotionEvent = {
  kind: "stage-verified",
  ...of,
  release: "r1",
  settings: { staging: "s" },
  states: { staging: "x" },
  since: START,
};
const again: PromotionEvent = { ...started, run: "run-2", settings: { staging: "t" } };
const back: PromotionEvent = { ...started, run: "run-2", cause: "rollback" };
const waits: PromotionEvent = {
  kind: "step-ended",
  stage: "staging",
  run: "run-2",
  step: "gates",
  result: "waiting",
  message: "needs ana",
  seconds: 1,
  facts: {},
};
const BOUND = {
  stage: "staging",
  release: "r1",
  settings: { staging: "t" },
  path: "p",
  plan: { staging: "plan" },
  guardrails: { staging: "g" },
  startState: { staging: "x" },
  cost: "not estimated",
  engine: "3.259.0",
  rollback: null,
} as const;
const hold: PromotionEvent = { kind: "hold-placed", stage: "staging", reason: "incident", by: "ana" };
const rolledBack: PromotionEvent = { kind: "rolled-back", ...of, from: "r1", to: "r0" };

function views(events: readonly PromotionEvent[], changes: Partial<ViewFacts> = {}) {
  const standing = standingOf(events.map((event) => ({ ...event, at: START })));
  const facts: ViewFacts = {
    release: "r1",
    now: Date.parse(START),
    branch: "main",
    states: { staging: "x" },
    atWork: false,
    waits: new Map(),
    ...changes,
  };
  return stageViews(twoStages, standing, facts);
}

describe("a stage as people see it", () => {
  const states: readonly (readonly [string, readonly PromotionEvent[], Partial<ViewFacts>, string])[] = [
    ["nothing has happened", [], {}, "pending"],
    ["a process works on it", [started, began("preview")], { atWork: true }, "running"],
    ["a step waits", [started, ended("gates", "waiting")], {}, "waiting"],
    ["a step said no", [started, ended("guardrails", "failed")], {}, "failed"],
    ["nobody could find out", [started, ended("preview", "errored")], {}, "errored"],
    ["a preview broke off", [started, began("preview")], {}, "pending"],
    ["an update broke off", [started, ended("preview", "passed"), began("update")], {}, "unresolved"],
    ["it was verified", [started, verified], {}, "verified"],
    ["it has soaked", [started, verified], { now: Date.parse(START) + 24 * HOUR }, "soaked"],
    ["it was changed since", [started, verified], { states: { staging: "y" } }, "pending"],
    ["it was verified, and other settings of it wait", [started, verified, again, waits], {}, "waiting"],
    ["it was verified, and going back to it waits", [started, verified, back, waits], {}, "waiting"],
    ["it was verified, and another run has done nothing yet", [started, verified, again], {}, "verified"],
    ["it is held", [hold], {}, "held"],
    ["it is verified, and held for others", [started, verified, hold], {}, "verified"],
    ["it was taken back", [started, ended("verify", "failed"), rolledBack], {}, "rolled-back"],
    ["another release is shown", [started, verified], { release: "r2" }, "pending"],
  ];
  for (const [name, events, facts, state] of states) {
    it(`is ${state} when ${name}`, () => expect(views(events, facts)[0]?.state).to.equal(state));
  }

  it("shows soaking as its last step, with what is left of it", () => {
    const soak = (now: number) => views([started, verified], { now })[0]?.steps.at(-1);
    expect(soak(Date.parse(START) + HOUR)).to.deep.equal({
      name: "soak",
      result: "waiting",
      message: "23h of 24h are left",
      seconds: 3600,
    });
    expect(soak(Date.parse(START) + 25 * HOUR)).to.include({ result: "passed", seconds: 86_400 });
  });

  it("says why the next stage may not take it yet, first what comes first", () => {
    const [, prod] = views([started, verified], { branch: "feature" });
    expect(prod?.waitingFor).to.deep.equal([
      {
        kind: "soak",
        message: "it soaks in staging for 24h, of which 24h are left",
        until: "2026-01-02T00:00:00.000Z",
      },
      { kind: "branch", message: "prod takes commits of main only; this is feature" },
    ]);
    expect(views([started, verified], { now: Date.parse(START) + 24 * HOUR })[1]?.waitingFor).to.deep.equal([]);
  });

  it("shows the steps and the digest of what is on its way, and since when the stage holds what it has", () => {
    const bound = {
      kind: "approval-asked",
      stage: "staging",
      run: "run-2",
      release: "r1",
      digest: "d2",
      bound: BOUND,
    } as const;
    const [view] = views([started, verified, again, bound, waits]);
    expect(view?.digest).to.equal("d2");
    expect(view?.since).to.equal(START);
    expect(view?.steps.map(({ name, result }) => `${name} ${result}`)).to.deep.equal(["gates waiting"]);
    expect(view?.waitingFor).to.deep.equal([{ kind: "lock", message: "needs ana" }]);
  });

  it("a step that broke off is told as not known, never as passed", () => {
    expect(views([started, began("update")])[0]?.steps).to.deep.equal([
      {
        name: "update",
        stack: "staging",
        result: "errored",
        message: "it began, and how it ended is not known",
        seconds: 0,
      },
    ]);
  });
});
