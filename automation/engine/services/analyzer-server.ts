import type * as grpc from "@grpc/grpc-js";
import analyzer from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import messages from "@pulumi/pulumi/proto/analyzer_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type LocalServer, listen } from "../local-server";
import type { Examiner } from "./examiner";

/**
 * Serves some examiners to the engine as one analyzer: it asks twice a resource, however many there are. The first one
 * gives the name.
 */
export function serveAnalyzer(examiners: readonly [Examiner, ...Examiner[]]): Promise<LocalServer> {
  const [{ name, version }] = examiners;
  const service: grpc.UntypedServiceImplementation = {
    handshake: unary<messages.AnalyzerHandshakeRequest>(() => new messages.AnalyzerHandshakeResponse()),
    getPluginInfo: unary<Empty>(() => {
      const info = new PluginInfo();
      info.setVersion(version);
      return info;
    }),
    getAnalyzerInfo: unary<Empty>(() => {
      const info = new messages.AnalyzerInfo();
      info.setName(name);
      info.setDisplayname(name);
      info.setVersion(version);
      // Of policies that it knows the engine tells twice a resource which ones had nothing to say.
      info.setPoliciesList([]);
      return info;
    }),
    configure: unary<messages.ConfigureAnalyzerRequest>(() => new Empty()),
    configureStack: unary<messages.AnalyzerStackConfigureRequest>(() => {
      for (const examiner of examiners) examiner.begin();
      return new messages.AnalyzerStackConfigureResponse();
    }),
    remediate: unary<messages.AnalyzeRequest>((request) => {
      const response = new messages.RemediateResponse();
      for (const examiner of examiners) {
        for (const change of examiner.notice(request)) {
          request.setProperties(change.getProperties());
          response.addRemediations(change);
        }
      }
      return response;
    }),
    analyze: unary<messages.AnalyzeRequest>((request) =>
      responseOf(examiners.flatMap((examiner) => examiner.examine(request))),
    ),
    analyzeStack: unary<messages.AnalyzeStackRequest>((request) =>
      responseOf(examiners.flatMap((examiner) => examiner.examineStack(request))),
    ),
    cancel: unary<Empty>(() => new Empty()),
  };
  return listen(analyzer.AnalyzerService, service);
}

function responseOf(diagnostics: messages.AnalyzeDiagnostic[]): messages.AnalyzeResponse {
  const response = new messages.AnalyzeResponse();
  response.setDiagnosticsList(diagnostics);
  return response;
}

/** A call that is answered at once; what an examiner throws becomes the engine's error, and so stops the operation. */
function unary<Request>(handle: (request: Request) => unknown): grpc.handleUnaryCall<Request, unknown> {
  return (call, callback) => {
    try {
      callback(null, handle(call.request));
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)));
    }
  };
}
