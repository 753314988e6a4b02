import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { Failure } from "../errors";
import {
  cachedEngineRoot,
  type Engine,
  engineIn,
  enginesOnPath,
  engineVersion,
  LANGUAGE_HOST,
  locateEngine,
} from "./locate";
import { ENGINE_VERSION } from "./version";

/** What installing needs from outside. */
export interface InstallSurroundings {
  readonly environment: Record<string, string | undefined>;
  /** The folder of the checkout, which holds the Go module that names the engine. */
  readonly checkout: string;
  /** Where the output of slow commands goes, a file. */
  readonly logFile: string;
  /** Told what is being done, one sentence each. */
  readonly progress: (sentence: string) => void;
  /** Installs the official distribution below a folder, as `bin/pulumi`; rejects when it cannot be had. */
  readonly download: (root: string) => Promise<void>;
  /** Makes the self-contained JavaScript of our language host and answers its path. */
  readonly bundleLanguageHost: () => string;
}

/**
 * The pinned engine, installed if it has to be: found (cache, PATH), else taken from a `pulumi` on PATH of the same
 * version that lacks only the language host, else installed the official way, else built from its Go module.
 *
 * @throws Failure (engine) that names what was tried and what to do
 */
export async function installEngine(surroundings: InstallSurroundings): Promise<Engine> {
  const found = locateEngine(surroundings.environment);
  if (found !== undefined) {
    refreshLanguageHost(found, surroundings);
    return found;
  }
  const root = cachedEngineRoot(surroundings.environment);
  const aside = `${root}.${process.pid}`;
  const bin = path.join(aside, "bin");
  fs.mkdirSync(bin, { recursive: true });
  try {
    const tried: string[] = [];
    for (const way of [copyFromPath, installOfficially, buildFromModule]) {
      const failure = await way(bin, surroundings);
      if (failure === undefined && engineVersion(path.join(bin, "pulumi")) === ENGINE_VERSION) {
        if (!fs.existsSync(path.join(bin, LANGUAGE_HOST))) addLanguageHost(bin, surroundings);
        return putInPlace(aside, root);
      }
      tried.push(failure ?? `the engine that came is not version ${ENGINE_VERSION}`);
    }
    throw new Failure(
      "engine",
      `no Pulumi engine of version ${ENGINE_VERSION}: ${tried.join("; ")} (log: ${surroundings.logFile})`,
      `install Pulumi ${ENGINE_VERSION} (https://www.pulumi.com/docs/install/) or Go 1.25 or newer, then run ./causeway setup`,
    );
  } finally {
    fs.rmSync(aside, { recursive: true, force: true });
  }
}

/** Moves the finished folder to its place; when somebody else was faster, theirs stands. */
function putInPlace(aside: string, root: string): Engine {
  const complete = engineIn(path.join(root, "bin"));
  if (complete === undefined) {
    fs.rmSync(root, { recursive: true, force: true });
    fs.renameSync(aside, root);
  }
  const engine = engineIn(path.join(root, "bin"));
  if (engine === undefined)
    throw new Failure("engine", `${root} is incomplete`, `remove ${root} and run ./causeway setup`);
  return engine;
}

/** A `pulumi` of the pinned version on PATH, without a language host beside it. */
async function copyFromPath(bin: string, { environment }: InstallSurroundings): Promise<string | undefined> {
  const onPath = enginesOnPath(environment["PATH"] ?? "");
  for (const pulumi of onPath) {
    if (engineVersion(pulumi) !== ENGINE_VERSION) continue;
    fs.copyFileSync(fs.realpathSync(pulumi), path.join(bin, "pulumi"));
    return undefined;
  }
  const [first] = onPath;
  return first === undefined
    ? "none on PATH"
    : `${first} on PATH is version ${engineVersion(first) ?? "unknown"}, not ${ENGINE_VERSION}`;
}

/** The official distribution. It brings its own language host. */
async function installOfficially(bin: string, surroundings: InstallSurroundings): Promise<string | undefined> {
  surroundings.progress(`engine ${ENGINE_VERSION}: looking for the official distribution`);
  try {
    await surroundings.download(path.dirname(bin));
    return undefined;
  } catch (error) {
    return `the official download failed (${firstLine(error)})`;
  }
}

/** The same engine from its published Go module: about four minutes, once for a machine. */
async function buildFromModule(bin: string, surroundings: InstallSurroundings): Promise<string | undefined> {
  const { checkout, environment, logFile, progress } = surroundings;
  progress(`engine ${ENGINE_VERSION}: building it once from its Go module, about 5 minutes; log ${logFile}`);
  const source = "github.com/pulumi/pulumi";
  const flags = `-s -w -X ${source}/sdk/v3/go/common/version.Version=v${ENGINE_VERSION}`;
  const args = ["build", "-trimpath", "-ldflags", flags, "-o", path.join(bin, "pulumi"), `${source}/pkg/v3/cmd/pulumi`];
  fs.mkdirSync(path.dirname(logFile), { recursive: true });
  const log = fs.openSync(logFile, "a");
  try {
    return await new Promise((resolve) => {
      const go = spawn("go", args, {
        cwd: path.join(checkout, "automation", "engine", "module"),
        env: { ...environment, GOFLAGS: "-mod=readonly", GOWORK: "off", CGO_ENABLED: "0" },
        stdio: ["ignore", log, log],
      });
      go.on("error", () => resolve("Go is not installed"));
      go.on("exit", (code) => resolve(code === 0 ? undefined : `go build ended with exit code ${code}`));
    });
  } finally {
    fs.closeSync(log);
  }
}

const HOST_FILE = "causeway-language-host.js";

/** Puts our language host beside an engine that came without one. */
function addLanguageHost(bin: string, { bundleLanguageHost }: InstallSurroundings): void {
  fs.copyFileSync(bundleLanguageHost(), path.join(bin, HOST_FILE));
  fs.writeFileSync(
    path.join(bin, LANGUAGE_HOST),
    `#!/bin/sh\nexec node "$(dirname "$(readlink -f "$0")")/${HOST_FILE}" "$@"\n`,
    { mode: 0o755 },
  );
}

/** Where the language host is ours, brings it up to date with this checkout; the replacement is atomic. */
function refreshLanguageHost(engine: Engine, { bundleLanguageHost }: InstallSurroundings): void {
  const file = path.join(engine.folder, HOST_FILE);
  if (!fs.existsSync(file)) return;
  const current = fs.readFileSync(bundleLanguageHost());
  if (current.equals(fs.readFileSync(file))) return;
  const aside = `${file}.${process.pid}`;
  fs.writeFileSync(aside, current);
  fs.renameSync(aside, file);
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "no reason given";
}
