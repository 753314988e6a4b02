import type * as grpc from "@grpc/grpc-js";
import analyzer from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import messages from "@pulumi/pulumi/proto/analyzer_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Finding, GuardrailPack, Outcome, PolicyFacts, ResourceFacts } from "../../lib/guardrail-pack";
import type { PolicyReport } from "../guardrails/findings";
import { type LocalServer, listen } from "./local-server";
import { PACK_NAME } from "./policy-pack-name";

const SEVERITIES = {
  low: messages.PolicySeverity.POLICY_SEVERITY_LOW,
  medium: messages.PolicySeverity.POLICY_SEVERITY_MEDIUM,
  high: messages.PolicySeverity.POLICY_SEVERITY_HIGH,
  critical: messages.PolicySeverity.POLICY_SEVERITY_CRITICAL,
} as const;

/** A pack that answers an engine from inside this process, and what it has said so far. */
export interface PolicyServer extends LocalServer {
  /** What was found in the operation's last run: an update previews first, and that run's findings end with it. */
  report(): PolicyReport;
}

/**
 * Serves a pack to the engine without the policy SDK: no second Node, and what is not known stays apart from what is.
 *
 * @param version the pack's, as the engine is to show it
 */
export async function servePolicies(pack: GuardrailPack, version: string): Promise<PolicyServer> {
  let session = pack.open();
  let checked = new Set<string>();
  let outcomes: Outcome[] = [];
  const answer = (found: readonly Outcome[]) => {
    outcomes.push(...found);
    const response = new messages.AnalyzeResponse();
    response.setDiagnosticsList(found.map((outcome) => diagnosticOf(outcome, version)));
    return response;
  };
  const service: grpc.UntypedServiceImplementation = {
    handshake: unary<messages.AnalyzerHandshakeRequest>(() => new messages.AnalyzerHandshakeResponse()),
    getPluginInfo: unary<Empty>(() => {
      const info = new PluginInfo();
      info.setVersion(version);
      return info;
    }),
    getAnalyzerInfo: unary<Empty>(() => infoOf(pack, version)),
    configure: unary<messages.ConfigureAnalyzerRequest>(() => new Empty()),
    configureStack: unary<messages.AnalyzerStackConfigureRequest>(() => {
      session = pack.open();
      checked = new Set();
      outcomes = [];
      return new messages.AnalyzerStackConfigureResponse();
    }),
    analyze: unary<messages.AnalyzeRequest>((request) => {
      checked.add(request.getUrn());
      return answer(session.checkResource(factsOf(request)));
    }),
    analyzeStack: unary<messages.AnalyzeStackRequest>((request) =>
      answer(session.checkStack(request.getResourcesList().map(stackFactsOf))),
    ),
    remediate: unary<messages.AnalyzeRequest>(() => new messages.RemediateResponse()),
    cancel: unary<Empty>(() => new Empty()),
  };
  const server = await listen(analyzer.AnalyzerService, service);
  return { ...server, report: () => ({ checked: checked.size, outcomes }) };
}

/** A call that is answered at once; what a rule throws becomes the engine's error, and so stops the operation. */
function unary<Request>(handle: (request: Request) => unknown): grpc.handleUnaryCall<Request, unknown> {
  return (call, callback) => {
    try {
      callback(null, handle(call.request));
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)));
    }
  };
}

function factsOf(request: messages.AnalyzeRequest | messages.AnalyzerResource): ResourceFacts {
  const provider = request.getProvider();
  return {
    type: request.getType(),
    name: request.getName(),
    urn: request.getUrn(),
    props: request.getProperties()?.toJavaScript() ?? {},
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

function infoOf(pack: GuardrailPack, version: string): messages.AnalyzerInfo {
  const info = new messages.AnalyzerInfo();
  info.setName(PACK_NAME);
  info.setDisplayname(PACK_NAME);
  info.setVersion(version);
  info.setPoliciesList(pack.policies.map(policyInfoOf));
  return info;
}

function policyInfoOf({ id, title, severity, scope, remedy }: PolicyFacts): messages.PolicyInfo {
  const info = new messages.PolicyInfo();
  info.setName(id);
  info.setDescription(title);
  info.setEnforcementlevel(messages.EnforcementLevel.MANDATORY);
  info.setSeverity(SEVERITIES[severity]);
  info.setRemediationSteps(remedy);
  const { POLICY_TYPE_RESOURCE, POLICY_TYPE_STACK } = messages.PolicyType;
  info.setPolicyType(scope === "resource" ? POLICY_TYPE_RESOURCE : POLICY_TYPE_STACK);
  return info;
}
