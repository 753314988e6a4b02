import { createHmac } from "node:crypto";
import fs from "node:fs";
import type * as grpc from "@grpc/grpc-js";
import analyzer from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import messages from "@pulumi/pulumi/proto/analyzer_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type LocalServer, listen } from "../local-server";
import { plannedProperties, type SecretDigest, sortedJson } from "./planned-value";
import { isPlanned, type PlannedResource, refusalOf, type UpdatePlan, undeclared } from "./update-plan";

/** The name under which the engine reports a resource that departs from its plan. */
export const PLAN_PACK = "causeway-plan";

/** How the program's error begins when it has not declared everything that was approved. */
export const UNDECLARED = "the program did not declare what the approved plan has";

/** What is wanted of a plan's server. */
export interface PlanRequest {
  /** The executable that the engine starts as the analyzer: it only names the port of this server. */
  readonly analyzer: string;
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

/** Sees every resource before the engine operates on it: writes a plan, or holds an update to one. */
export interface PlanServer extends LocalServer {
  report(): PlanReport;
  /** Why the engine must not go on to the deletions when the program has ended; undefined when it may. */
  undeclaredText(): string | undefined;
}

/**
 * Serves the engine's analyzer protocol for a plan. The engine asks before each step, with the final inputs, and a
 * mandatory diagnostic stops that step: so an update does what was planned, or stops.
 */
export async function servePlan({ held, secretKeyFile }: PlanRequest): Promise<PlanServer> {
  const secretKey = fs.readFileSync(secretKeyFile);
  const digest: SecretDigest = (value) => createHmac("sha256", secretKey).update(sortedJson(value)).digest("hex");
  const seen = new Map<string, PlannedResource>();
  const refused: { urn: string; reason: string }[] = [];
  const service: grpc.UntypedServiceImplementation = {
    ...introduction,
    // The one call that comes with the provider's own marks of what it has filled in.
    remediate: unary<messages.AnalyzeRequest>((request) => {
      seen.set(request.getUrn(), resourceOf(request, digest));
      return new messages.RemediateResponse();
    }),
    analyze: unary<messages.AnalyzeRequest>((request) => {
      const urn = request.getUrn();
      const reason =
        held === undefined ? undefined : refusalOf(held, urn, seen.get(urn) ?? resourceOf(request, digest));
      const response = new messages.AnalyzeResponse();
      if (reason === undefined) return response;
      refused.push({ urn, reason });
      response.addDiagnostics(diagnosticOf(urn, reason));
      return response;
    }),
  };
  const server = await listen(analyzer.AnalyzerService, service);
  const missing = () => (held === undefined ? [] : undeclared(held, new Set(seen.keys())));
  return {
    ...server,
    report: () => ({
      plan: { resources: Object.fromEntries([...seen].filter(([, { type }]) => isPlanned(type))) },
      refused,
      undeclared: missing(),
    }),
    undeclaredText: () => {
      const urns = missing();
      if (urns.length === 0) return undefined;
      return `${UNDECLARED}: ${urns.slice(0, 3).join(", ")}${urns.length > 3 ? ` and ${urns.length - 3} more` : ""}`;
    },
  };
}

/** What every analyzer answers of itself. */
const introduction: grpc.UntypedServiceImplementation = {
  handshake: unary<messages.AnalyzerHandshakeRequest>(() => new messages.AnalyzerHandshakeResponse()),
  getPluginInfo: unary<Empty>(() => new PluginInfo()),
  getAnalyzerInfo: unary<Empty>(() => {
    const info = new messages.AnalyzerInfo();
    info.setName(PLAN_PACK);
    info.setDisplayname(PLAN_PACK);
    info.setVersion("1.0.0");
    return info;
  }),
  configure: unary<messages.ConfigureAnalyzerRequest>(() => new Empty()),
  configureStack: unary<messages.AnalyzerStackConfigureRequest>(() => new messages.AnalyzerStackConfigureResponse()),
  analyzeStack: unary<messages.AnalyzeStackRequest>(() => new messages.AnalyzeResponse()),
  cancel: unary<Empty>(() => new Empty()),
};

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
  diagnostic.setPolicypackname(PLAN_PACK);
  diagnostic.setPolicypackversion("1.0.0");
  diagnostic.setDescription("An update does what was previewed and approved, and nothing else.");
  diagnostic.setMessage(refusal);
  diagnostic.setUrn(urn);
  diagnostic.setEnforcementlevel(messages.EnforcementLevel.MANDATORY);
  return diagnostic;
}

/** A call that is answered at once; what is thrown becomes the engine's error, and so stops the operation. */
function unary<Request>(handle: (request: Request) => unknown): grpc.handleUnaryCall<Request, unknown> {
  return (call, callback) => {
    try {
      callback(null, handle(call.request));
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)));
    }
  };
}
