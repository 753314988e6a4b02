import type { PastEvent } from "../../promotion/events";
import { stepKey } from "../../promotion/step";
import type { Crash } from "./report";

type StepEvent = Extract<PastEvent, { kind: "step-started" | "step-ended" }>;

/**
 * Every step that broke off: it began, and before it ended it began again, or nothing more is known of it. A step that
 * goes on right now looks the same as one that has just broken off.
 *
 * @param runs whose steps are looked at
 */
export function crashesIn(events: readonly PastEvent[], runs: ReadonlySet<string>): readonly Crash[] {
  const open = new Map<string, StepEvent>();
  const crashes: Crash[] = [];
  const resumed = new Map<string, number>();
  for (const event of events) {
    if ((event.kind !== "step-started" && event.kind !== "step-ended") || !runs.has(event.run)) continue;
    const { stage, step, stack, run, at } = event;
    const key = `${run} ${stepKey(stack === undefined ? { name: step } : { name: step, stack })}`;
    const before = open.get(key);
    if (event.kind === "step-started") {
      if (before !== undefined) {
        resumed.set(key, crashes.length);
        crashes.push({ stage, step: nameOf(event), brokeOffAfter: before.at, resumedAt: at, message: "" });
      }
      open.set(key, event);
      continue;
    }
    open.delete(key);
    const index = resumed.get(key);
    const crash = index === undefined ? undefined : crashes[index];
    if (index !== undefined && crash !== undefined)
      crashes[index] = { ...crash, message: `${event.result}: ${event.message}` };
  }
  for (const event of open.values()) {
    crashes.push({
      stage: event.stage,
      step: nameOf(event),
      brokeOffAfter: event.at,
      resumedAt: undefined,
      message: "nothing more is known of it",
    });
  }
  return crashes;
}

/** `the update of staging`, `the verify`. */
function nameOf({ step, stack }: StepEvent): string {
  return stack === undefined ? `the ${step}` : `the ${step} of ${stack}`;
}
