import path from "node:path";
import type { RunPluginRequest, RunRequest } from "@pulumi/pulumi/proto/language_pb";

/** What to start with node: its arguments, its folder and what is added to (or is the whole of) its environment. */
export interface NodeCommand {
  readonly args: string[];
  readonly folder: string;
  readonly environment: Record<string, string>;
}

/** Finds a file of the SDK as a program in `folder` would. */
type SdkFile = (folder: string, file: string) => string;

/**
 * How the SDK's runner is told to run a program: addresses and stack by flags, the configuration by environment (it may
 * hold secrets, and arguments can be read by every process of the machine).
 */
export function programCommand(request: RunRequest, engineAddress: string, sdkFile: SdkFile): NodeCommand {
  const info = request.getInfo();
  const folder = request.getPwd();
  const options = info?.getOptions()?.toJavaScript() ?? {};
  const flags = {
    monitor: request.getMonitorAddress(),
    engine: engineAddress,
    organization: request.getOrganization(),
    project: request.getProject(),
    "root-directory": info?.getRootDirectory() ?? folder,
    stack: request.getStack(),
    pwd: folder,
    parallel: String(request.getParallel()),
  };
  return {
    args: [
      ...nodeArguments(options),
      sdkFile(folder, "cmd/run"),
      ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]),
      ...(request.getDryrun() ? ["--dry-run"] : []),
      info?.getEntryPoint() || request.getProgram(),
      ...request.getArgsList(),
    ],
    folder,
    environment: {
      PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().entries())),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
      PULUMI_NODEJS_TYPESCRIPT: typescriptOption(options),
    },
  };
}

/** How a policy pack is started, or undefined for a plugin that is not one. The request's environment is the whole. */
export function policyPackCommand(request: RunPluginRequest, sdkFile: SdkFile): NodeCommand | undefined {
  if (request.getKind() !== "analyzer") return undefined;
  const pack = request.getInfo()?.getProgramDirectory() || request.getProgram();
  const folder = path.resolve(pack);
  const environment = request.getEnvList().map((entry): [string, string] => {
    const equals = entry.indexOf("=");
    return [entry.slice(0, equals), entry.slice(equals + 1)];
  });
  const options = request.getInfo()?.getOptions()?.toJavaScript() ?? {};
  return {
    args: [...nodeArguments(options), sdkFile(folder, "cmd/run-policy-pack"), ...request.getArgsList(), folder],
    folder: request.getPwd() || folder,
    environment: {
      ...Object.fromEntries(environment),
      PULUMI_NODEJS_TYPESCRIPT: typescriptOption(options),
    },
  };
}

/** `runtime.options.nodeargs` of Pulumi.yaml, split at spaces as the official host does. */
function nodeArguments(options: Record<string, unknown>): string[] {
  const nodeargs = options["nodeargs"];
  return typeof nodeargs === "string" ? nodeargs.split(" ").filter((argument) => argument !== "") : [];
}

/** `runtime.options.typescript`: whether the SDK compiles the program itself; it does unless told not to. */
function typescriptOption(options: Record<string, unknown>): "true" | "false" {
  return options["typescript"] === false ? "false" : "true";
}
