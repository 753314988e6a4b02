import { createHmac } from "node:crypto";
import fs from "node:fs";
import messages from "@pulumi/pulumi/proto/analyzer_pb";
import { plannedProperties, type SecretDigest, sortedJson } from "../plan/planned-value";
import {
  isPlanned,
  type PlannedResource,
  refusalOf,
  UNDECLARED,
  type UpdatePlan,
  undeclared,
} from "../plan/update-plan";
import type { Examiner } from "./examiner";
import { PLAN_NAME } from "./examiner-names";

const VERSION = "1.0.0";

/** What is wanted of a plan. */
export interface PlanRequest {
  /** The plan to hold the update to; left out to write one. */
  readonly held?: UpdatePlan;
  /** A file with the key of the digests that stand for secrets in a plan. */
  readonly secretKeyFile: string;
}

/** What came of a plan. */
export interface PlanReport {
  /** The resources that the engine came to, as a plan. */
  readonly plan: UpdatePlan;
  /** Each resource that departed from the plan held to, with the reason: it was not operated on. */
  readonly refused: readonly { readonly urn: string; readonly reason: string }[];
  /** Resources of the plan held to that the program did not declare. */
  readonly undeclared: readonly string[];
}

/** Writes a plan of what the engine comes to, or holds an update to one. */
export interface PlanExaminer extends Examiner {
  report(): PlanReport;
  /** Why the engine must not go on to the deletions when the program has ended; undefined when it may. */
  undeclaredText(): string | undefined;
}

/**
 * A plan in the engine's analyzer protocol. The engine asks before each step, with the final inputs, and a mandatory
 * diagnostic stops that step: so an update does what was planned, or stops.
 */
export function planExaminer({ held, secretKeyFile }: PlanRequest): PlanExaminer {
  const secretKey = fs.readFileSync(secretKeyFile);
  const digest: SecretDigest = (value) => createHmac("sha256", secretKey).update(sortedJson(value)).digest("hex");
  const seen = new Map<string, PlannedResource>();
  const refused: { urn: string; reason: string }[] = [];
  const missing = () => (held === undefined ? [] : undeclared(held, new Set(seen.keys())));
  return {
    name: PLAN_NAME,
    version: VERSION,
    begin: () => undefined,
    // The one look that comes with the provider's own marks of what it has filled in.
    notice(request) {
      seen.set(request.getUrn(), resourceOf(request, digest));
      return [];
    },
    examine(request) {
      const urn = request.getUrn();
      const reason =
        held === undefined ? undefined : refusalOf(held, urn, seen.get(urn) ?? resourceOf(request, digest));
      if (reason === undefined) return [];
      refused.push({ urn, reason });
      return [diagnosticOf(urn, reason)];
    },
    examineStack: () => [],
    report: () => ({
      plan: { resources: Object.fromEntries([...seen].filter(([, { type }]) => isPlanned(type))) },
      refused,
      undeclared: missing(),
    }),
    undeclaredText() {
      const urns = missing();
      if (urns.length === 0) return undefined;
      return `${UNDECLARED}: ${urns.slice(0, 3).join(", ")}${urns.length > 3 ? ` and ${urns.length - 3} more` : ""}`;
    },
  };
}

function resourceOf(request: messages.AnalyzeRequest, digest: SecretDigest): PlannedResource {
  const options = request.getOptions();
  return {
    type: request.getType(),
    provider: request.getProvider()?.getUrn() ?? "",
    parent: options?.getParent() ?? "",
    protect: options?.getProtect() ?? false,
    ignoreChanges: options?.getIgnorechangesList() ?? [],
    inputs: plannedProperties(new Map(Object.entries(request.getProperties()?.toJavaScript() ?? {})), digest),
  };
}

function diagnosticOf(urn: string, refusal: string): messages.AnalyzeDiagnostic {
  const diagnostic = new messages.AnalyzeDiagnostic();
  diagnostic.setPolicyname("approved-plan");
  diagnostic.setPolicypackname(PLAN_NAME);
  diagnostic.setPolicypackversion(VERSION);
  diagnostic.setDescription("An update does what was previewed and approved, and nothing else.");
  diagnostic.setMessage(refusal);
  diagnostic.setUrn(urn);
  diagnostic.setEnforcementlevel(messages.EnforcementLevel.MANDATORY);
  return diagnostic;
}
