/** What `git status --porcelain=v2 --branch -z` says. */
export interface GitStatus {
  /** The full id of the commit; undefined before the first one. */
  readonly commit: string | undefined;
  /** Undefined where none is checked out. */
  readonly branch: string | undefined;
  /** Every file that differs from the commit, and every untracked one; a folder of untracked ones ends in `/`. */
  readonly changed: readonly ChangedPath[];
}

/** A path that is not as the commit has it. */
export interface ChangedPath {
  /** From the root of the repository. */
  readonly path: string;
  /** Whether only its content changed: it is in the commit and in the folder, under the same name. */
  readonly edited: boolean;
}

/** Reads the answer of `git status --porcelain=v2 --branch -z`. */
export function parseStatus(text: string): GitStatus {
  const entries = text.split("\0");
  const header = (name: string) => {
    const line = entries.find((entry) => entry.startsWith(`# branch.${name} `));
    const value = line?.slice(`# branch.${name} `.length);
    return value === undefined || /^\(.*\)$/.test(value) ? undefined : value;
  };
  const changed: ChangedPath[] = [];
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index] ?? "";
    const [kind = "", state = ""] = entry.split(" ", 2);
    const fields = FIELDS_BEFORE_PATH[kind];
    if (fields === undefined) continue;
    const path = entry.split(" ").slice(fields).join(" ");
    changed.push({ path, edited: kind === "1" && /^(\.M|M\.|MM)$/.test(state) });
    // A rename is followed by the name of before.
    if (kind === "2") index++;
  }
  return { commit: header("oid"), branch: header("head"), changed };
}

/** How many words stand before the path: ordinary, renamed, unmerged, untracked. */
const FIELDS_BEFORE_PATH: Readonly<Record<string, number>> = { "1": 8, "2": 9, u: 10, "?": 1 };

/** What `git ls-files -v` says. */
export interface TrackedFiles {
  readonly paths: ReadonlySet<string>;
  /** Those that git was told not to look at (`assume-unchanged`, `skip-worktree`): its status says nothing of them. */
  readonly unwatched: readonly string[];
}

/** Reads the answer of `git ls-files -v -z`. */
export function parseTracked(text: string): TrackedFiles {
  const entries = text.split("\0").filter((entry) => entry !== "");
  const files = entries.map((entry) => ({ tag: entry.slice(0, 1), path: entry.slice(2) }));
  return {
    paths: new Set(files.map(({ path }) => path)),
    unwatched: files.filter(({ tag }) => tag === "S" || tag !== tag.toUpperCase()).map(({ path }) => path),
  };
}
