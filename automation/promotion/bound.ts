import { createHash } from "node:crypto";
import { canonicalJson } from "../../lib/canonical-json";
import { planDigest } from "../engine/plan/plan-form";
import { ENGINE_VERSION } from "../engine/version";
import { releaseId } from "../release/manifest";
import type { Bound } from "./events";
import { findingsDigest, readRecord } from "./stack-record";
import { factsOf, type StageWorld } from "./stage-world";
import type { Run } from "./standing";
import { stepKey } from "./step";

/** What a person signs for: the digest of everything that is bound. */
export function boundDigest(bound: Bound): string {
  return createHash("sha256").update(canonicalJson(bound)).digest("hex");
}

/** Everything that a run stands for, as its steps have recorded it: what an approval is asked for. */
export function recordedBound(world: StageWorld, run: Run): Bound {
  const preview = (stack: string) => run.steps.get(stepKey({ name: "preview", stack }))?.facts;
  const byStack = (of: (stack: string) => string | undefined) =>
    Object.fromEntries(run.stacks.map((stack) => [stack, of(stack) ?? "none"]));
  return {
    stage: run.stage,
    release: run.release,
    settings: run.settings,
    path: run.path,
    plan: byStack((stack) => preview(stack)?.plan),
    guardrails: byStack((stack) => preview(stack)?.guardrails),
    startState: byStack((stack) => preview(stack)?.startState),
    cost: "not estimated",
    engine: run.asked?.bound.engine ?? ENGINE_VERSION,
    rollback: world.stage.onFailure === "rollback" ? run.previous : null,
  };
}

/**
 * The same, digested again from what lies there now. A stack whose update has begun is not asked for its state: the run
 * itself has moved it.
 */
export function foundBound(world: StageWorld, run: Run): Bound {
  const facts = factsOf(world, new Set());
  const recorded = recordedBound(world, run);
  const { home } = world.context;
  const previewed = run.stacks.filter((stack) => run.steps.has(stepKey({ name: "preview", stack })));
  const records = new Map(previewed.map((stack) => [stack, readRecord(home, run.run, stack)]));
  const byStack = (of: (stack: string) => string | undefined) =>
    Object.fromEntries(run.stacks.map((stack) => [stack, of(stack) ?? "none"]));
  const record = <T>(stack: string, of: (record: NonNullable<ReturnType<typeof records.get>>) => T): T | undefined => {
    const found = records.get(stack);
    return found === undefined ? undefined : of(found);
  };
  return {
    stage: world.stage.name,
    release: releaseId(world.release.manifest),
    settings: facts.settings,
    path: facts.path,
    plan: byStack((stack) => record(stack, ({ plan }) => planDigest(plan))),
    guardrails: byStack((stack) => record(stack, ({ findings }) => findingsDigest(findings))),
    startState: byStack((stack) => {
      if (!records.has(stack)) return undefined;
      return run.steps.has(stepKey({ name: "update", stack })) ? recorded.startState[stack] : facts.states[stack];
    }),
    cost: "not estimated",
    engine: facts.engine,
    rollback: world.stage.onFailure === "rollback" ? run.previous : null,
  };
}
