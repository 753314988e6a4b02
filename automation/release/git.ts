import fs from "node:fs";
import path from "node:path";
import type { CommandContext } from "../context";
import { Failure } from "../errors";
import { type ChangedPath, parseStatus, parseTracked } from "./git-status";
import { sameSettings } from "./same-settings";

/** What git knows of a checkout. */
export interface GitFacts {
  /** The full id of the commit; null outside git and before the first commit. */
  readonly commit: string | null;
  /** The e-mail address of the commit's author, as the commit has it; null where there is no commit. */
  readonly author: string | null;
  /** Whether there is anything in the checkout that the commit does not have. */
  readonly dirty: boolean;
  /** The branch; undefined outside git and where none is checked out. */
  readonly branch: string | undefined;
}

/** Where to look. */
export type GitSurroundings = Pick<CommandContext, "checkout" | "home" | "environment">;

/** Asks git one thing; undefined where there is no git, no repository, or no such thing in it. */
type AskGit = (...args: string[]) => Promise<string | undefined>;

/** What is known of a checkout that came without git: an unpacked archive. */
const NO_GIT: GitFacts = { commit: null, author: null, dirty: false, branch: undefined };

/**
 * The commit, its author, the branch, and whether the checkout is as the commit has it. Ignored files do not count, nor
 * does a stack file whose settings are the same, nor the home. Git is only asked: its index is not written.
 *
 * @throws Failure (state) for a repository that git cannot or will not read: it is not taken for a clean one
 */
export async function gitFacts({ checkout, home, environment }: GitSurroundings): Promise<GitFacts> {
  const git = gitIn(checkout, environment);
  const [listed, said, prefix] = await Promise.all([
    git("ls-files", "-v", "-z"),
    git("status", "--porcelain=v2", "--branch", "-z", ...ALL_CHANGES, "--", ".", ...without(checkout, home.root)),
    git("rev-parse", "--show-prefix"),
  ]);
  const tracked = parseTracked(listed ?? "");
  // A folder that merely lies in somebody's repository is no checkout of it.
  if (said === undefined || prefix === undefined || !tracked.paths.has("Pulumi.yaml")) return NO_GIT;
  const status = parseStatus(said);
  const changed = status.changed.map((entry) => ({ ...entry, path: entry.path.slice(prefix.trim().length) }));
  const unwatched = tracked.unwatched.filter((file) => fs.existsSync(path.join(checkout, file)));
  const dirty = unwatched.length > 0 || (await anyCounts(git, checkout, changed));
  if (status.commit === undefined) return { ...NO_GIT, dirty, branch: status.branch };
  const author = await git("log", "-1", "--no-show-signature", "--format=%ae", status.commit);
  return { commit: status.commit, author: author?.trim() ?? null, dirty, branch: status.branch };
}

/**
 * Whether git tracks every one of these files. One that it was told to ignore is no change in its eyes, and in a release
 * all the same.
 *
 * @param files from the root of the checkout
 */
export async function areTracked(surroundings: GitSurroundings, files: readonly string[]): Promise<boolean> {
  const listed = await gitIn(surroundings.checkout, surroundings.environment)("ls-files", "-v", "-z");
  const { paths } = parseTracked(listed ?? "");
  return files.every((file) => paths.has(file));
}

/** Whatever a user's configuration hides is shown. */
const ALL_CHANGES = ["--untracked-files=normal", "--ignore-submodules=none"];

/** Leaves the home out where it lies in the checkout: what the runner keeps there is no change of anybody's. */
function without(checkout: string, home: string): string[] {
  const relative = path.relative(checkout, home);
  const inside = relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
  return inside ? [`:(exclude,literal)${relative}`] : [];
}

/** Whether any change counts: every one does but that of a stack file whose settings are those of the commit. */
async function anyCounts(git: AskGit, checkout: string, changed: readonly ChangedPath[]): Promise<boolean> {
  const counts = await Promise.all(
    changed.map(async ({ path: file, edited }) => {
      if (!edited || !/^Pulumi\.[^/]+\.yaml$/.test(file)) return true;
      const committed = await git("show", `HEAD:./${file}`);
      return committed === undefined || !sameSettings(committed, fs.readFileSync(path.join(checkout, file), "utf8"));
    }),
  );
  return counts.includes(true);
}

/** Variables by which a caller of ours (a hook, say) would send git to another repository. */
const ELSEWHERE = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX"];

function gitIn(checkout: string, environment: GitSurroundings["environment"]): AskGit {
  const kept = Object.entries(environment).filter(([name]) => !ELSEWHERE.includes(name));
  const env = { ...Object.fromEntries(kept), LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0" };
  return async (...args) => {
    const { execa } = await import("execa");
    const asked = await execa("git", args, { cwd: checkout, env, extendEnv: false, reject: false, stdin: "ignore" });
    if (!asked.failed) return asked.stdout;
    if (asked.code === "ENOENT" || /not a git repository/.test(asked.stderr)) return undefined;
    if (args[0] === "show" && asked.exitCode === 128) return undefined;
    throw new Failure(
      "state",
      `git cannot say what ${checkout} holds: ${asked.stderr.trim() || asked.shortMessage}`,
      "mend that (git status shows it) and run the command again",
    );
  };
}
