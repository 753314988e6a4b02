import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Home } from "../home";
import type { Engine } from "./locate";

/** Where the embedded cloud's providers listen on this machine. */
export interface ProviderPorts {
  readonly aws: number;
  readonly awsx: number;
  readonly eks: number;
  readonly kubernetes: number;
}

/**
 * For the engine's runtime: a short life that makes many objects. Collecting them seldom takes a tenth off a preview of
 * production, for 64 MiB more; from two gibibytes on it is done as often as it takes. https://pkg.go.dev/runtime#hdr-Environment_Variables
 */
const COLLECT_SELDOM = { GOGC: "400", GOMEMLIMIT: "2GiB" };

/** PATH with the engine in front. */
export function searchPath(engine: Engine, inherited: string | undefined): string {
  const folders = (inherited ?? "").split(path.delimiter).filter((folder) => folder !== engine.folder);
  return [engine.folder, ...folders].join(path.delimiter);
}

/**
 * Where the engine keeps states, without its files of attributes beside every file: it writes those in two steps, and one
 * that is killed between them leaves a state that no engine can read ("failed to load checkpoint: EOF").
 */
function backendUrl(folder: string): string {
  return `${pathToFileURL(folder).href}?metadata=skip`;
}

/**
 * What the engine, plain or under the runner, needs to know of a home: its state, the passphrase's file (never the
 * passphrase itself), and the attached providers when the target is the embedded cloud.
 *
 * @param ports the embedded cloud's, or undefined when the target is another
 */
export function engineVariables(home: Home, ports: ProviderPorts | undefined): Record<string, string> {
  const common = {
    CAUSEWAY_HOME: home.root,
    PULUMI_BACKEND_URL: backendUrl(home.state),
    PULUMI_CONFIG_PASSPHRASE_FILE: home.passphraseFile,
    PULUMI_HOME: home.pulumi,
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
  if (ports === undefined) return common;
  return {
    ...common,
    CAUSEWAY_TARGET_CLOUD: "embedded",
    PULUMI_DEBUG_PROVIDERS: Object.entries(ports)
      .map(([name, port]) => `${name}:${port}`)
      .join(","),
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}

/**
 * The whole environment of an operation: what was inherited, without any AWS credentials when the target is the
 * embedded cloud, without a foreign Pulumi configuration, and with the home's.
 */
export function operationEnvironment(
  inherited: Record<string, string | undefined>,
  engine: Engine,
  home: Home,
  ports: ProviderPorts | undefined,
): Record<string, string> {
  const kept = Object.entries(inherited).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined &&
      !entry[0].startsWith("PULUMI_") &&
      !(ports !== undefined && entry[0].startsWith("AWS_")),
  );
  return {
    ...COLLECT_SELDOM,
    ...Object.fromEntries(kept),
    PATH: searchPath(engine, inherited["PATH"]),
    ...engineVariables(home, ports),
    // Makes the flags that the Automation API uses known to the engine: the program's address, the stream of events.
    PULUMI_DEBUG_COMMANDS: "true",
  };
}
