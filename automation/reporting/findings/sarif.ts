import { createHash } from "node:crypto";
import type { Log, ReportingDescriptor, Result } from "sarif";
import type { PolicyFacts, Severity } from "../../../lib/guardrail-pack";
import type { Finding, Findings, Waived } from "../../guardrails/findings";
import { nameOf } from "../operation-text";
import { messageOf } from "./finding-message";
import type { SourcePlace } from "./source-places";

/** What code scanning orders findings by, 0 to 10. Source: GitHub's `security-severity`, thresholds of CVSS 3. */
const SCORES: Readonly<Record<Severity, string>> = { critical: "9.5", high: "8.0", medium: "5.5", low: "3.0" };

/** What a SARIF log is made with, beside the findings. */
export interface SarifParts {
  readonly policies: readonly PolicyFacts[];
  /** The pack's version. */
  readonly version: string;
  /** Where a resource is made, if that is known. */
  readonly placeOf: (urn: string) => SourcePlace | undefined;
}

/**
 * Findings as a SARIF log, version 2.1.0 (OASIS). A violation is an error or a warning by its level; what is unknown is
 * an open result, which no reader takes for a pass; what is waived is there with its justification.
 */
export function sarifOf({ violations, unknown, waived }: Findings, parts: SarifParts): Log {
  const index = new Map(parts.policies.map(({ id }, position) => [id, position]));
  const common = (finding: Finding) => ({
    ruleId: finding.policy,
    ruleIndex: index.get(finding.policy) ?? -1,
    message: { text: messageOf(finding) },
    locations: [locationOf(finding, parts.placeOf(finding.resource))],
    partialFingerprints: { "finding/v1": fingerprint(finding) },
  });
  const results: Result[] = [
    ...violations.map((finding): Result => ({ ...common(finding), level: levelOf(finding) })),
    ...unknown.map((finding): Result => ({ ...common(finding), kind: "open", level: "none" })),
    ...waived.map(
      (finding): Result => ({ ...common(finding), level: levelOf(finding), suppressions: [pardon(finding)] }),
    ),
  ];
  return {
    version: "2.1.0",
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    runs: [
      {
        tool: {
          driver: { name: "causeway-guardrails", version: parts.version, rules: parts.policies.map(descriptorOf) },
        },
        results,
        columnKind: "utf16CodeUnits",
      },
    ],
  };
}

function descriptorOf({ id, title, severity, remedy, frameworks }: PolicyFacts): ReportingDescriptor {
  const controls = frameworks.flatMap(({ name, controls: ids }) => ids.map((control) => `${name} ${control}`));
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: `${title}.` },
    help: { text: `To mend it: ${remedy}.`, markdown: `**To mend it:** ${remedy}.` },
    properties: { "security-severity": SCORES[severity], tags: ["security", ...controls] },
  };
}

function levelOf({ level }: Finding): "error" | "warning" {
  return level === "mandatory" ? "error" : "warning";
}

function locationOf({ resource }: Finding, place: SourcePlace | undefined): NonNullable<Result["locations"]>[number] {
  return {
    logicalLocations: [{ name: nameOf(resource), fullyQualifiedName: resource, kind: "resource" }],
    ...(place === undefined
      ? {}
      : { physicalLocation: { artifactLocation: { uri: place.file }, region: { startLine: place.line } } }),
  };
}

function pardon({ owner, reason, until }: Waived): NonNullable<Result["suppressions"]>[number] {
  return { kind: "external", status: "accepted", justification: `${owner}, until ${until}: ${reason}` };
}

/** The same finding in the next run has the same one, whatever its words. */
function fingerprint({ policy, resource, path }: Finding): string {
  return createHash("sha256")
    .update(JSON.stringify([policy, resource, path]))
    .digest("hex");
}
