import fs from "node:fs";
import path from "node:path";
import { lte, major } from "semver";
import type { CommandContext } from "../context";
import { ENGINE_VERSION } from "../engine/version";
import { Failure } from "../errors";
import { bundle } from "../launch/bundle";
import { PROGRAM } from "./build-release";
import { digestOf, type Manifest, shortId } from "./manifest";
import { POLICY_PACK } from "./pack-artifacts";
import { preparePackages } from "./packages";
import type { Release } from "./release";
import { FILES_FOLDER } from "./release-store";
import { requireWhole } from "./verify-release";

/** A release that an operation can run. All paths are absolute. */
export interface RunnableRelease {
  /** The compiled program. */
  readonly program: string;
  /** The compiled child process, where it finds the same packages as the program. */
  readonly childFile: string;
  /** The folder of the compiled policy pack; undefined for a release that has none. */
  readonly policyPack: string | undefined;
  /** The folder that holds the release's files. */
  readonly folder: string;
}

/**
 * Makes a release ready to run, from nothing of the checkout: its files are digested again, and its packages are
 * installed where they are missing.
 *
 * @throws Failure: state when it is damaged; engine when it needs another engine, or its packages cannot be installed
 */
export async function runnableRelease(context: CommandContext, release: Release): Promise<RunnableRelease> {
  const { manifest } = release;
  refuseEngine(release.id, manifest.engine, ENGINE_VERSION);
  requireWhole(release);
  const folder = path.join(release.folder, FILES_FOLDER);
  const packages = await preparePackages(context, { lock: manifest.lock, folder });
  link(path.join(packages, "node_modules"), path.join(release.folder, "node_modules"));
  return {
    program: path.join(folder, PROGRAM),
    childFile: placeChild(bundle("automation/engine/child.ts"), packages),
    policyPack: hasPack(manifest) ? path.join(folder, POLICY_PACK) : undefined,
    folder,
  };
}

/**
 * An engine runs programs that were made for it or for an older one of the same major version, which is what Pulumi
 * promises; it does not run those of a newer one.
 *
 * @throws Failure (engine) for a release that this engine does not run
 */
export function refuseEngine(id: string, wanted: string, engine: string): void {
  if (major(wanted) === major(engine) && lte(wanted, engine)) return;
  throw new Failure(
    "engine",
    `release ${shortId(id)} was made for engine ${wanted}; this checkout has ${engine}`,
    "promote it from a checkout that has that engine or a newer one of the same major version",
  );
}

function hasPack({ artifacts }: Manifest): boolean {
  return artifacts.some(({ name }) => name.startsWith(`${POLICY_PACK}/`));
}

/** Puts a link in place that leads to `target`, in one step where another one is there. */
function link(target: string, file: string): void {
  if (fs.lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() && fs.readlinkSync(file) === target) return;
  const aside = `${file}.${process.pid}`;
  fs.rmSync(aside, { force: true });
  fs.symlinkSync(target, aside, "dir");
  fs.renameSync(aside, file);
}

/** Copies the compiled child beside the packages, named by its content: a name always means the same bytes. */
function placeChild(compiled: string, packages: string): string {
  const content = fs.readFileSync(compiled);
  const file = path.join(packages, `child-${digestOf(content).slice(0, 16)}.js`);
  if (fs.existsSync(file)) return file;
  const aside = `${file}.${process.pid}`;
  fs.writeFileSync(aside, content);
  fs.renameSync(aside, file);
  return file;
}
