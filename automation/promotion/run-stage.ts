import { randomUUID } from "node:crypto";
import { ExitCode, Failure } from "../errors";
import { type Action, decide } from "./decide";
import type { ReleasePair } from "./events";
import { keepSettings } from "./stage-settings";
import { factsOf, type StageWorld } from "./stage-world";
import { isSamePair, isSameRecord, type Run, type StepRecord, stageOf } from "./standing";
import { goesOn, type Step, type StepName } from "./step";
import { approval } from "./steps/approval";
import { gates } from "./steps/gates";
import { guardrails } from "./steps/guardrails";
import type { RunStep, StepOutcome, Wait } from "./steps/outcome";
import { preview } from "./steps/preview";
import { operationMark, update } from "./steps/update";
import { verify } from "./steps/verify";

/** How far a call has brought a stage. */
export type StageEnd =
  /** The stage holds the release, verified; `did` says whether anything had to be done for it. */
  | { readonly kind: "verified"; readonly did: boolean }
  | { readonly kind: "waiting"; readonly waits: readonly Wait[] }
  | {
      readonly kind: "failed" | "errored";
      readonly message: string;
      /** Undefined when the release did not get into the stage at all. */
      readonly run: Run | undefined;
      readonly step: StepName | undefined;
    };

/** How each step is carried out. */
export type StepRunners = Readonly<Record<Exclude<StepName, "soak">, RunStep>>;

const realSteps: StepRunners = { gates, preview, guardrails, approval, update, verify };

/** How often one call begins anew because something has changed meanwhile: changes that never end are not chased. */
const MOST_RUNS = 3;

/** Does what there is to do for a stage until it is verified, waits, or something says no. */
export async function runStage(world: StageWorld, steps: StepRunners = realSteps): Promise<StageEnd> {
  const worked = new Set<string>();
  let started = 0;
  for (;;) {
    const action = decide(world.stage, world.before, world.ledger.standing(), factsOf(world, worked));
    if (action.kind === "nothing") return { kind: "verified", did: worked.size > 0 };
    if (action.kind === "blocked") return blockedEnd(action);
    if (action.kind === "ended") return endOf(action.record, action.run);
    if (action.kind === "void") {
      await tellVoid(world, action.run, action.changed);
      continue;
    }
    if (action.kind === "start") {
      started += 1;
      if (started > MOST_RUNS) return unsettled(world);
      await startRun(world);
      continue;
    }
    worked.add(action.run.run);
    const outcome = await carryOut(world, steps, action);
    if (outcome.voided !== undefined) await tellVoid(world, action.run, outcome.voided);
    else if (outcome.result === "waiting") return { kind: "waiting", waits: outcome.waits ?? [] };
    else if (goesOn(outcome.result) && action.step.name === "verify") await tellVerified(world, action.run);
  }
}

function blockedEnd({ blockers }: Extract<Action, { kind: "blocked" }>): StageEnd {
  const [first] = blockers.filter(({ result }) => result !== "waiting");
  if (first === undefined || first.result === "waiting") return { kind: "waiting", waits: blockers };
  return { kind: first.result, message: first.message, run: undefined, step: undefined };
}

function endOf({ result, message, step }: StepRecord, run: Run): StageEnd {
  return { kind: result === "failed" ? "failed" : "errored", message, run, step: step.name };
}

function unsettled({ stage }: StageWorld): StageEnd {
  const message = `what ${stage.name} stands on changed ${MOST_RUNS} times while it was promoted`;
  return { kind: "errored", message, run: undefined, step: undefined };
}

async function tellVoid({ ledger, context, stage }: StageWorld, run: Run, changed: readonly string[]): Promise<void> {
  context.progress(`${stage.name}   begins anew: ${changed.join(", ")} changed`);
  await ledger.tell({ kind: "run-voided", stage: run.stage, run: run.run, changed: [...changed] });
}

async function startRun(world: StageWorld): Promise<void> {
  const { stage, release, context, ledger, cause, executor, stacks } = world;
  const settings = Object.fromEntries(
    [...stacks].map(([name, { file }]) => [name, keepSettings(context.home, file.text)]),
  );
  const { path } = factsOf(world, new Set());
  await ledger.tell({
    kind: "run-started",
    stage: stage.name,
    run: randomUUID(),
    release: release.id,
    settings,
    cause,
    stacks: [...stage.stacks],
    path,
    executor,
    previous: previousOf(world, { release: release.id, settings }),
  });
}

/** What the stage was last verified to hold that is something else: where a rollback goes. */
function previousOf({ ledger, stage }: StageWorld, pair: ReleasePair): ReleasePair | null {
  const { verified } = stageOf(ledger.standing(), stage.name);
  return verified.findLast((other) => !isSamePair(other, pair)) ?? null;
}

/** Carries out a step between two lines of the journal: that it begins, and how it ended. */
async function carryOut(
  world: StageWorld,
  steps: StepRunners,
  { run, step, interrupted }: Extract<Action, { kind: "step" }>,
): Promise<StepOutcome> {
  const { ledger, context } = world;
  const at = {
    stage: run.stage,
    run: run.run,
    step: step.name,
    ...(step.stack === undefined ? {} : { stack: step.stack }),
  };
  const operation =
    step.name === "update" && step.stack !== undefined
      ? { operation: operationMark(world, run, step.stack, interrupted) }
      : {};
  await ledger.tell({ kind: "step-started", ...at, ...operation });
  const began = performance.now();
  const outcome = step.name === "soak" ? undefined : await outcomeOf(steps[step.name], world, run, step, interrupted);
  if (outcome === undefined) throw new Error("soaking is nothing that somebody carries out");
  const seconds = Math.round(performance.now() - began) / 1000;
  const { result, message, facts = {} } = outcome;
  await ledger.tell({ kind: "step-ended", ...at, result, message, seconds, facts });
  context.progress(stepLine(world.stage.name, step, result, message, seconds));
  return outcome;
}

/** One line for people: which step, how it ended, how long it took, and what it has to say. */
function stepLine(stage: string, { name, stack }: Step, result: string, message: string, seconds: number): string {
  const where = stack === undefined || stack === stage ? stage : `${stage}/${stack}`;
  return `${where.padEnd(12)} ${name.padEnd(10)} ${result.padEnd(8)} ${`${seconds.toFixed(1)} s`.padStart(7)}   ${message}`;
}

/** A step's outcome; what it could not find out, or was refused, is one as well. */
async function outcomeOf(
  runStep: RunStep,
  world: StageWorld,
  run: Run,
  step: Step,
  interrupted: StepRecord | undefined,
): Promise<StepOutcome> {
  try {
    return await runStep(world, run, step, interrupted);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const message = `${error.message}; ${error.remedy}`;
    if (error.kind === "lock") return { result: "waiting", message, waits: [{ kind: "lock", message: error.message }] };
    return { result: error.exitCode === ExitCode.no ? "failed" : "errored", message };
  }
}

async function tellVerified(world: StageWorld, run: Run): Promise<void> {
  const { ledger, stage, clock } = world;
  const states = world.states(stage);
  const before = stageOf(ledger.standing(), stage.name).occupant;
  const unchanged = before !== undefined && isSamePair(before, run) && isSameRecord(before.states, states);
  const since = unchanged ? before.since : clock.now().toISOString();
  const { release, settings } = run;
  await ledger.tell({ kind: "stage-verified", stage: stage.name, run: run.run, release, settings, states, since });
}
