import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import * as grpc from "@grpc/grpc-js";
import language from "@pulumi/pulumi/proto/language_grpc_pb";
import messages from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { listen } from "../local-server";
import { policyPackCommand, programCommand } from "./commands";

/** Exit code of a program that has already told the user what went wrong; the engine then adds nothing. */
const ALREADY_REPORTED = 32;

type Unary<Request, Response> = grpc.handleUnaryCall<Request, Response>;

/** Runs the program with node and answers how it ended. */
const run =
  (engineAddress: string, running: Set<ChildProcess>): Unary<messages.RunRequest, messages.RunResponse> =>
  (call, callback) => {
    const { args, environment, folder } = programCommand(call.request, engineAddress, sdkFile);
    const child = spawn("node", args, { cwd: folder, env: { ...process.env, ...environment }, stdio: "inherit" });
    running.add(child);
    const finish = (error: string, bail: boolean) => {
      running.delete(child);
      const response = new messages.RunResponse();
      response.setError(error);
      response.setBail(bail);
      callback(null, response);
    };
    child.on("error", (error) => finish(`node could not be started: ${error.message}`, false));
    child.on("exit", (code, signal) => {
      if (code === 0) finish("", false);
      else if (code === ALREADY_REPORTED) finish("", true);
      else finish(`the program ended with ${signal ?? `exit code ${code}`}`, false);
    });
  };

/** Runs a policy pack and passes on what it prints; the engine talks to it by the port that it prints first. */
const runPlugin =
  (running: Set<ChildProcess>): grpc.handleServerStreamingCall<messages.RunPluginRequest, messages.RunPluginResponse> =>
  (call) => {
    const command = policyPackCommand(call.request, sdkFile);
    if (command === undefined) {
      const details = `this language host runs programs and policy packs, not plugins of kind ${call.request.getKind()}`;
      call.destroy(Object.assign(new Error(details), { code: grpc.status.UNIMPLEMENTED, details }));
      return;
    }
    const child = spawn("node", command.args, { cwd: command.folder, env: command.environment });
    running.add(child);
    const say = (change: (response: messages.RunPluginResponse) => void) => {
      const response = new messages.RunPluginResponse();
      change(response);
      call.write(response);
    };
    child.stdout.on("data", (chunk: Buffer) => say((response) => response.setStdout(chunk)));
    child.stderr.on("data", (chunk: Buffer) => say((response) => response.setStderr(chunk)));
    child.on("error", (error) => call.destroy(error));
    child.on("close", (code) => {
      running.delete(child);
      say((response) => response.setExitcode(code ?? 1));
      call.end();
    });
    call.on("cancelled", () => child.kill("SIGTERM"));
  };

/** The file of the program's own copy of the SDK, so that program and host never disagree on its version. */
function sdkFile(folder: string, file: string): string {
  return require.resolve(`@pulumi/pulumi/${file}`, { paths: [folder] });
}

/** The version that the folder's package.json asks for each package, which is what `pulumi about` lists. */
function programDependencies(folder: string): messages.DependencyInfo[] {
  const file = path.join(folder, "package.json");
  if (!fs.existsSync(file)) return [];
  const { dependencies = {} }: { dependencies?: Record<string, string> } = JSON.parse(fs.readFileSync(file, "utf8"));
  return Object.entries(dependencies).map(([name, version]) => {
    const dependency = new messages.DependencyInfo();
    dependency.setName(name);
    dependency.setVersion(version);
    return dependency;
  });
}

/** Ends every program and pack that is still running. */
function endAll(running: Set<ChildProcess>): void {
  for (const child of running) child.kill("SIGTERM");
}

/**
 * Serves Pulumi's language runtime protocol for Node.js programs and policy packs that are JavaScript already. Used only
 * where the official language host is absent.
 *
 * @param engineAddress where the engine listens, as its first argument says
 */
async function serve(engineAddress: string): Promise<void> {
  const running = new Set<ChildProcess>();
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
    // Providers are attached or named by the program's own packages, so nothing has to be installed beforehand.
    getRequiredPackages: ((_call, callback) =>
      callback(null, new messages.GetRequiredPackagesResponse())) satisfies Unary<
      messages.GetRequiredPackagesRequest,
      messages.GetRequiredPackagesResponse
    >,
    getRequiredPlugins: ((_call, callback) =>
      callback(null, new messages.GetRequiredPluginsResponse())) satisfies Unary<
      messages.GetRequiredPluginsRequest,
      messages.GetRequiredPluginsResponse
    >,
    getProgramDependencies: ((call, callback) => {
      const response = new messages.GetProgramDependenciesResponse();
      response.setDependenciesList(programDependencies(call.request.getInfo()?.getRootDirectory() ?? "."));
      callback(null, response);
    }) satisfies Unary<messages.GetProgramDependenciesRequest, messages.GetProgramDependenciesResponse>,
    about: ((_call, callback) => {
      const response = new messages.AboutResponse();
      response.setExecutable(process.execPath);
      response.setVersion(process.version);
      callback(null, response);
    }) satisfies Unary<messages.AboutRequest, messages.AboutResponse>,
    run: run(engineAddress, running),
    runPlugin: runPlugin(running),
    cancel: ((_call, callback) => {
      endAll(running);
      callback(null, new Empty());
    }) satisfies Unary<Empty, Empty>,
  };
  process.on("SIGTERM", () => {
    endAll(running);
    process.exit(0);
  });
  const { address } = await listen(language.LanguageRuntimeService, service);
  process.stdout.write(`${address.slice(address.indexOf(":") + 1)}\n`);
}

void serve(process.argv.at(-1) ?? "");
