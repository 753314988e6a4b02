import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { CommandContext } from "../context";
import { cacheFolder } from "../engine/locate";
import { Failure } from "../errors";
import { LOCK_FILE, shortId } from "./manifest";
import { writeAside } from "./write-aside";

/** What installing needs from outside. */
export type PackagesSurroundings = Pick<CommandContext, "environment" | "progress">;

/** The files that say which packages are wanted. */
export interface WantedPackages {
  /** Digest of package-lock.json. */
  readonly lock: string;
  /** The folder that holds package.json and package-lock.json. */
  readonly folder: string;
}

/**
 * The folder that holds the npm packages of a lock file, as `node_modules`: outside every checkout, by the lock's
 * digest, so that a release runs with the packages it was made with. Installed where they are missing or incomplete;
 * several that install the same packages at once do not disturb each other.
 *
 * @throws Failure (engine) with what npm said when they cannot be installed
 */
export async function preparePackages(surroundings: PackagesSurroundings, wanted: WantedPackages): Promise<string> {
  const folder = packagesFolder(surroundings.environment, wanted.lock);
  if (arePresent(folder)) return folder;
  discardBroken(folder);
  surroundings.progress(`packages ${shortId(wanted.lock)}: installing them once, outside the checkout`);
  await writeAside(folder, (aside) => install(aside, surroundings.environment, wanted));
  if (arePresent(folder)) return folder;
  throw new Failure("engine", `${folder} is incomplete after npm ci`, `remove ${folder} and run the command again`);
}

/** Where the packages of a lock file lie on this kind of machine: some of them are made for one platform. */
export function packagesFolder(environment: PackagesSurroundings["environment"], lock: string): string {
  return path.join(cacheFolder(environment), "packages", `${lock}-${process.platform}-${process.arch}`);
}

const installedSchema = z.object({ packages: z.record(z.string(), z.unknown()) });

/** Whether every package that npm said it installed is there. npm says so last. */
function arePresent(folder: string): boolean {
  const list = path.join(folder, "node_modules", ".package-lock.json");
  if (!fs.existsSync(list)) return false;
  const said = installedSchema.safeParse(readJson(list));
  if (!said.success) return false;
  return Object.keys(said.data.packages).every((name) => fs.existsSync(path.join(folder, name, "package.json")));
}

/** What a JSON file says; undefined when it is none. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Takes an incomplete folder away in one step, so that nobody finds it half removed. A complete one is put back. */
function discardBroken(folder: string): void {
  const broken = `${folder}.broken.${process.pid}`;
  try {
    fs.renameSync(folder, broken);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return;
    throw error;
  }
  // Somebody else was quicker, and this is theirs.
  if (arePresent(broken) && !fs.existsSync(folder)) fs.renameSync(broken, folder);
  fs.rmSync(broken, { recursive: true, force: true });
}

/** Installs into `aside`, from packages that npm has kept where it has them. Nothing of a package is run. */
async function install(aside: string, environment: PackagesSurroundings["environment"], wanted: WantedPackages) {
  for (const name of ["package.json", LOCK_FILE])
    fs.copyFileSync(path.join(wanted.folder, name), path.join(aside, name));
  const { execa } = await import("execa");
  const npm = await execa("npm", NPM_CI, {
    cwd: aside,
    env: environment,
    extendEnv: false,
    reject: false,
    stdin: "ignore",
  });
  if (!npm.failed) return;
  const missing = npm.code === "ENOENT";
  const said = missing ? "npm was not found" : npm.stderr.trim() || npm.shortMessage;
  throw new Failure(
    "engine",
    `the packages ${shortId(wanted.lock)} cannot be installed: ${said}`,
    missing ? "install npm, which comes with Node" : "see that npm reaches its registry, and run the command again",
  );
}

const NPM_CI = [
  "ci",
  "--omit=dev",
  "--ignore-scripts",
  "--prefer-offline",
  "--no-audit",
  "--no-fund",
  "--loglevel=error",
];
