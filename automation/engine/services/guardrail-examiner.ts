import messages from "@pulumi/pulumi/proto/analyzer_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Finding, GuardrailPack, Mended, Outcome, ResourceFacts } from "../../../lib/guardrail-pack";
import type { MendedResource, PolicyReport } from "../../guardrails/findings";
import type { Examiner } from "./examiner";
import { PACK_NAME } from "./examiner-names";
import { recordedFacts } from "./recorded-facts";

const SEVERITIES = {
  low: messages.PolicySeverity.POLICY_SEVERITY_LOW,
  medium: messages.PolicySeverity.POLICY_SEVERITY_MEDIUM,
  high: messages.PolicySeverity.POLICY_SEVERITY_HIGH,
  critical: messages.PolicySeverity.POLICY_SEVERITY_CRITICAL,
} as const;

/** A pack that looks at the resources of an operation, and what it has said so far. */
export interface GuardrailExaminer extends Examiner {
  /** All resources as the pack saw them last, without their secrets. */
  facts(): readonly ResourceFacts[];
  /** What was found in the operation's last run: an update previews first, and that run's findings end with it. */
  report(): PolicyReport;
}

/**
 * A pack without the policy SDK: what is not known stays apart from what is.
 *
 * @param version the pack's, as the engine is to show it
 * @param today the day that decides which waivers have ended: `2026-12-04`
 */
export function guardrailExaminer(pack: GuardrailPack, version: string, today: string): GuardrailExaminer {
  let session = pack.open({ today });
  let checked = new Set<string>();
  let outcomes: Outcome[] = [];
  const mended = new Map<string, MendedResource>();
  let resources: readonly ResourceFacts[] = [];
  const inputs = new Map<string, ResourceFacts["props"]>();
  const diagnosticsOf = (found: readonly Outcome[]) => {
    outcomes.push(...found);
    return found.filter(({ kind }) => kind !== "waived").map((outcome) => diagnosticOf(outcome, version));
  };
  return {
    name: PACK_NAME,
    version,
    begin() {
      session = pack.open({ today });
      checked = new Set();
      outcomes = [];
      mended.clear();
    },
    notice(request) {
      if (session.mend === undefined) return [];
      const resource = factsOf(request);
      const changes = session.mend(resource);
      for (const { policy, message } of changes) {
        mended.set(`${policy} ${resource.urn}`, { policy, resource: resource.urn, message });
      }
      return changes.map((change) => remediationOf(change, version));
    },
    examine(request) {
      const resource = factsOf(request);
      checked.add(resource.urn);
      inputs.set(resource.urn, resource.props);
      return diagnosticsOf(session.checkResource(resource));
    },
    examineStack(request) {
      resources = request.getResourcesList().map(stackFactsOf);
      return diagnosticsOf(session.checkStack(resources));
    },
    facts: () => recordedFacts(resources, inputs),
    report: () => ({ checked: checked.size, looked: session.looked?.() ?? {}, outcomes, mended: [...mended.values()] }),
  };
}

function factsOf(request: messages.AnalyzeRequest | messages.AnalyzerResource): ResourceFacts {
  const provider = request.getProvider();
  const options = request.getOptions();
  return {
    type: request.getType(),
    name: request.getName(),
    urn: request.getUrn(),
    props: request.getProperties()?.toJavaScript() ?? {},
    ...(options === undefined ? {} : { options: { protect: options.getProtect() } }),
    ...(provider === undefined
      ? {}
      : { provider: { type: provider.getType(), props: provider.getProperties()?.toJavaScript() ?? {} } }),
  };
}

function stackFactsOf(resource: messages.AnalyzerResource): ResourceFacts {
  const propertyDependencies = resource.getPropertydependenciesMap().entries();
  return {
    ...factsOf(resource),
    parent: resource.getParent(),
    dependencies: resource.getDependenciesList(),
    propertyDependencies: Object.fromEntries(
      [...propertyDependencies].map(([property, of]) => [property, of.getUrnsList()]),
    ),
  };
}

function remediationOf({ policy, props, message }: Mended, version: string): messages.Remediation {
  const remediation = new messages.Remediation();
  remediation.setPolicyname(policy);
  remediation.setPolicypackname(PACK_NAME);
  remediation.setPolicypackversion(version);
  remediation.setDescription(message);
  const plain: Readonly<Record<string, JavaScriptValue>> = JSON.parse(JSON.stringify(props));
  remediation.setProperties(Struct.fromJavaScript(plain));
  return remediation;
}

function diagnosticOf({ kind, finding }: Outcome, version: string): messages.AnalyzeDiagnostic {
  const diagnostic = new messages.AnalyzeDiagnostic();
  diagnostic.setPolicyname(finding.policy);
  diagnostic.setPolicypackname(PACK_NAME);
  diagnostic.setPolicypackversion(version);
  diagnostic.setMessage(finding.path === "" ? finding.message : `${finding.path}: ${finding.message}`);
  diagnostic.setUrn(finding.resource);
  diagnostic.setSeverity(SEVERITIES[finding.severity]);
  diagnostic.setEnforcementlevel(engineLevel(kind === "violation" ? finding.level : "advisory"));
  return diagnostic;
}

function engineLevel(level: Finding["level"]) {
  return level === "mandatory" ? messages.EnforcementLevel.MANDATORY : messages.EnforcementLevel.ADVISORY;
}
