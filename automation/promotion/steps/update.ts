import { historyMarks } from "../../engine/history";
import { stopsChange } from "../../guardrails/findings";
import { changesText } from "../../reporting/operation-text";
import { boundDigest, foundBound, recordedBound } from "../bound";
import { differenceOf } from "../decide";
import { readRecord } from "../stack-record";
import { type StageWorld, stackOf } from "../stage-world";
import type { Run, StepRecord } from "../standing";
import { stepKey } from "../step";
import type { RunStep } from "./outcome";
import { releaseOperation } from "./release-operation";

/**
 * Brings a stack to what was previewed and approved: everything that is bound is digested again, and the engine is held
 * to the plan. After a crash in the middle the same plan goes on; what it has made already is the same by then.
 */
export const update: RunStep = async (world, run, step, interrupted) => {
  const stack = stackOf(world, step.stack);
  const approved = run.asked?.bound ?? recordedBound(world, run);
  const found = foundBound(world, run);
  if (boundDigest(approved) !== boundDigest(found)) {
    const changed = differenceOf(approved, found);
    return { result: "failed", message: `what was approved is another now: ${changed.join(", ")}`, voided: changed };
  }
  const strangers = interrupted === undefined ? [] : strangersSince(world, stack.name, interrupted);
  if (strangers.length > 0) {
    const message = `somebody else has worked on ${stack.name} since its update broke off`;
    return { result: "failed", message, voided: [`the state of ${stack.name}: ${strangers.join(", ")}`] };
  }
  const { plan, changes, changesOutputs, startState } = readRecord(world.context.home, run.run, stack.name);
  const nothingToDo = ["create", "update", "replace", "delete"].every((operation) => (changes[operation] ?? 0) === 0);
  if (nothingToDo && !changesOutputs && startState !== "empty" && interrupted === undefined) {
    return { result: "skipped", message: "no changes" };
  }
  const operation = {
    args: ["up", "--yes", "--skip-preview"],
    plan,
    mark: operationMark(world, run, stack.name, interrupted),
  };
  const { log, findings } = await releaseOperation(world, stack, operation);
  if (log.changes === undefined) {
    return { result: "errored", message: `the engine did not say what the update of ${stack.name} did` };
  }
  if (findings === null || findings.checked === 0) {
    return { result: "errored", message: `the guardrails looked at nothing in the update of ${stack.name}` };
  }
  const { checked, violations, unknown } = findings;
  const facts = { changes: log.changes, checked, violations: violations.length, unknown: unknown.length };
  if (stopsChange(findings)) {
    const details = violations.map(({ policy, resource, message }) => `${policy}  ${resource}: ${message}`);
    const message = `${violations.length} guardrails stopped it when everything was known: ${violations[0]?.policy ?? ""}`;
    return { result: "failed", message, facts: { ...facts, details } };
  }
  const again = interrupted === undefined ? "" : "resumed   ";
  return { result: "passed", message: `${again}${changesText(log.changes)}`, facts };
};

/** The mark that the engine's history carries for an update: the run, the stack, and how much history there was. */
export function operationMark(world: StageWorld, run: Run, stack: string, interrupted: StepRecord | undefined): string {
  if (interrupted?.operation !== undefined) return interrupted.operation;
  const length = historyMarks(world.context.home.state, stack).length;
  return `causeway ${run.run} ${stepKey({ name: "update", stack })} after ${length}`;
}

/** What others have done to a stack since an update of ours broke off: the marks that they left. */
function strangersSince(world: StageWorld, stack: string, { operation }: StepRecord): readonly string[] {
  const length = Number(/ after (\d+)$/.exec(operation ?? "")?.[1] ?? Number.NaN);
  if (!Number.isInteger(length)) return ["an update that left no mark"];
  return historyMarks(world.context.home.state, stack)
    .slice(length)
    .filter((mark) => mark !== operation)
    .map((mark) => (mark === "" ? "an operation without a mark" : JSON.stringify(mark)));
}
