import type { PromotionView } from "../promotion/promotion-view";
import type { StageState, StageView, StepView } from "../promotion/stage-view";
import type { StepResult } from "../promotion/step";
import { secondsText } from "./operation-text";

const stateSigns: Record<StageState, string> = {
  pending: "○",
  running: "●",
  waiting: "◌",
  verified: "✓",
  soaked: "✓",
  failed: "✗",
  errored: "?",
  unresolved: "?",
  "rolled-back": "↩",
  held: "■",
};

const stepSigns: Record<StepResult, string> = { passed: "✓", failed: "✗", errored: "?", waiting: "◌", skipped: "·" };

/** What a promotion is about, in the line that it begins with. */
export interface PromotionHeader {
  readonly release: string;
  /** Where the release comes from, in words. */
  readonly origin: string;
  /** The stages on the way, the target last. */
  readonly stages: readonly string[];
  /** The clouds of their stacks. */
  readonly targets: readonly string[];
  readonly executor: string;
}

/** `Release 3f9a1c22b0d4 → prod   dev → staging → prod   embedded cloud   commit 4be21aa   run by ana`. */
export function promotionHeader({ release, origin, stages, targets, executor }: PromotionHeader): string {
  const clouds = [...new Set(targets)].map((target) => (target === "embedded" ? "embedded cloud" : target)).join(", ");
  const way = stages.length > 1 ? [stages.join(" → ")] : [];
  return [
    `Release ${release.slice(0, 12)} → ${stages.at(-1) ?? ""}`,
    ...way,
    clouds,
    origin,
    `run by ${executor}`,
  ].join("   ");
}

/** Where a release stands, for people: the road in one line, then each stage that has begun, then what is waited for. */
export function promotionText(view: PromotionView): string {
  const { release, stages, holds, unresolved } = view;
  if (release === null) return "nothing was promoted yet\n  next  ./causeway promote --to dev";
  const road = stages.map(({ name, state }) => `${name} ${stateSigns[state]} ${state}`).join(" ──▶ ");
  return [
    `${release.slice(0, 12)}   ${road}`,
    ...stages.filter(({ steps, state }) => steps.length > 0 && state !== "pending").map(stageText),
    ...holds.map(({ stage, reason, by }) => `HELD  ${stage}  by ${by}: ${reason}\n  lift  ./causeway unhold ${stage}`),
    ...unresolved.map(
      ({ stage, stack, since }) =>
        `UNRESOLVED  ${stage}  the update of ${stack} began ${since} and broke off\n  next  ./causeway promote --to ${stage} classifies it and goes on`,
    ),
    ...stages
      .filter(({ state }) => state !== "held")
      .flatMap(waitingText)
      .slice(0, 2),
  ].join("\n");
}

function stageText({ name, state, steps }: StageView): string {
  return [`${name}   ${state}`, ...steps.map(stepText)].join("\n");
}

function stepText({ name, stack, result, message, seconds, details = [] }: StepView): string {
  const what = stack === undefined ? name : `${name} ${stack}`;
  const line = `  ${stepSigns[result]} ${what.padEnd(22)} ${result.padEnd(8)} ${secondsText(seconds).padStart(7)}   ${message}`;
  return [line, ...(result === "failed" ? details.map((detail) => `      ${detail}`) : [])].join("\n");
}

function waitingText({ name, waitingFor }: StageView): string[] {
  return waitingFor.map(({ message, until, command }) =>
    [
      `WAITING  ${name}  ${message}${until === undefined ? "" : `  until ${until}`}`,
      ...(command === undefined ? [] : [`  next  ${command}`]),
    ].join("\n"),
  );
}
