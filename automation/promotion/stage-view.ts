import { durationText } from "../../lib/duration";
import { type Facts, isUnfinished } from "./decide";
import { blockersOf } from "./eligibility";
import { isGated, type PromotionPath, type Stage } from "./path/path";
import type { Occupant, Run, Standing } from "./standing";
import { isSameRecord, stageOf } from "./standing";
import { type Step, type StepName, type StepResult, stepKey, stepsOf } from "./step";
import type { Wait } from "./steps/outcome";

/** Where a stage stands for a release, in one word. */
export type StageState =
  | "pending"
  | "running"
  | "waiting"
  | "verified"
  | "soaked"
  | "failed"
  | "errored"
  | "unresolved"
  | "rolled-back"
  | "held";

/** A step as people and programs see it; one that has not begun is not there. */
export interface StepView {
  readonly name: StepName;
  /** The stack that it works on; left out for steps of the whole stage. */
  readonly stack?: string;
  readonly result: StepResult;
  readonly message: string;
  readonly seconds: number;
  readonly details?: readonly string[];
}

/** A stage as people and programs see it, for one release. */
export interface StageView {
  readonly name: string;
  readonly state: StageState;
  readonly stacks: readonly string[];
  readonly steps: readonly StepView[];
  readonly waitingFor: readonly Wait[];
  /** Since when it holds the release without interruption, RFC 3339; null while it does not. */
  readonly since: string | null;
  /** The digest that approvals are asked for; null where nothing is asked. */
  readonly digest: string | null;
}

/** What showing a stage depends on beside the journal. */
export interface ViewFacts {
  readonly release: string;
  readonly now: number;
  readonly branch: string | undefined;
  /** Digests of the states of every stack. */
  readonly states: Readonly<Record<string, string>>;
  /** Whether a process is promoting right now. */
  readonly atWork: boolean;
  /** What the call that has just ended waits for, by stage. */
  readonly waits: ReadonlyMap<string, readonly Wait[]>;
}

/** Every stage of a path, as it stands for a release. Pure. */
export function stageViews(path: PromotionPath, standing: Standing, facts: ViewFacts): readonly StageView[] {
  return path.stages.map((stage) => stageView(path, stage, standing, facts));
}

function stageView(path: PromotionPath, stage: Stage, standing: Standing, facts: ViewFacts): StageView {
  const { runs, occupant, hold } = stageOf(standing, stage.name);
  const open = openRun(runs, facts.release);
  const run = open ?? runs.findLast(({ release, cause }) => release === facts.release && cause === "promotion");
  const is = occupant?.release === facts.release && isSameRecord(occupant.states, statesOf(stage, facts));
  // While something of the same release is on its way, other settings or a way back, that is what people wait for.
  const holds = is && open === undefined;
  const state = holds ? soakState(stage, occupant, facts) : stateOf(stage, run, hold !== undefined, facts);
  const shown = holds ? runs.findLast(({ release, verified }) => release === facts.release && verified) : run;
  const steps = shown === undefined ? [] : stepViews(stage, shown);
  const soak = holds ? [soakStep(stage, occupant, facts)] : [];
  return {
    name: stage.name,
    state,
    stacks: stage.stacks,
    steps: [...steps, ...soak],
    waitingFor: waitsOf(path, stage, state, standing, facts),
    since: is ? occupant.since : null,
    digest: shown?.asked?.digest ?? null,
  };
}

/** The run of a release that a stage is at, if it has come anywhere and may still go on. */
function openRun(runs: readonly Run[], release: string): Run | undefined {
  const run = runs.at(-1);
  return run?.release === release && isUnfinished(run) && run.steps.size > 0 ? run : undefined;
}

function statesOf(stage: Stage, { states }: ViewFacts): Record<string, string> {
  return Object.fromEntries(stage.stacks.map((stack) => [stack, states[stack] ?? "empty"]));
}

function soakState(stage: Stage, { since }: Occupant, { now }: ViewFacts): StageState {
  return Date.parse(since) + stage.soak <= now ? "soaked" : "verified";
}

/** Where a stage stands that does not hold the release. */
function stateOf(stage: Stage, run: Run | undefined, held: boolean, { atWork }: ViewFacts): StageState {
  if (run?.rolledBackTo !== undefined) return "rolled-back";
  const last = run === undefined ? undefined : newestStep(stage, run);
  const broken = last !== undefined && last.result === undefined;
  if (broken && !atWork) return last.step.name === "update" ? "unresolved" : held ? "held" : "pending";
  if (atWork && run !== undefined && run.voided === undefined && !run.verified && last?.result !== "failed")
    return "running";
  if (held) return "held";
  if (run === undefined || run.voided !== undefined || run.verified || last === undefined) return "pending";
  if (last.result === "failed" || last.result === "errored" || last.result === "waiting") return last.result;
  return "pending";
}

/** The step that a run has come to. */
function newestStep(stage: Stage, run: Run) {
  return orderOf(stage)
    .map((step) => run.steps.get(stepKey(step)))
    .findLast((record) => record !== undefined);
}

function orderOf(stage: Stage): readonly Step[] {
  return stepsOf({ stacks: stage.stacks, gated: isGated(stage) });
}

function stepViews(stage: Stage, run: Run): StepView[] {
  return orderOf(stage).flatMap((step): StepView[] => {
    const record = run.steps.get(stepKey(step));
    if (record === undefined) return [];
    const { result = "errored", seconds, facts } = record;
    const message = record.result === undefined ? "it began, and how it ended is not known" : record.message;
    return [{ ...step, result, message, seconds, ...(facts.details === undefined ? {} : { details: facts.details }) }];
  });
}

function soakStep(stage: Stage, { since, verifiedAt }: Occupant, { now }: ViewFacts): StepView {
  if (stage.soak === 0) return { name: "soak", result: "skipped", message: "no soak time", seconds: 0 };
  const left = Date.parse(since) + stage.soak - now;
  const seconds = Math.max(0, Math.min(stage.soak, now - Date.parse(verifiedAt)) / 1000);
  const of = durationText(stage.soak);
  return left > 0
    ? { name: "soak", result: "waiting", message: `${durationText(left)} of ${of} are left`, seconds }
    : { name: "soak", result: "passed", message: `soaked for ${of} without interruption`, seconds };
}

/** What a stage waits for: what the call has found, else what keeps the release from entering. */
function waitsOf(
  path: PromotionPath,
  stage: Stage,
  state: StageState,
  standing: Standing,
  facts: ViewFacts,
): readonly Wait[] {
  const found = facts.waits.get(stage.name);
  if (found !== undefined) return found;
  if (state !== "pending" && state !== "held" && state !== "waiting") return [];
  const { runs } = stageOf(standing, stage.name);
  const run = runs.at(-1);
  const last = run?.release === facts.release ? newestStep(stage, run) : undefined;
  if (last?.result === "waiting")
    return [{ kind: last.step.name === "approval" ? "approval" : "lock", message: last.message }];
  const before = path.stages.find(({ name }) => name === stage.from);
  const entry: Pick<Facts, "release" | "branch" | "now" | "statesBefore"> = {
    release: facts.release,
    branch: facts.branch,
    now: facts.now,
    statesBefore: before === undefined ? {} : statesOf(before, facts),
  };
  return blockersOf(stage, before, standing, entry).map(({ result: _result, ...wait }) => wait);
}
