import type { Finding, Findings } from "../../automation/guardrails/findings";
import type { ReviewedFindings } from "../../automation/reporting/findings/findings-page";
import type { PolicyFacts } from "../../lib/guardrail-pack";

const policy = (id: string, title: string, severity: PolicyFacts["severity"]): PolicyFacts => ({
  id,
  title,
  severity,
  frameworks: [{ name: "PCI DSS 4.0", controls: [id === "rds-public" ? "1.3.1" : "8.3.2"] }],
  requirements: [],
  levels: {
    shared: "mandatory",
    dev: "advisory",
    staging: "mandatory",
    prod: "mandatory",
    "prod-pci": "mandatory",
    other: "advisory",
  },
  remedy: "mend it",
  scope: "resource",
  configSchema: {},
});

/** A finding of `rds-public` in prod. */
export const sampleFinding = (more: Partial<Finding> = {}): Finding => ({
  policy: "rds-public",
  level: "mandatory",
  severity: "critical",
  resource: "urn:pulumi:prod::causeway::aws:rds/instance:Instance::database",
  path: "publiclyAccessible",
  message: "the database has a <public> address",
  remedy: "set it to false",
  frameworks: [{ name: "PCI DSS 4.0", controls: ["1.3.1"] }],
  ...more,
});

/** What a reviewer is shown of prod, which three guardrails looked at. */
export const sampleReview = (findings: Partial<Findings> = {}): ReviewedFindings => ({
  subject: "prod",
  findings: { checked: 12, violations: [], unknown: [], waived: [], ...findings },
  looked: { "rds-public": 1, "sm-rotation": 2 },
  policies: [
    policy("sm-rotation", "Secrets change by themselves", "medium"),
    policy("rds-public", "Databases have no public address", "critical"),
    policy("sqs-closed", "Queues are closed", "low"),
  ],
  version: "1.2.3",
  placeOf: () => ({ file: "components/database/database.ts", line: 76 }),
});

/** Findings of every kind. */
export const sampleFindings = (): Partial<Findings> => ({
  violations: [
    sampleFinding(),
    sampleFinding({ policy: "sm-rotation", severity: "medium", level: "advisory", path: "" }),
  ],
  unknown: [
    sampleFinding({ path: "policy", message: "the policy is not known" }),
    sampleFinding({ path: "policy", policy: "sm-rotation" }),
    sampleFinding({ path: "port", message: "the port is not known" }),
  ],
  waived: [{ ...sampleFinding({ path: "tags" }), owner: "ana", reason: "moving house", until: "2026-12-04" }],
  mended: [{ policy: "sm-rotation", resource: sampleFinding().resource, message: "sets tags.Owner = ana" }],
});
