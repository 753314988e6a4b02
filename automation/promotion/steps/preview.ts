import { readCheckpoint } from "../../engine/checkpoint";
import { planDigest } from "../../engine/plan/plan-form";
import { changesText } from "../../reporting/operation-text";
import { outputsDiffer } from "../stack-outputs";
import { findingsDigest, keepRecord } from "../stack-record";
import { stackOf } from "../stage-world";
import type { RunStep } from "./outcome";
import { releaseOperation } from "./release-operation";

/** Asks the engine what the update would do, and keeps it as the plan that the update will be held to. */
export const preview: RunStep = async (world, run, step) => {
  const stack = stackOf(world, step.stack);
  const { log, plan, findings, startState } = await releaseOperation(world, stack, {
    args: ["preview"],
    plan: "write",
  });
  const { changes, changed } = log;
  if (changes === undefined || plan === undefined) {
    return { result: "errored", message: `the engine did not say what the update of ${stack.name} would do` };
  }
  const changesOutputs = outputsDiffer(readCheckpoint(world.context.home.state, stack.name), log.outputs);
  const parts = { plan, startState, changes, changesOutputs, changed, findings };
  const record = keepRecord(world.context.home, run.run, stack.name, parts);
  return {
    result: "passed",
    message:
      changesOutputs && startState !== "empty" ? `${changesText(changes)}   other outputs` : changesText(changes),
    facts: {
      plan: planDigest(plan),
      startState,
      guardrails: findingsDigest(record.findings),
      changes,
      ...(findings === null
        ? {}
        : {
            checked: findings.checked,
            violations: findings.violations.length,
            unknown: findings.unknown.length,
          }),
    },
  };
};
