import type { Finding, LookedAt, Outcome, Waiver } from "../../lib/guardrail-pack";

export type { Finding } from "../../lib/guardrail-pack";

/** A violation that somebody answers for: the finding, with who, why and the last day on which it holds. */
export type Waived = Finding & Pick<Waiver, "owner" | "reason" | "until">;

/** A resource that a policy has made right, for a team that lets it. */
export interface MendedResource {
  readonly policy: string;
  /** URN. */
  readonly resource: string;
  /** What was done: `sets tags.Owner = platform-team`. */
  readonly message: string;
}

/** What the guardrails say of a stack. */
export interface Findings {
  /** How many resources were looked at. */
  readonly checked: number;
  readonly violations: readonly Finding[];
  /** What cannot be decided before the update, each with the property that is missing. Never a pass. */
  readonly unknown: readonly Finding[];
  readonly waived: readonly Waived[];
  /** What was made right before anybody looked. Left out where nothing was. */
  readonly mended?: readonly MendedResource[];
}

/** What a process that ran the pack tells: how many resources it looked at, and every answer that is not a yes. */
export interface PolicyReport {
  readonly checked: number;
  /** How many resources each policy looked at. */
  readonly looked?: LookedAt;
  readonly outcomes: readonly Outcome[];
  readonly mended?: readonly MendedResource[];
}

/**
 * The findings of a report: each once (the engine asks about a resource more than once), what stops a change first,
 * then by policy and resource. What is a violation is not unknown as well.
 */
export function findingsOf({ checked, outcomes, mended = [] }: PolicyReport): Findings {
  const of = (kind: Outcome["kind"]) =>
    new Map(outcomes.filter((outcome) => outcome.kind === kind).map(({ finding }) => [keyOf(finding), finding]));
  const violations = of("violation");
  const unknown = [...of("unknown")].filter(([key]) => !violations.has(key)).map(([, finding]) => finding);
  const waived = new Map<string, Waived>();
  for (const outcome of outcomes) {
    if (outcome.kind !== "waived") continue;
    const { owner, reason, until } = outcome.waiver;
    waived.set(keyOf(outcome.finding), { ...outcome.finding, owner, reason, until });
  }
  return {
    checked,
    violations: sorted([...violations.values()]),
    unknown: sorted(unknown),
    waived: sorted([...waived.values()]),
    ...(mended.length === 0 ? {} : { mended }),
  };
}

/** Whether these findings stop a change. */
export function stopsChange({ violations }: Findings): boolean {
  return violations.some(({ level }) => level === "mandatory");
}

/** Whether something that a change would be stopped for is not known: no yes, where no update will decide it. */
export function leavesOpen({ unknown }: Findings): boolean {
  return unknown.some(({ level }) => level === "mandatory");
}

function keyOf({ policy, resource, path }: Finding): string {
  return JSON.stringify([policy, resource, path]);
}

function sorted<Kind extends Finding>(findings: readonly Kind[]): readonly Kind[] {
  return findings.toSorted((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1));
}

/** What stops a change comes first. */
function rankOf(finding: Finding): string {
  return `${finding.level === "mandatory" ? 0 : 1}${keyOf(finding)}`;
}
