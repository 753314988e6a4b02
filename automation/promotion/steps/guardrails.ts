import { readRecord } from "../stack-record";
import { stackOf } from "../stage-world";
import type { RunStep } from "./outcome";

/** How many findings are told one by one. */
const SHOWN = 10;

/** Decides on what the guardrails found in the preview. That nothing was looked at is no yes. */
export const guardrails: RunStep = (world, run, step) => {
  const stack = stackOf(world, step.stack);
  const { findings } = readRecord(world.context.home, run.run, stack.name);
  if (findings === null || findings.checked === 0) {
    return Promise.resolve({ result: "errored", message: `the guardrails looked at nothing in ${stack.name}` });
  }
  const { checked, violations, unknown, waived } = findings;
  const stops = [...violations, ...unknown].filter(({ level }) => level === "mandatory");
  const facts = { checked, violations: violations.length, unknown: unknown.length };
  const counts = `${checked} resources checked, ${violations.length} violations, ${unknown.length} unknown, ${waived.length} waived`;
  if (stops.length === 0) return Promise.resolve({ result: "passed", message: counts, facts });
  const details = stops.slice(0, SHOWN).map(({ policy, resource, path, message, remedy }) => {
    const where = path === "" ? resource : `${resource} ${path}`;
    return `${policy}  ${where}: ${message} (fix: ${remedy})`;
  });
  const message = `${stops.length} findings stop this: ${stops[0]?.policy ?? ""} in ${stops[0]?.resource.split("::").at(-1) ?? ""}`;
  return Promise.resolve({ result: "failed", message, facts: { ...facts, details } });
};
