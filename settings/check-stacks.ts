import type { Draft } from "./draft";
import { type ExaminedStackFile, examineStackFile, type StackFileText } from "./parse";
import { byPlace, type Problem } from "./problem";
import type { NamedDraft } from "./rules/cross-rule";
import { crossRules } from "./rules/cross-rules";

/** What is wrong with one stack, its part in problems between stacks included. */
export interface CheckedStack {
  readonly name: string;
  readonly ok: boolean;
  readonly problems: readonly Problem[];
}

/** The answer for all stacks, in the order in which their files were given. */
export interface CheckedStacks {
  readonly stacks: readonly CheckedStack[];
}

/**
 * Every problem of every stack file, alone and among each other. Give it all files, even to learn about one stack:
 * what the rules across stacks cannot see they cannot find.
 *
 * @param targetCloud turns real targets into the embedded cloud before anything is checked, never the other way
 */
export function checkStacks(files: readonly StackFileText[], targetCloud?: "embedded"): CheckedStacks {
  const examined = files.map((file) => examineStackFile(file, targetCloud));
  const drafts = examined.flatMap(({ draft }) => (draft !== undefined && isNamed(draft) ? [draft] : []));
  const twins = examined.flatMap((one, index) => twinProblem(one, examined.slice(0, index)));
  const crossed = crossRules.flatMap((rule) => rule.find(drafts));
  return {
    stacks: examined.map(({ file, draft, problems, place }) => {
      const own = crossed.filter(({ stack }) => stack === draft?.stack).map(({ finding }) => place(finding));
      const twin = twins.filter((problem) => problem.file === file.path);
      const all = [...problems, ...twin, ...own].toSorted(byPlace);
      return { name: file.stack, ok: all.length === 0, problems: all };
    }),
  };
}

function isNamed(draft: Draft): draft is NamedDraft {
  return draft.stack !== undefined;
}

/** Two files for one stack, one of them under an alias: nobody could say which of them counts. */
function twinProblem({ draft, file, place }: ExaminedStackFile, earlier: readonly ExaminedStackFile[]): Problem[] {
  const twin = earlier.find((other) => draft?.stack !== undefined && other.draft?.stack === draft.stack);
  if (twin === undefined) return [];
  return [
    place({
      path: [],
      got: `a second file for ${draft?.stack}, beside ${twin.file.path}`,
      expected: "one file for each stack",
      remedy: `delete ${file.path} or ${twin.file.path}`,
    }),
  ];
}
