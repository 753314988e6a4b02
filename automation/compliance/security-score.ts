import type { LookedAt, PolicyFacts, Severity } from "../../lib/guardrail-pack";
import type { Finding } from "../guardrails/findings";
import type { StackFindings } from "./controls";

/** Severities, the gravest first. */
export const severities: readonly Severity[] = ["critical", "high", "medium", "low"];

/** What a policy counts. */
const WEIGHTS: Readonly<Record<Severity, number>> = { critical: 10, high: 5, medium: 2, low: 1 };

/**
 * How much of what was looked at is held, 0 to 100: the weight of the policies that hold, of the weight of all that
 * looked at something. What is violated, waived or unknown does not hold.
 *
 * @returns undefined where nothing was looked at: that is no score, and no success
 */
export function scoreOf(policies: readonly PolicyFacts[], stacks: readonly StackFindings[]): number | undefined {
  let all = 0;
  let held = 0;
  for (const { looked, findings } of stacks) {
    const broken = new Set(
      [...findings.violations, ...findings.unknown, ...findings.waived].map(({ policy }) => policy),
    );
    for (const { id, severity } of policies.filter((policy) => hasLooked(looked, policy))) {
      all += WEIGHTS[severity];
      if (!broken.has(id)) held += WEIGHTS[severity];
    }
  }
  return all === 0 ? undefined : Math.floor((held / all) * 100);
}

function hasLooked(looked: LookedAt, { id }: PolicyFacts): boolean {
  return (looked[id] ?? 0) > 0;
}

/** Whether a finding is at least as grave as a threshold. */
export function isAsGraveAs(finding: Finding, threshold: Severity): boolean {
  return severities.indexOf(finding.severity) <= severities.indexOf(threshold);
}
