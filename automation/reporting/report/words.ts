import type { StageState } from "../../promotion/stage-view";
import type { StepResult } from "../../promotion/step";

/** What a colour stands for; the word beside it says the same. */
export type Tone = "good" | "busy" | "waiting" | "bad" | "quiet";

/** How a stage's state is shown. */
export const stateLooks: Readonly<
  Record<StageState, { readonly sign: string; readonly tone: Tone; readonly word: string }>
> = {
  pending: { sign: "○", tone: "quiet", word: "not begun" },
  running: { sign: "●", tone: "busy", word: "running" },
  waiting: { sign: "◌", tone: "waiting", word: "waiting" },
  verified: { sign: "✓", tone: "good", word: "verified" },
  soaked: { sign: "✓", tone: "good", word: "soaked" },
  failed: { sign: "✗", tone: "bad", word: "failed" },
  errored: { sign: "?", tone: "bad", word: "could not find out" },
  unresolved: { sign: "?", tone: "bad", word: "unresolved" },
  "rolled-back": { sign: "↩", tone: "bad", word: "rolled back" },
  held: { sign: "■", tone: "waiting", word: "held" },
};

/** How a step's result is shown; `unknown` is one whose end nobody knows. */
export const resultLooks: Readonly<Record<StepResult | "unknown", { readonly sign: string; readonly tone: Tone }>> = {
  passed: { sign: "✓", tone: "good" },
  failed: { sign: "✗", tone: "bad" },
  errored: { sign: "?", tone: "bad" },
  waiting: { sign: "◌", tone: "waiting" },
  skipped: { sign: "·", tone: "quiet" },
  unknown: { sign: "?", tone: "bad" },
};

/** `2026-11-25 14:57:48 UTC`: a moment to the second. */
export function momentText(rfc3339: string): string {
  return `${rfc3339.slice(0, 10)} ${rfc3339.slice(11, 19)} UTC`;
}

/** The first digits of a release or digest, as many as people read. */
export function shortHex(text: string): string {
  return text.slice(0, 12);
}

/** `1 change`, `2 changes`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
