import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ENGINE_VERSION } from "./version";

/** The name of the program that runs our program and packs for the engine; it has to lie beside the engine. */
export const LANGUAGE_HOST = "pulumi-language-nodejs";

/** An engine that can be used as it is. */
export interface Engine {
  /** Absolute path of the folder that holds `pulumi` and its language host; goes in front of PATH. */
  readonly folder: string;
  /** Absolute path of `pulumi`. */
  readonly pulumi: string;
}

/**
 * The folder outside every checkout that keeps what is slow to make: CAUSEWAY_CACHE, else the user's cache folder.
 *
 * @param environment the process's environment
 */
export function cacheFolder(environment: Record<string, string | undefined>): string {
  const chosen = environment["CAUSEWAY_CACHE"];
  if (chosen) return path.resolve(chosen);
  return path.join(environment["XDG_CACHE_HOME"] || path.join(os.homedir(), ".cache"), "causeway");
}

/** Where the pinned engine lies once it was installed or built: by version and platform, so that versions live side by side. */
export function cachedEngineRoot(environment: Record<string, string | undefined>): string {
  return path.join(cacheFolder(environment), "engine", `v${ENGINE_VERSION}-${process.platform}-${process.arch}`);
}

/** The engine in `folder`, or undefined where it or its language host is missing. Looks only; nothing is run. */
export function engineIn(folder: string): Engine | undefined {
  const pulumi = path.join(folder, "pulumi");
  return fs.existsSync(pulumi) && fs.existsSync(path.join(folder, LANGUAGE_HOST)) ? { folder, pulumi } : undefined;
}

/** The version that a `pulumi` program reports (`3.259.0`), or undefined when it cannot be run or says something else. */
export function engineVersion(pulumi: string): string | undefined {
  try {
    const said = execFileSync(pulumi, ["version"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
      timeout: 20_000,
    });
    return /^v(\d+\.\d+\.\d+\S*)\s*$/.exec(said)?.[1];
  } catch {
    return undefined;
  }
}

/** Every `pulumi` on PATH, first one first. */
export function enginesOnPath(searchPath: string): string[] {
  return searchPath
    .split(path.delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => path.join(folder, "pulumi"))
    .filter((file) => fs.existsSync(file));
}

/**
 * The engine to use, without installing anything: the cached one, which costs no process to find, else a complete one
 * of the pinned version on PATH.
 */
export function locateEngine(environment: Record<string, string | undefined>): Engine | undefined {
  const cached = engineIn(path.join(cachedEngineRoot(environment), "bin"));
  if (cached !== undefined) return cached;
  for (const pulumi of enginesOnPath(environment["PATH"] ?? "")) {
    const engine = engineIn(path.dirname(fs.realpathSync(pulumi)));
    if (engine !== undefined && engineVersion(engine.pulumi) === ENGINE_VERSION) return engine;
  }
  return undefined;
}
