import { canonicalJson } from "../../lib/canonical-json";
import { type Blocker, blockersOf, holdOf } from "./eligibility";
import { type Bound, boundSchema } from "./events";
import { isGated, type Stage } from "./path/path";
import { isSamePair, isSameRecord, type Run, type Standing, type StepRecord, stageOf } from "./standing";
import { goesOn, type Step, stepKey, stepsOf } from "./step";

/** What is so outside the journal, at the moment of deciding. */
export interface Facts {
  readonly cause: "promotion" | "rollback";
  readonly release: string;
  /** Digests of the settings of the stage's stacks. */
  readonly settings: Readonly<Record<string, string>>;
  /** Digest of the stage's part of the path, the people and their keys. */
  readonly path: string;
  readonly engine: string;
  /** Digests of the states of the stage's stacks. */
  readonly states: Readonly<Record<string, string>>;
  /** As states, of the stage before. */
  readonly statesBefore: Readonly<Record<string, string>>;
  readonly branch: string | undefined;
  /** The time, milliseconds. */
  readonly now: number;
  /** Runs that this very call has worked on: one of them that has failed is not tried again. */
  readonly worked: ReadonlySet<string>;
}

/** What is to be done for a stage next. */
export type Action =
  /** The stage holds this release with these settings, verified, and nothing has changed since. */
  | { readonly kind: "nothing" }
  | { readonly kind: "blocked"; readonly blockers: readonly Blocker[] }
  | { readonly kind: "start" }
  /** The run stands on something that is another now. */
  | { readonly kind: "void"; readonly run: Run; readonly changed: readonly string[] }
  | { readonly kind: "step"; readonly run: Run; readonly step: Step; readonly interrupted: StepRecord | undefined }
  /** A step of this call said no, or could not find out. */
  | { readonly kind: "ended"; readonly run: Run; readonly record: StepRecord };

/** What is to be done for a stage next: pure, so that after a crash the same is decided again. */
export function decide(stage: Stage, before: Stage | undefined, standing: Standing, facts: Facts): Action {
  const { runs, occupant } = stageOf(standing, stage.name);
  const run = runs.at(-1);
  const isOpen = run !== undefined && run.release === facts.release && run.cause === facts.cause && isUnfinished(run);
  if (occupant !== undefined && isSamePair(occupant, facts) && isSameRecord(occupant.states, facts.states) && !isOpen) {
    return { kind: "nothing" };
  }
  const stopped = facts.cause === "rollback" ? [] : holdOf(stage, standing);
  if (stopped.length > 0) return { kind: "blocked", blockers: stopped };
  if (!isOpen) return start(stage, before, standing, facts);

  const changed = changedSince(run, facts);
  if (changed.length > 0) return { kind: "void", run, changed };
  const steps = stepsOf({ stacks: stage.stacks, gated: isGated(stage) });
  for (const step of steps) {
    const record = run.steps.get(stepKey(step));
    if (record?.result === undefined) return { kind: "step", run, step, interrupted: record };
    if (goesOn(record.result)) continue;
    if (record.result === "waiting") return { kind: "step", run, step, interrupted: undefined };
    if (facts.worked.has(run.run)) return { kind: "ended", run, record };
    // A no is a no: another run begins from the start. What nobody could find out is tried again where it was.
    return record.result === "failed"
      ? start(stage, before, standing, facts)
      : { kind: "step", run, step, interrupted: record };
  }
  return start(stage, before, standing, facts);
}

function start(stage: Stage, before: Stage | undefined, standing: Standing, facts: Facts): Action {
  const blockers = facts.cause === "rollback" ? [] : blockersOf(stage, before, standing, facts);
  return blockers.length > 0 ? { kind: "blocked", blockers } : { kind: "start" };
}

/** Whether a run may still go on: not void, not verified, not taken back. */
export function isUnfinished(run: Run): boolean {
  return run.voided === undefined && !run.verified && run.rolledBackTo === undefined;
}

/**
 * What of the things that a run stands on is another now, in words; empty when it stands. A stack whose update has begun
 * is not asked for its state: the run itself has moved it.
 */
export function changedSince(run: Run, facts: Facts): readonly string[] {
  const settings = Object.keys(run.settings).filter((stack) => run.settings[stack] !== facts.settings[stack]);
  const states = run.stacks.filter((stack) => {
    const preview = run.steps.get(stepKey({ name: "preview", stack }));
    const hasBegun = run.steps.has(stepKey({ name: "update", stack }));
    return preview?.facts.startState !== undefined && !hasBegun && preview.facts.startState !== facts.states[stack];
  });
  return [
    ...settings.map((stack) => `the settings of ${stack}`),
    ...(run.path === facts.path ? [] : ["the stage's part of the path, its people or their keys"]),
    ...states.map((stack) => `the state of ${stack}`),
  ];
}

/** What of an approval's digest is another now, in words: the parts of two digests held side by side. */
export function differenceOf(approved: Bound, found: Bound): readonly string[] {
  const isAnother = (name: keyof Bound) => canonicalJson(approved[name]) !== canonicalJson(found[name]);
  return boundSchema
    .keyof()
    .options.filter(isAnother)
    .map((name) => boundWords[name]);
}

const boundWords: Record<keyof Bound, string> = {
  stage: "the stage",
  release: "the release",
  settings: "the settings",
  path: "the stage's part of the path, its people or their keys",
  plan: "the plan",
  guardrails: "what the guardrails found",
  startState: "the state that the plan starts from",
  cost: "the cost",
  engine: "the engine's version",
  rollback: "what it would go back to",
};
