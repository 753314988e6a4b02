import type * as grpc from "@grpc/grpc-js";
import language from "@pulumi/pulumi/proto/language_grpc_pb";
import messages from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type LocalServer, listen } from "./local-server";

/**
 * Stands where the engine asks for a language host to start a policy pack with, and answers with the address of one
 * that already runs: the engine is told to attach to it (PULUMI_DEBUG_LANGUAGES) and starts no process at all.
 *
 * @param packAddress where the pack answers
 */
export function servePolicyHost(packAddress: string): Promise<LocalServer> {
  const port = packAddress.slice(packAddress.indexOf(":") + 1);
  const service: grpc.UntypedServiceImplementation = {
    handshake: ((_call, callback) => callback(null, new messages.LanguageHandshakeResponse())) satisfies Unary<
      messages.LanguageHandshakeRequest,
      messages.LanguageHandshakeResponse
    >,
    getPluginInfo: ((_call, callback) => {
      const info = new PluginInfo();
      info.setVersion("1.0.0");
      callback(null, info);
    }) satisfies Unary<Empty, PluginInfo>,
    runPlugin: ((call) => {
      const response = new messages.RunPluginResponse();
      response.setStdout(Buffer.from(`${port}\n`));
      call.write(response);
      // The call stays open as long as the plugin lives: until the engine has no use for it.
      call.on("cancelled", () => call.end());
    }) satisfies grpc.handleServerStreamingCall<messages.RunPluginRequest, messages.RunPluginResponse>,
    cancel: ((_call, callback) => callback(null, new Empty())) satisfies Unary<Empty, Empty>,
  };
  return listen(language.LanguageRuntimeService, service);
}

type Unary<Request, Response> = grpc.handleUnaryCall<Request, Response>;
