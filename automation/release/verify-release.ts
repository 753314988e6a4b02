import fs from "node:fs";
import path from "node:path";
import { Failure } from "../errors";
import { digestOf, type Manifest, parseManifest, shortId } from "./manifest";
import type { Release } from "./release";
import { FILES_FOLDER, MANIFEST_FILE } from "./release-store";

/** A file that is not as the manifest lists it. */
export interface ArtifactProblem {
  readonly name: string;
  readonly problem: "differs" | "missing" | "not in the manifest";
  /** The digest in the manifest; null where it lists none. */
  readonly expected: string | null;
  /** The digest of what lies there; null where there is nothing, or nothing that can be read as a file. */
  readonly found: string | null;
}

/** What a release's folder holds, against what it has to hold. */
export interface Verification {
  /** Null when the manifest itself is not the one that the id is the digest of. */
  readonly manifest: Manifest | null;
  readonly problems: readonly ArtifactProblem[];
}

/** Digests every file of a release again and names each that is not as it was made. Nothing is changed. */
export function verifyRelease(id: string, folder: string): Verification {
  const found = readDigest(path.join(folder, MANIFEST_FILE));
  if (found !== id) {
    const problem = found === null ? "missing" : "differs";
    return { manifest: null, problems: [{ name: MANIFEST_FILE, problem, expected: id, found }] };
  }
  const manifest = parseManifest(fs.readFileSync(path.join(folder, MANIFEST_FILE), "utf8"));
  const files = path.join(folder, FILES_FOLDER);
  const present = new Map(namesBelow(files).map((name) => [name, readDigest(path.join(files, name))]));
  return { manifest, problems: compareArtifacts(manifest, present) };
}

/**
 * What differs between a manifest and the files that are there, by name.
 *
 * @param present the digest of each file; null for what is no ordinary file
 */
export function compareArtifacts(
  { artifacts }: Manifest,
  present: ReadonlyMap<string, string | null>,
): readonly ArtifactProblem[] {
  const listed = new Set(artifacts.map(({ name }) => name));
  const wrong = artifacts.flatMap(({ name, digest }): ArtifactProblem[] => {
    const found = present.get(name);
    if (found === digest) return [];
    const problem = found === undefined ? "missing" : "differs";
    return [{ name, problem, expected: digest, found: found ?? null }];
  });
  const extra = [...present].flatMap(([name, found]): ArtifactProblem[] =>
    listed.has(name) ? [] : [{ name, problem: "not in the manifest", expected: null, found }],
  );
  return [...wrong, ...extra].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** @throws Failure (state) when anything of a release is not as it was made: such a release is not run */
export function requireWhole(release: Release): void {
  const [first, ...more] = verifyRelease(release.id, release.folder).problems;
  if (first === undefined) return;
  const others = more.length === 0 ? "" : ` and ${more.length} more`;
  throw new Failure(
    "state",
    `release ${shortId(release.id)} is damaged: ${first.name} ${PREDICATE[first.problem]}${others}`,
    `./causeway release verify ${shortId(release.id)} names everything; take it back from a copy of the home, or remove ${release.folder} and make it again from its commit`,
  );
}

/** A problem as the end of a sentence about a file. */
const PREDICATE: Readonly<Record<ArtifactProblem["problem"], string>> = {
  differs: "differs",
  missing: "is missing",
  "not in the manifest": "is not in the manifest",
};

/** The digest of an ordinary file; null for anything else: a link may lead elsewhere tomorrow. */
function readDigest(file: string): string | null {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? digestOf(fs.readFileSync(file)) : null;
}

/** Everything below a folder that is not itself a folder, with `/`. */
function namesBelow(folder: string, prefix = ""): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory()
        ? namesBelow(path.join(folder, entry.name), `${prefix}${entry.name}/`)
        : [`${prefix}${entry.name}`],
    );
}
