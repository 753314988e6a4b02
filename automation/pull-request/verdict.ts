import type { Finding } from "../guardrails/findings";
import type { StackResult } from "./stack-results";

/** What is said about a pull request, before any detail. */
export interface Verdict {
  /** `unknown` where a stack could not be looked at and none says no. */
  readonly answer: "yes" | "no" | "unknown";
  /** One line of plain text. */
  readonly sentence: string;
}

/** How many stacks are named in a sentence; of more, the rest is counted. */
const NAMED = 5;

/** What the results of a pull request's stacks come to. */
export function verdictOf(results: readonly StackResult[]): Verdict {
  const stopped = results.filter((result) => stopsOf(result).length > 0);
  const missing = results.filter(({ preview }) => preview.kind === "none");
  const open = missing.length === 0 ? "" : `${names(missing)} could not be looked at`;
  if (stopped.length > 0) {
    const count = stopped.flatMap(stopsOf).length;
    const what = count === 1 ? "1 finding stops" : `${count} findings stop`;
    const sentence = `✗ ${what} this pull request, in ${names(stopped)}`;
    return { answer: "no", sentence: open === "" ? sentence : `${sentence}; ${open}` };
  }
  if (open !== "") return { answer: "unknown", sentence: `? ${open}: what this pull request does is not known` };
  if (results.length === 0) return { answer: "yes", sentence: "✓ This pull request touches no stack" };
  return { answer: "yes", sentence: `✓ Nothing stops this pull request in ${names(results)}` };
}

/** The violations that stop a stack's change. */
export function stopsOf({ preview }: StackResult): readonly Finding[] {
  return preview.kind === "none" ? [] : preview.findings.violations.filter(({ level }) => level === "mandatory");
}

/** `dev, staging and prod`. */
function names(results: readonly StackResult[]): string {
  const shown = results.slice(0, NAMED).map(({ stack }) => stack);
  const all = results.length > NAMED ? [...shown, `${results.length - NAMED} more`] : shown;
  const last = all.at(-1) ?? "";
  return all.length < 2 ? last : `${all.slice(0, -1).join(", ")} and ${last}`;
}
