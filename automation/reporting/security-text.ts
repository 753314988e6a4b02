import type { CheckedStacks } from "../compliance/check-all-stacks";
import { severities } from "../compliance/security-score";
import type { Finding } from "../guardrails/findings";
import { uncheckedLines } from "./compliance-text";
import { nameOf } from "./operation-text";

/** A scan for people: the score, then each stack's findings, the gravest first. */
export function securityText(score: number | null, stacks: CheckedStacks): string {
  return [
    `Security   ${score === null ? "no score: nothing was looked at" : `${score} of 100`}`,
    ...uncheckedLines(stacks.unchecked),
    ...stacks.checked.flatMap(({ stack, findings: { checked, violations, unknown, waived } }) => [
      `${stack}   ${checked} resources   ${violations.length} violations   ${unknown.length} unknown until the update   ${waived.length} waived`,
      ...bySeverity(violations).map(lineOf),
    ]),
  ].join("\n");
}

function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

function lineOf({ severity, policy, resource, path, message, remedy }: Finding): string {
  return `  ${severity}  ${policy}  ${nameOf(resource)}${path === "" ? "" : ` ${path}`}  ${message}\n        fix  ${remedy}`;
}
