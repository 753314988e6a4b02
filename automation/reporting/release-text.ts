import { shortId } from "../release/manifest";
import type { Release } from "../release/release";
import type { ArtifactProblem } from "../release/verify-release";

/** A release as `--json` prints it. */
export interface ReleaseJson {
  readonly id: string;
  readonly created: string;
  readonly commit: string | null;
  readonly author: string | null;
  readonly dirty: boolean;
  readonly engine: string;
  readonly lock: string;
  readonly artifacts: readonly { readonly name: string; readonly digest: string }[];
  readonly folder: string;
}

/** A release for machines. */
export function releaseJson({ id, created, manifest, folder }: Release): ReleaseJson {
  const { commit, author, dirty, engine, lock, artifacts } = manifest;
  return { id, created, commit, author, dirty, engine, lock, artifacts, folder };
}

/** Where a release comes from, in a few words: `commit 4be21aa by raj@company.com, with uncommitted changes`. */
export function originText({ manifest: { commit, author, dirty } }: Pick<Release, "manifest">): string {
  if (commit === null) return dirty ? "uncommitted files, no commit yet" : "no git checkout";
  const by = author === null ? "" : ` by ${author}`;
  return `commit ${commit.slice(0, 7)}${by}${dirty ? ", with uncommitted changes" : ""}`;
}

/** A release in one line: `3f9a1c22b0d4   2026-11-25 14:08   commit 4be21aa by raj@company.com`. */
export function releaseLine(release: Release): string {
  return `${shortId(release.id)}   ${release.created.slice(0, 16).replace("T", " ")}   ${originText(release)}`;
}

/** Everything of a release for people. */
export function releaseText(release: Release): string {
  const { id, created, manifest, folder } = release;
  const rows: [string, string][] = [
    ["id", id],
    ["created", created],
    ["from", originText(release)],
    ["engine", manifest.engine],
    ["packages", `lock ${shortId(manifest.lock)}`],
    ["folder", folder],
  ];
  return [
    `release ${shortId(id)}`,
    ...rows.map(([name, text]) => `  ${name.padEnd(8)}  ${text}`),
    `  ${filesText(manifest.artifacts.length)}`,
    ...manifest.artifacts.map(({ name, digest }) => `    ${shortId(digest)}  ${name}`),
  ].join("\n");
}

/** `1 file`, `9 files`. */
export function filesText(count: number): string {
  return count === 1 ? "1 file" : `${count} files`;
}

/** What is wrong with a file of a release, in one line. */
export function problemText({ name, problem, expected, found }: ArtifactProblem): string {
  const digests = problem === "differs" ? `  expected ${short(expected)}  found ${short(found)}` : "";
  return `  ✗ ${problem}  ${name}${digests}`;
}

function short(digest: string | null): string {
  return digest === null ? "no ordinary file" : shortId(digest);
}
