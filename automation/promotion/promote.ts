import { durationText } from "../../lib/duration";
import type { CommandContext } from "../context";
import { gitFacts } from "../release/git";
import type { Release } from "../release/release";
import { createRelease, findRelease } from "../release/release-store";
import { runnableRelease } from "../release/runnable-release";
import { type ResolvedStack, resolveKeptSettings, resolveStack } from "../resolve-stack";
import type { Clock } from "./clock";
import type { ReleasePair } from "./events";
import { openLedger } from "./ledger";
import { type PromotionPath, type Stage, stagesTo } from "./path/path";
import { leftRun } from "./rollback-target";
import { runStage, type StageEnd } from "./run-stage";
import { keptSettings } from "./stage-settings";
import { type PromotionWorld, type StageWorld, statesOf } from "./stage-world";
import { stageOf } from "./standing";
import type { Wait } from "./steps/outcome";
import { branchOf, executorOf, loadPath, readSigners } from "./world";

/** What a promotion is asked to do. */
export interface PromotionRequest {
  readonly release?: string;
  readonly branch?: string;
  readonly as?: string;
  readonly targetCloud?: "embedded";
}

/** How a promotion ended, as far as this call has come. */
export interface PromotionEnd {
  readonly release: Release;
  readonly path: PromotionPath;
  readonly end: StageEnd["kind"];
  /** The stage at which it ended, when it did not get to its target. */
  readonly at: string | undefined;
  /** Why; empty when it got to its target. */
  readonly message: string;
  readonly waits: ReadonlyMap<string, readonly Wait[]>;
}

/** Everything that a promotion works with. @throws Failure (usage, settings, program, state) */
export async function openWorld(
  context: CommandContext,
  clock: Clock,
  request: PromotionRequest,
): Promise<PromotionWorld> {
  const path = loadPath(context);
  const git = await gitFacts(context);
  const release =
    request.release === undefined ? await createRelease(context, clock.now()) : findRelease(context, request.release);
  let runnable: ReturnType<typeof runnableRelease> | undefined;
  return {
    context,
    clock,
    ledger: openLedger(context.home, clock),
    path,
    signers: readSigners(context, path),
    release,
    runnable: () => (runnable ??= runnableRelease(context, release)),
    branch: branchOf(context, request.branch, git.branch),
    executor: executorOf(context, request.as),
    states: (stage) => statesOf(context.home, stage),
    targetCloud: request.targetCloud,
  };
}

/**
 * Walks a release along the path as far as it gets: to its target, to something that it waits for, or to a no. Where the
 * stage says so, a failed update or verification is taken back.
 */
export async function promote(world: PromotionWorld, target: Stage): Promise<PromotionEnd> {
  const { ledger, release, path, context, executor, branch } = world;
  const stages = stagesTo(path, target);
  // Nothing begins before the settings of every stack on the way hold.
  const stacks = new Map(stages.map((stage) => [stage.name, checkoutStacks(world, stage)]));
  await ledger.tell({
    kind: "promotion-started",
    release: release.id,
    to: target.name,
    executor,
    branch: branch ?? null,
  });
  for (const stage of stages) {
    const stageWorld: StageWorld = {
      ...world,
      stage,
      before: path.stages.find(({ name }) => name === stage.from),
      cause: "promotion",
      covered: false,
      stacks: stacks.get(stage.name) ?? new Map(),
    };
    const end = await untilTimeHasPassed(stageWorld);
    if (end.kind === "verified") continue;
    const failedInside = end.kind === "failed" && (end.step === "update" || end.step === "verify");
    if (failedInside && stage.onFailure === "rollback" && end.run?.previous) {
      context.progress(`${stage.name}   ${end.message}`);
      const back = await rollBack(world, stage, end.run.previous, true);
      const went = back.kind === "verified" ? "rolled back" : `and the rollback ${back.kind}`;
      return { ...ended(world, stage, end), message: `${messageOf(end)}; ${went}` };
    }
    return ended(world, stage, end);
  }
  return { release, path, end: "verified", at: undefined, message: "", waits: new Map() };
}

function ended({ release, path }: PromotionWorld, stage: Stage, end: StageEnd): PromotionEnd {
  const waits = new Map(end.kind === "waiting" ? [[stage.name, end.waits]] : []);
  return { release, path, end: end.kind, at: stage.name, message: messageOf(end), waits };
}

function messageOf(end: StageEnd): string {
  if (end.kind === "verified") return "";
  return end.kind === "waiting" ? end.waits.map(({ message }) => message).join("; ") : end.message;
}

/** Runs a stage; on a clock that may be moved, what only time would bring is not waited for. */
async function untilTimeHasPassed(world: StageWorld): Promise<StageEnd> {
  for (;;) {
    const end = await runStage(world);
    if (end.kind !== "waiting" || world.clock.passUntil === undefined) return end;
    const moments = end.waits.map(({ until }) => until);
    if (moments.length === 0 || moments.includes(undefined)) return end;
    const until = new Date(Math.max(...moments.map((moment) => Date.parse(moment ?? ""))));
    world.context.progress(
      `${world.stage.name.padEnd(12)} time passes  ${durationText(until.getTime() - world.clock.now().getTime())}   ${messageOf(end)}`,
    );
    world.clock.passUntil(until);
  }
}

/** The stage's stacks with the settings of the checkout. @throws Failure (settings) with every problem of them */
function checkoutStacks({ context, targetCloud }: PromotionWorld, stage: Stage): ReadonlyMap<string, ResolvedStack> {
  return new Map(stage.stacks.map((name) => [name, resolveStack(context, name, targetCloud)]));
}

/**
 * Brings a stage back to a release and settings that it held before, through the same steps; then holds the stage, so
 * that nothing brings the failed release back.
 *
 * @param covered whether the approvals of the failed promotion cover it
 */
export async function rollBack(
  world: PromotionWorld,
  stage: Stage,
  to: ReleasePair,
  covered: boolean,
): Promise<StageEnd> {
  const { context, ledger, path, targetCloud, executor } = world;
  const failed = leftRun(stageOf(ledger.standing(), stage.name).runs, to);
  const release = findRelease(context, to.release);
  let runnable: ReturnType<typeof runnableRelease> | undefined;
  const stacks = new Map(
    stage.stacks.map((name): [string, ResolvedStack] => {
      const text = keptSettings(context.home, to.settings[name] ?? "");
      return [name, resolveKeptSettings({ stack: name, path: `Pulumi.${name}.yaml`, text }, targetCloud)];
    }),
  );
  context.progress(`${stage.name}   going back to release ${release.id.slice(0, 12)}`);
  const end = await untilTimeHasPassed({
    ...world,
    release,
    runnable: () => (runnable ??= runnableRelease(context, release)),
    stage,
    before: path.stages.find(({ name }) => name === stage.from),
    cause: "rollback",
    covered,
    stacks,
  });
  if (end.kind !== "verified" || failed === undefined) return end;
  await ledger.tell({ kind: "rolled-back", stage: stage.name, run: failed.run, from: failed.release, to: to.release });
  const reason = `release ${failed.release.slice(0, 12)} was rolled back`;
  await ledger.tell({ kind: "hold-placed", stage: stage.name, reason, by: executor });
  return end;
}
