import type { Finding, Findings } from "../../automation/guardrails/findings";

/** A finding about a database in dev. */
export function sampleFinding(changes: Partial<Finding> = {}): Finding {
  return {
    policy: "rds-public",
    level: "mandatory",
    severity: "critical",
    resource: "urn:pulumi:dev::causeway::causeway:database:Database$aws:rds/instance:Instance::database-instance",
    path: "publiclyAccessible",
    message: "the database is public",
    remedy: "set publiclyAccessible: false",
    frameworks: [],
    ...changes,
  };
}

/** What the guardrails say of a stack in which everything holds, but for `changes`. */
export function sampleFindings(changes: Partial<Findings> = {}): Findings {
  return { checked: 7, violations: [], unknown: [], waived: [], ...changes };
}

/** What `preview --json` prints. */
export function samplePreview(stack: string, findings: Findings | null = sampleFindings()): string {
  const changes = { create: 1, update: 2, replace: 0, delete: 0, same: 290 };
  return JSON.stringify({
    stack,
    changes,
    findings,
    looked: { "rds-public": 1 },
    outputs: {},
    retained: [],
    seconds: 1,
  });
}
