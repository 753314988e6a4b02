import { createRequire } from "node:module";
import type * as grpc from "@grpc/grpc-js";
import { LanguageServer } from "@pulumi/pulumi/automation/server";
import language from "@pulumi/pulumi/proto/language_grpc_pb";
import { listen, type LocalServer } from "./local-server";

declare module "@pulumi/pulumi/automation/server" {
  /** What the Automation API serves inline programs with; exported by the pinned SDK, left out of its typings. */
  export class LanguageServer {
    constructor(program: () => Promise<Record<string, unknown>>);
  }
}

/**
 * Serves a compiled program to the engine from inside this process, as the Automation API does with inline programs:
 * no language host, no second Node, and the SDK is loaded while the engine still starts.
 *
 * @param program absolute path of the compiled program; what it exports becomes the stack's outputs
 */
export function serveProgram(program: string): Promise<LocalServer> {
  const load = createRequire(program);
  const languageServer = new LanguageServer(() => Promise.resolve(load(program) as Record<string, unknown>));
  return listen(
    language.LanguageRuntimeService as unknown as grpc.ServiceDefinition,
    languageServer as unknown as grpc.UntypedServiceImplementation,
  );
}
