import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "../../lib/canonical-json";

/** A SHA-256 in small letters. */
const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

const manifestSchema = z.strictObject({
  /** Of this format. */
  version: z.literal(1),
  /** The version of the engine that the release was made for. */
  engine: z.string(),
  /** The commit that the checkout stood at; null outside git. */
  commit: z.string().nullable(),
  /** The e-mail address of the commit's author; null outside git. */
  author: z.string().nullable(),
  /** Whether the checkout held anything that the commit does not. */
  dirty: z.boolean(),
  /** The digest of package-lock.json: which npm packages it runs with. */
  lock: digestSchema,
  /** Every file of the release, by name. */
  artifacts: z.array(z.strictObject({ name: z.string().min(1), digest: digestSchema })),
});

/** What a release is: everything that decides how it behaves and where it comes from, and nothing else. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

/** A file of a release. */
export interface Artifact {
  /** Its path below the release's files, with `/`. */
  readonly name: string;
  readonly content: Uint8Array;
}

/** Where the files come from, as the manifest says it. */
export type Origin = Pick<Manifest, "commit" | "author" | "dirty">;

/** The name of the artifact that holds package-lock.json, whose digest the manifest has as `lock` as well. */
export const LOCK_FILE = "package-lock.json";

/** SHA-256 in 64 hexadecimal digits. */
export function digestOf(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * The manifest of a set of files: the same files from the same place give the same manifest, in whatever order.
 *
 * @throws Error when there is no package-lock.json among them, or two files of one name
 */
export function manifestOf(artifacts: readonly Artifact[], engine: string, origin: Origin): Manifest {
  const listed = artifacts
    .map(({ name, content }) => ({ name, digest: digestOf(content) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const twice = listed.find(({ name }, index) => listed[index + 1]?.name === name);
  if (twice !== undefined) throw new Error(`two artifacts are named ${twice.name}`);
  const lock = listed.find(({ name }) => name === LOCK_FILE)?.digest;
  if (lock === undefined) throw new Error(`no artifact is named ${LOCK_FILE}`);
  const { commit, author, dirty } = origin;
  return { version: 1, engine, commit, author, dirty, lock, artifacts: listed };
}

/** The one text of a manifest: what is stored, and what the id is the digest of. */
export function manifestText(manifest: Manifest): string {
  return canonicalJson(manifest);
}

/** The id of a release: the SHA-256 of its manifest's text, 64 hexadecimal digits. */
export function releaseId(manifest: Manifest): string {
  return digestOf(manifestText(manifest));
}

/** Reads a manifest's text. @throws Error (of zod, or for what is no JSON) that says what is wrong with it */
export function parseManifest(text: string): Manifest {
  return manifestSchema.parse(JSON.parse(text));
}

/** How many digits of an id people see. */
const SHORT = 12;

/** An id as people see it: its first 12 digits. */
export function shortId(id: string): string {
  return id.slice(0, SHORT);
}
