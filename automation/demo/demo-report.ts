import type { Report } from "../reporting/report/report";
import type { Claim, DemoFacts } from "./claims";

/**
 * What report.json says: what `promote --json` said of the release at the end of the demo, beside it the crash, the
 * rollback, what the guardrails found, the audit, and the whole report. Pure.
 */
export function demoReport(
  facts: DemoFacts,
  claims: readonly Claim[],
  report: Report,
): Readonly<Record<string, unknown>> {
  const { end, crash, bad, audit, approvals } = facts;
  const { stopped, rolledBack } = bad;
  const held = (name: Claim["name"]) => claims.find((claim) => claim.name === name)?.ok ?? false;
  const [rollback] = report.rollbacks;
  return {
    ...end,
    crash: {
      stage: "staging",
      stack: crash.kill?.stack ?? null,
      signal: crash.signal,
      at: crash.kill?.at ?? null,
      of: crash.kill?.of ?? null,
      stateAfter: crash.stateAfter,
      resumed: held("crash"),
      message: crash.resumed,
      twice: Object.values(crash.inventories).flatMap(({ twice }) => twice),
      inventories: crash.inventories,
    },
    rollback: {
      stage: rollback?.stage ?? null,
      from: rollback?.from ?? null,
      to: rollback?.to ?? null,
      at: rollback?.at ?? null,
      reason: rollback?.reason ?? null,
      commit: rolledBack.title,
      rolledBack: held("rollback"),
    },
    findings: report.findings,
    stopped: { commit: stopped.title, exitCode: stopped.code, findings: stopped.findings },
    approvals,
    audit: { ...audit, head: report.audit.head },
    claims,
    report,
  };
}
