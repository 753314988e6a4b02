import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { gte } from "semver";
import type { Home } from "../home";
import type { Check } from "../reporting/checks";

/** The oldest Node that the platform is tested with. */
export const OLDEST_NODE = "20.19.0";

/** Half a gigabyte: the engine, its build and a home of some releases. */
const NEEDED_FREE_BYTES = 512 * 1024 * 1024;

/** Whether this Node can run the platform. @param version as `process.version` says it: `v22.12.0` */
export function checkNode(version: string): Check {
  return {
    name: "node",
    ok: gte(version, OLDEST_NODE),
    found: version,
    needed: `Node 22.12 or newer (${OLDEST_NODE} works)`,
    remedy: gte(version, OLDEST_NODE) ? "" : "install a newer Node from https://nodejs.org",
  };
}

/** Whether the installed packages are those of the lock file. */
export function checkPackages(checkout: string): Check {
  const lock = packagesIn(path.join(checkout, "package-lock.json"));
  const installed = packagesIn(path.join(checkout, "node_modules", ".package-lock.json"));
  const differing = [...installed].filter(([name, { version }]) => lock.get(name)?.version !== version);
  const missing = [...lock].filter(([name, { needed }]) => needed && !installed.has(name));
  const wrong = [...differing, ...missing].map(([name]) => name);
  const ok = installed.size > 0 && wrong.length === 0;
  return {
    name: "packages",
    ok,
    found: ok
      ? `${installed.size} packages, as locked`
      : installed.size === 0
        ? "none installed"
        : `${wrong.length} differ from the lock file, ${wrong[0]} first`,
    needed: "the packages of package-lock.json",
    remedy: ok ? "" : "run npm ci",
  };
}

/** What a lock file says of a package. */
interface LockedPackage {
  readonly version: string;
  /** Whether it has to be there everywhere; those of other platforms and those for development do not. */
  readonly needed: boolean;
}

/** Each package by the folder that it lies in; empty when the file is not there. */
function packagesIn(file: string): Map<string, LockedPackage> {
  if (!fs.existsSync(file)) return new Map();
  type Entry = { version?: string; optional?: boolean; dev?: boolean; devOptional?: boolean };
  const { packages }: { packages: Record<string, Entry> } = JSON.parse(fs.readFileSync(file, "utf8"));
  return new Map(
    Object.entries(packages).flatMap(([folder, { version, optional, dev, devOptional }]) => {
      if (folder === "" || version === undefined) return [];
      return [[folder, { version, needed: !optional && !dev && !devOptional }] as const];
    }),
  );
}

/** Whether the home can be written, tried by writing, and how much room is left there. */
export function checkHome(home: Home): Check {
  const needed = "a folder that can be written, 512 MiB free";
  const remedy = "free some space or choose another folder with --home or CAUSEWAY_HOME";
  try {
    fs.mkdirSync(home.root, { recursive: true });
    const probe = path.join(home.root, `.probe-${process.pid}`);
    fs.writeFileSync(probe, "written by causeway doctor");
    fs.unlinkSync(probe);
    const { bavail, bsize } = fs.statfsSync(home.root);
    const free = bavail * bsize;
    const ok = free >= NEEDED_FREE_BYTES;
    return {
      name: "home",
      ok,
      found: `${home.root}, ${Math.floor(free / 2 ** 20)} MiB free`,
      needed,
      remedy: ok ? "" : remedy,
    };
  } catch (error) {
    return { name: "home", ok: false, found: error instanceof Error ? error.message : String(error), needed, remedy };
  }
}

/** A program that is useful but not necessary: its absence is said and is no failure. */
export function checkOptionalProgram(name: string, args: readonly string[], usedFor: string): Check {
  try {
    const said = execFileSync(name, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], timeout: 10_000 });
    return {
      name,
      ok: true,
      found: said.split("\n")[0]?.trim() || "found",
      needed: `optional: ${usedFor}`,
      remedy: "",
    };
  } catch (error) {
    // ssh-keygen has no flag that succeeds without work: that it ran at all is the answer.
    const ran = error instanceof Error && "status" in error && typeof error.status === "number";
    return {
      name,
      ok: true,
      found: ran ? "found" : `not found (${usedFor})`,
      needed: `optional: ${usedFor}`,
      remedy: "",
    };
  }
}
