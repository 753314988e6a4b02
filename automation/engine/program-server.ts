import fs from "node:fs";
import { createRequire } from "node:module";
import type * as grpc from "@grpc/grpc-js";
import * as automation from "@pulumi/pulumi/automation/server";
import language from "@pulumi/pulumi/proto/language_grpc_pb";
import type { RunRequest, RunResponse } from "@pulumi/pulumi/proto/language_pb";
import { leanSdk } from "./lean-sdk";
import { type LocalServer, listen } from "./local-server";

declare module "@pulumi/pulumi/automation/server" {
  /** What the Automation API serves inline programs with; exported by the pinned SDK, left out of its typings. */
  export class LanguageServer {
    constructor(program: () => Promise<unknown>);
    readonly [method: string]: grpc.UntypedHandleCall;
  }
}

/**
 * Serves a compiled program to the engine from inside this process, as the Automation API does with inline programs:
 * no language host, no second Node, and the SDK is loaded while the engine still starts.
 *
 * @param program absolute path of the compiled program; what it exports becomes the stack's outputs
 * @param refusal asked when the program has run to its end: why the engine must not go on to the deletions
 */
export function serveProgram(program: string, refusal: () => Promise<string | undefined>): Promise<LocalServer> {
  const load = createRequire(program);
  leanSdk(load);
  const server = new automation.LanguageServer(() => {
    // An update runs the program twice, its preview and itself: each time from the start.
    delete load.cache[program];
    return Promise.resolve(load(program));
  });
  return listen(language.LanguageRuntimeService, withRefusal(server, refusal));
}

/** The server, which reports a refusal as the program's error: the engine then deletes nothing. */
function withRefusal(
  server: automation.LanguageServer,
  refusal: () => Promise<string | undefined>,
): automation.LanguageServer {
  const run: grpc.handleUnaryCall<RunRequest, RunResponse> = (call, callback) => {
    const answer: grpc.sendUnaryData<RunResponse> = (error, response) => {
      if (response?.getError() !== "") {
        callback(error, response);
        return;
      }
      refusal().then(
        (refused) => {
          if (refused !== undefined) response.setError(refused);
          callback(error, response);
        },
        (unanswered: unknown) => callback(unanswered instanceof Error ? unanswered : new Error(String(unanswered))),
      );
    };
    const original: unknown = server["run"];
    if (typeof original !== "function") throw new TypeError("the SDK's language server has no run");
    original.call(server, call, answer);
  };
  return Object.assign(Object.create(server), { run });
}

/**
 * Loads the packages that a compiled program names, while the engine still starts: they are there when it is to run.
 * The program itself is not run.
 */
export function preloadPackages(program: string): void {
  const load = createRequire(program);
  const named = fs.readFileSync(program, "utf8").matchAll(/\brequire\("(@pulumi\/[^"]+)"\)/g);
  for (const name of new Set([...named].map((match) => match[1] ?? ""))) load(name);
}
