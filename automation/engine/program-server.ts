import fs from "node:fs";
import { createRequire } from "node:module";
import type * as grpc from "@grpc/grpc-js";
import * as automation from "@pulumi/pulumi/automation/server";
import language from "@pulumi/pulumi/proto/language_grpc_pb";
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
 */
export function serveProgram(program: string): Promise<LocalServer> {
  const load = createRequire(program);
  const server = new automation.LanguageServer(() => {
    // An update runs the program twice, its preview and itself: each time from the start.
    delete load.cache[program];
    return Promise.resolve(load(program));
  });
  return listen(language.LanguageRuntimeService, server);
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
