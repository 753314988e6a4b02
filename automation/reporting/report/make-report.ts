import { durationText } from "../../../lib/duration";
import type { PastEvent } from "../../promotion/events";
import type { PromotionPath, Stage } from "../../promotion/path/path";
import { isGated } from "../../promotion/path/path";
import type { PromotionView } from "../../promotion/promotion-view";
import type { StackRecord } from "../../promotion/stack-record";
import type { StageView } from "../../promotion/stage-view";
import { type Run, type Standing, stageOf } from "../../promotion/standing";
import { stepKey, stepsOf } from "../../promotion/step";
import type { Release } from "../../release/release";
import { crashesIn } from "./crashes";
import type {
  Audit,
  Claim,
  Report,
  ReportedApprovals,
  ReportedRun,
  ReportedStage,
  Rollback,
  StackFindings,
} from "./report";
import { changesOf } from "./stack-changes";
import { verdictOf } from "./verdict";

/** What a report is made from; everything was read before. */
export interface ReportParts {
  readonly release: Release;
  readonly path: PromotionPath;
  readonly events: readonly PastEvent[];
  readonly standing: Standing;
  readonly view: PromotionView;
  readonly virtualTime: boolean;
  /** What a run's preview of a stack came to; undefined where it was not kept. */
  readonly recordOf: (run: string, stack: string) => StackRecord | undefined;
  readonly approvalsOf: (run: Run) => ReportedApprovals | undefined;
  readonly audit: Audit;
  readonly versions: Readonly<Record<string, string>>;
  readonly claims: readonly Claim[];
}

/** Makes the report of a release. Pure: the same parts, the same report. */
export function makeReport(parts: ReportParts): Report {
  const { release, path, events, standing, view, audit, versions, claims, virtualTime } = parts;
  const runs = runsSince(standing, release.id);
  const stages = path.stages.map((stage, index) => reportedStage(path, stage, view.stages[index]));
  const crashes = crashesIn(events, new Set(runs.map(({ run }) => run)));
  const rollbacks = rollbacksIn(events, standing, new Set(runs.map(({ run }) => run)));
  const { commit, author, dirty, engine, artifacts } = release.manifest;
  return {
    verdict: verdictOf({ release: release.id, stages, crashes, rollbacks, holds: view.holds, audit, claims }),
    release: { id: release.id, created: release.created, commit, author, dirty, engine, files: artifacts.length },
    time: view.time,
    virtualTime,
    stages,
    runs: runs.map((run) => reportedRun(path, run, release.id)),
    approvals: runs.flatMap((run) => parts.approvalsOf(run) ?? []),
    findings: path.stages.flatMap((stage) => findingsOf(parts, stage)),
    changes: runs.flatMap((run) => changesOf(run, parts.recordOf)),
    crashes,
    rollbacks,
    holds: view.holds,
    audit,
    versions,
    claims,
  };
}

/** Every run since the release first came to a stage, in order of time: what replaced it belongs to its story. */
function runsSince({ stages }: Standing, release: string): readonly Run[] {
  const all = [...stages.values()]
    .flatMap(({ runs }) => runs)
    .toSorted((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt));
  const first = all.findIndex((run) => run.release === release);
  return first === -1 ? [] : all.slice(first);
}

function reportedStage(path: PromotionPath, stage: Stage, view: StageView | undefined): ReportedStage {
  const { name, from, stacks, soak } = stage;
  return {
    name,
    from,
    stacks,
    soak: soak === 0 ? "" : durationText(soak),
    asks: asksOf(path, stage),
    state: view?.state ?? "pending",
    since: view?.since ?? null,
    waitingFor: view?.waitingFor ?? [],
  };
}

/** What a stage asks of a release, in words. */
function asksOf(path: PromotionPath, { from, branch, gates, approvals, separation, wait }: Stage): string[] {
  const before = path.stages.find(({ name }) => name === from);
  return [
    ...(before === undefined ? [] : [`verified in ${before.name}`]),
    ...(before === undefined || before.soak === 0 ? [] : [`${durationText(before.soak)} of soak there`]),
    ...(branch === undefined ? [] : [`branch ${branch}`]),
    ...gates,
    "guardrails",
    ...Object.entries(approvals).map(([team, count]) => `${count} of ${team}`),
    ...separation.map((duty) => `approver is not the ${duty}`),
    ...(wait === 0 ? [] : [`${durationText(wait)} between plan and update`]),
  ];
}

function reportedRun(path: PromotionPath, run: Run, release: string): ReportedRun {
  const stage = path.stages.find(({ name }) => name === run.stage);
  const order = stepsOf({ stacks: run.stacks, gated: stage !== undefined && isGated(stage) });
  return {
    run: run.run,
    stage: run.stage,
    release: run.release,
    own: run.release === release,
    cause: run.cause,
    executor: run.executor,
    startedAt: run.startedAt,
    end: endOf(run),
    steps: order.flatMap((step) => {
      const record = run.steps.get(stepKey(step));
      if (record === undefined) return [];
      const { result, message, seconds, startedAt, facts } = record;
      const told = result === undefined ? "it began, and how it ended is not known" : message;
      return [
        {
          name: step.name,
          stack: step.stack,
          result,
          message: told,
          details: facts.details ?? [],
          startedAt,
          seconds,
        },
      ];
    }),
  };
}

function endOf({ verified, rolledBackTo, voided, steps }: Run): ReportedRun["end"] {
  if (verified) return "verified";
  if (rolledBackTo !== undefined) return "rolled back";
  if (voided !== undefined) return "void";
  return [...steps.values()].some(({ result }) => result === "failed") ? "failed" : "not finished";
}

/** What the guardrails found in the stacks of a stage, by the release's newest run that looked. */
function findingsOf({ standing, release, recordOf }: ReportParts, stage: Stage): StackFindings[] {
  const runs = stageOf(standing, stage.name).runs.filter((run) => run.release === release.id);
  return stage.stacks.flatMap((stack): StackFindings[] => {
    const run = runs.findLast(({ run: id }) => recordOf(id, stack) !== undefined);
    const findings = run === undefined ? undefined : recordOf(run.run, stack)?.findings;
    if (run === undefined || findings === undefined || findings === null) return [];
    const { checked, violations, unknown, waived } = findings;
    return [{ stage: stage.name, stack, checked, violations, unknown, waived, atUpdate: atUpdateOf(run, stack) }];
  });
}

/** What an update found when everything was known to it. */
function atUpdateOf(run: Run, stack: string): StackFindings["atUpdate"] {
  const update = run.steps.get(stepKey({ name: "update", stack }));
  const { violations, unknown } = update?.facts ?? {};
  return update?.result !== "passed" || violations === undefined || unknown === undefined
    ? undefined
    : { violations, unknown };
}

function rollbacksIn(events: readonly PastEvent[], standing: Standing, runs: ReadonlySet<string>): Rollback[] {
  return events.flatMap((event): Rollback[] => {
    if (event.kind !== "rolled-back" || !runs.has(event.run)) return [];
    const run = stageOf(standing, event.stage).runs.find(({ run: id }) => id === event.run);
    const failed = [...(run?.steps.values() ?? [])].find(({ result }) => result === "failed");
    const reason = failed === undefined ? null : `${stepKey(failed.step)}: ${failed.message}`;
    return [{ stage: event.stage, from: event.from, to: event.to, at: event.at, reason }];
  });
}
