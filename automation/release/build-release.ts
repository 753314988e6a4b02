import fs from "node:fs";
import path from "node:path";
import type { CommandContext } from "../context";
import { ENGINE_VERSION } from "../engine/version";
import { Failure } from "../errors";
import { packSources } from "../guardrails/pack-files";
import { bundle, bundledSources } from "../launch/bundle";
import { areTracked, type GitFacts, gitFacts } from "./git";
import { type Artifact, LOCK_FILE, type Manifest, manifestOf } from "./manifest";
import { packArtifacts } from "./pack-artifacts";
import { programArtifacts } from "./program-artifacts";

/** A release that is not stored yet. */
export interface BuiltRelease {
  readonly manifest: Manifest;
  readonly artifacts: readonly Artifact[];
}

/** The program in the checkout. */
const ENTRY = "index.ts";

/** The compiled program in a release. */
export const PROGRAM = "program/index.js";

/** Files of the checkout that a release holds as they are. */
const COPIED = ["Pulumi.yaml", "package.json", LOCK_FILE];

/**
 * Makes a release of the checkout as it is now: everything is read once, and git is asked before and after, so that
 * what the manifest says of the commit is true of what it lists.
 *
 * @throws Failure: program or guardrails (does not compile), state (a file is missing, git cannot answer), usage (the
 *   checkout changed meanwhile)
 */
export async function buildRelease(context: CommandContext): Promise<BuiltRelease> {
  const before = await gitFacts(context);
  const artifacts = [
    ...COPIED.map((name) => ({ name, content: readFile(context.checkout, name) })),
    ...compileProgram(context.checkout),
    ...packArtifacts(),
  ];
  const sources = [...COPIED, ...bundledSources(ENTRY), ...packSources()];
  const [after, tracked] = await Promise.all([gitFacts(context), areTracked(context, sources)]);
  refuseMovement(before, after);
  const dirty = before.dirty || (before.commit !== null && !tracked);
  return { manifest: manifestOf(artifacts, ENGINE_VERSION, { ...before, dirty }), artifacts };
}

function compileProgram(checkout: string): Artifact[] {
  try {
    const compiled = bundle(ENTRY);
    const folder = path.relative(checkout, path.dirname(compiled)).split(path.sep).join("/");
    return programArtifacts(PROGRAM, fs.readFileSync(compiled, "utf8"), folder);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const remedy = "mend it and run the command again";
    throw new Failure("program", `the program does not compile\n${message}`, remedy, { cause: error });
  }
}

function readFile(checkout: string, name: string): Uint8Array {
  try {
    return fs.readFileSync(path.join(checkout, name));
  } catch (error) {
    const message = `${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    throw new Failure("state", message, "a release needs it: take it back from git", { cause: error });
  }
}

/** What changed between two looks cannot be told: the content may be of before or after. */
function refuseMovement(before: GitFacts, after: GitFacts): void {
  if (before.commit === after.commit && before.dirty === after.dirty) return;
  throw new Failure(
    "usage",
    "the checkout changed while a release was made of it",
    "run the command again when nobody writes there",
  );
}
