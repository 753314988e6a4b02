import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { suggest } from "../../lib/suggest";
import type { CommandContext } from "../context";
import { Failure } from "../errors";
import type { Home } from "../home";
import { type BuiltRelease, buildRelease } from "./build-release";
import { digestOf, type Manifest, manifestText, parseManifest, releaseId, shortId } from "./manifest";
import type { Release } from "./release";
import { writeAside } from "./write-aside";

/** What lies in a release's folder: the manifest's text, when it was made here, and the files that it lists. */
export const MANIFEST_FILE = "manifest.json";
export const CREATED_FILE = "created.json";
export const FILES_FOLDER = "files";

/** A release that was just made, or was there already. */
export interface CreatedRelease extends Release {
  /** False when the home has the same release from before. */
  readonly isNew: boolean;
}

/** A folder of a release whose manifest is no longer the one that it is named by. */
export interface DamagedRelease {
  readonly id: string;
  readonly reason: string;
}

/**
 * Makes a release of the checkout, or answers the one that is the same.
 *
 * @param now the time that is remembered for a new one
 * @throws Failure: what buildRelease throws; state when it cannot be stored
 */
export async function createRelease(context: CommandContext, now: Date): Promise<CreatedRelease> {
  return storeRelease(context.home, await buildRelease(context), now);
}

/** Stores a built release, whole or not at all. @throws Failure (state) when it cannot be written */
export async function storeRelease(
  home: Home,
  { manifest, artifacts }: BuiltRelease,
  now: Date,
): Promise<CreatedRelease> {
  const id = releaseId(manifest);
  const folder = path.join(home.releases, id);
  if (fs.existsSync(folder)) return { ...readRelease(home, id), isNew: false };
  try {
    const isNew = await writeAside(folder, (aside) => {
      for (const { name, content } of artifacts) writeFlushed(path.join(aside, FILES_FOLDER, name), content);
      writeFlushed(path.join(aside, CREATED_FILE), JSON.stringify({ created: now.toISOString() }));
      writeFlushed(path.join(aside, MANIFEST_FILE), manifestText(manifest));
    });
    return { ...readRelease(home, id), isNew };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(
      "state",
      `release ${shortId(id)} cannot be written to ${home.releases}: ${error instanceof Error ? error.message : String(error)}`,
      "free some space or choose another folder with --home or CAUSEWAY_HOME; nothing is left of it",
      { cause: error },
    );
  }
}

/** Every release of the home that can be read, newest first. */
export function listReleases({ home }: Pick<CommandContext, "home">): Release[] {
  return readReleases(home).releases;
}

/** Every release of the home, newest first, and those that cannot be read. */
export function readReleases(home: Home): { releases: Release[]; damaged: DamagedRelease[] } {
  const releases: Release[] = [];
  const damaged: DamagedRelease[] = [];
  for (const id of releaseIds(home)) {
    try {
      releases.push(readRelease(home, id));
    } catch (error) {
      damaged.push({ id, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { releases: releases.toSorted(newestFirst), damaged };
}

/**
 * The release of an id, or of the first digits of one: at least six.
 *
 * @throws Failure: usage when there is none or more than one, state when it is damaged
 */
export function findRelease({ home }: Pick<CommandContext, "home">, idOrPrefix: string): Release {
  return readRelease(home, findReleaseId(home, idOrPrefix));
}

/** The whole id for an id or its first digits; nothing of the release is read. @throws Failure (usage) */
export function findReleaseId(home: Home, idOrPrefix: string): string {
  const wanted = idOrPrefix.toLowerCase();
  if (!/^[0-9a-f]{6,64}$/.test(wanted)) {
    const expected = "expected at least 6 and at most 64 of its hexadecimal digits";
    throw new Failure("usage", `${JSON.stringify(idOrPrefix)} is no release id; ${expected}`, LIST);
  }
  const ids = releaseIds(home);
  const matching = ids.filter((id) => id.startsWith(wanted));
  const [found] = matching;
  if (found !== undefined && matching.length === 1) return found;
  if (found !== undefined) {
    const message = `${matching.length} releases begin with ${wanted}: ${matching.join(", ")}`;
    throw new Failure("usage", message, "give more digits");
  }
  const near = suggest(
    wanted,
    ids.map((id) => id.slice(0, wanted.length)),
  );
  const message = `there is no release ${wanted} in ${home.releases}`;
  throw new Failure("usage", message, near === undefined ? LIST : `did you mean ${near}? ${LIST}`);
}

const LIST = "./causeway release list shows what there is, ./causeway release create makes one";

/** Reads a release's manifest. @throws Failure (state) when it is not the one that the id is the digest of */
function readRelease(home: Home, id: string): Release {
  const folder = path.join(home.releases, id);
  const manifest = readManifest(folder, id);
  return { id, created: readCreated(folder), manifest, folder };
}

function readManifest(folder: string, id: string): Manifest {
  let text: string;
  try {
    text = fs.readFileSync(path.join(folder, MANIFEST_FILE), "utf8");
  } catch (error) {
    throw damage(id, `its manifest cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
  if (digestOf(text) !== id) throw damage(id, "its manifest is not the one that its id is the digest of");
  try {
    return parseManifest(text);
  } catch (error) {
    throw damage(id, `its manifest is of a format that this runner does not know (${String(error)})`);
  }
}

const createdSchema = z.object({ created: z.iso.datetime() });

/** When it was made: not part of what is promised, so that its loss is no damage. */
function readCreated(folder: string): string {
  const file = path.join(folder, CREATED_FILE);
  try {
    return createdSchema.parse(JSON.parse(fs.readFileSync(file, "utf8"))).created;
  } catch {
    return fs.statSync(folder).birthtime.toISOString();
  }
}

function damage(id: string, what: string): Failure {
  return new Failure(
    "state",
    `release ${shortId(id)} is damaged: ${what}`,
    `./causeway release verify ${shortId(id)} names everything; take it back from a copy of the home, or make it again from its commit`,
  );
}

/** The ids of the home's releases. What is being made has another kind of name. */
function releaseIds(home: Home): string[] {
  if (!fs.existsSync(home.releases)) return [];
  return fs
    .readdirSync(home.releases)
    .filter((name) => /^[0-9a-f]{64}$/.test(name))
    .toSorted();
}

function newestFirst(a: Release, b: Release): number {
  if (a.created !== b.created) return a.created < b.created ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

/** Writes a file of a release and waits until it is on the disk. */
function writeFlushed(file: string, content: Uint8Array | string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  fs.writeFileSync(file, content, { mode: 0o600, flush: true });
}
