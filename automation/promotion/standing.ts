import type { Bound, PastEvent, ReleasePair, StepFacts } from "./events";
import { type Step, type StepResult, stepKey } from "./step";

/** A step of a run, as far as it has come. */
export interface StepRecord {
  readonly step: Step;
  /** Undefined while it goes on, and for ever where a crash came between. */
  readonly result: StepResult | undefined;
  readonly message: string;
  readonly seconds: number;
  readonly facts: StepFacts;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly endedAt: string | undefined;
  /** The mark that the engine's history carries for what this step did. */
  readonly operation: string | undefined;
}

/** What an approval was asked for. */
export interface Asked {
  readonly digest: string;
  readonly bound: Bound;
  /** RFC 3339. */
  readonly at: string;
}

/** One attempt to bring a pair of release and settings into a stage. */
export interface Run extends ReleasePair {
  readonly stage: string;
  readonly run: string;
  readonly cause: "promotion" | "rollback";
  readonly stacks: readonly string[];
  readonly path: string;
  readonly executor: string;
  readonly previous: ReleasePair | null;
  readonly startedAt: string;
  readonly steps: ReadonlyMap<string, StepRecord>;
  readonly asked: Asked | undefined;
  /** What made it void; undefined while it stands. */
  readonly voided: readonly string[] | undefined;
  /** The release that it went back to; undefined when it did not. */
  readonly rolledBackTo: string | undefined;
  readonly verified: boolean;
}

/** Whether a run has changed its stage, or may have: what only waits, or was stopped before its update, has not. */
export function hasEntered(run: Run): boolean {
  return run.verified || [...run.steps.values()].some(({ step }) => step.name === "update");
}

/** What a stage holds. */
export interface Occupant extends ReleasePair {
  readonly states: Readonly<Record<string, string>>;
  /** RFC 3339: since when, without interruption. */
  readonly since: string;
  readonly verifiedAt: string;
}

/** A stop that somebody has ordered. */
export interface Hold {
  readonly stage: string;
  readonly reason: string;
  readonly by: string;
  readonly since: string;
}

/** Where a stage stands. */
export interface StageStanding {
  /** Every run, oldest first. */
  readonly runs: readonly Run[];
  /** Undefined when nothing was ever verified, and while something else is being brought in. */
  readonly occupant: Occupant | undefined;
  /** Everything that was verified, oldest first, one after the other different. */
  readonly verified: readonly ReleasePair[];
  readonly hold: Hold | undefined;
}

export type GivenApproval = Extract<PastEvent, { kind: "approval-given" }>;

/** Where everything stands, read off what has happened. */
export interface Standing {
  readonly stages: ReadonlyMap<string, StageStanding>;
  readonly approvals: readonly GivenApproval[];
  /** What was last asked for. */
  readonly latest: { readonly release: string; readonly to: string } | undefined;
}

const NOTHING: StageStanding = { runs: [], occupant: undefined, verified: [], hold: undefined };

/** Where a stage stands; one of which nothing has happened stands empty. */
export function stageOf(standing: Standing, stage: string): StageStanding {
  return standing.stages.get(stage) ?? NOTHING;
}

/** The newest run of a release in a stage. */
export function runOf(standing: Standing, stage: string, release: string): Run | undefined {
  return stageOf(standing, stage).runs.findLast((run) => run.release === release);
}

/** Reads off what has happened where everything stands. Pure: the same events, the same standing. */
export function standingOf(events: Iterable<PastEvent>): Standing {
  const stages = new Map<string, StageStanding>();
  const approvals: GivenApproval[] = [];
  let latest: Standing["latest"];
  for (const event of events) {
    if (event.kind === "approval-given") approvals.push(event);
    else if (event.kind === "promotion-started") latest = { release: event.release, to: event.to };
    else stages.set(event.stage, withEvent(stages.get(event.stage) ?? NOTHING, event));
  }
  return { stages, approvals, latest };
}

type StageEvent = Exclude<PastEvent, { kind: "approval-given" | "promotion-started" }>;

function withEvent(stage: StageStanding, event: StageEvent): StageStanding {
  switch (event.kind) {
    case "run-started": {
      const { kind: _kind, at, ...started } = event;
      const run: Run = {
        ...started,
        startedAt: at,
        steps: new Map(),
        asked: undefined,
        voided: undefined,
        rolledBackTo: undefined,
        verified: false,
      };
      return { ...stage, runs: [...stage.runs, run] };
    }
    case "hold-placed":
      return { ...stage, hold: { stage: event.stage, reason: event.reason, by: event.by, since: event.at } };
    case "hold-lifted":
      return { ...stage, hold: undefined };
    case "stage-verified":
      return verified(
        withRun(stage, event.run, (run) => ({ ...run, verified: true })),
        event,
      );
    case "run-voided":
      return withRun(stage, event.run, (run) => ({ ...run, voided: event.changed }));
    case "rolled-back":
      return withRun(stage, event.run, (run) => ({ ...run, rolledBackTo: event.to }));
    case "approval-asked": {
      const { digest, bound, at } = event;
      return withRun(stage, event.run, (run) => ({ ...run, asked: { digest, bound, at } }));
    }
    case "step-started":
    case "step-ended":
      return withStep(stage, event);
    default:
      return stage;
  }
}

function withRun(stage: StageStanding, id: string, change: (run: Run) => Run): StageStanding {
  return { ...stage, runs: stage.runs.map((run) => (run.run === id ? change(run) : run)) };
}

function withStep(
  stage: StageStanding,
  event: Extract<StageEvent, { kind: "step-started" | "step-ended" }>,
): StageStanding {
  const step: Step = event.stack === undefined ? { name: event.step } : { name: event.step, stack: event.stack };
  const changed = withRun(stage, event.run, (run) => {
    const before = run.steps.get(stepKey(step));
    const record: StepRecord =
      event.kind === "step-started"
        ? {
            step,
            result: undefined,
            message: "",
            seconds: 0,
            facts: {},
            startedAt: event.at,
            endedAt: undefined,
            operation: event.operation,
          }
        : {
            step,
            result: event.result,
            message: event.message,
            seconds: event.seconds,
            facts: event.facts,
            startedAt: before?.startedAt ?? event.at,
            endedAt: event.at,
            operation: before?.operation,
          };
    return { ...run, steps: new Map([...run.steps, [stepKey(step), record]]) };
  });
  // From the moment an update may have begun until it is verified, nobody can say what the stage holds.
  return event.kind === "step-started" && event.step === "update" ? { ...changed, occupant: undefined } : changed;
}

function verified(stage: StageStanding, event: Extract<StageEvent, { kind: "stage-verified" }>): StageStanding {
  const { release, settings, states, since, at } = event;
  const last = stage.verified.at(-1);
  const isNew = last === undefined || !isSamePair(last, { release, settings });
  return {
    ...stage,
    occupant: { release, settings, states, since, verifiedAt: at },
    verified: isNew ? [...stage.verified, { release, settings }] : stage.verified,
  };
}

/** Whether two pairs are the same release with the same settings. */
export function isSamePair(one: ReleasePair, other: ReleasePair): boolean {
  return one.release === other.release && isSameRecord(one.settings, other.settings);
}

/** Whether two records name the same things and say the same of each. */
export function isSameRecord(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
