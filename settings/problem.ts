/** Where something stands: names of fields and positions in lists, from the setting's name inwards. */
export type SettingPath = readonly (string | number)[];

/** What is wrong with a value, before it is known where it stands in a file. */
export interface Finding {
  readonly path: SettingPath;
  /** What is there, in words; never a secret. */
  readonly got: string;
  readonly expected: string;
  /** What to do about it, as an instruction. */
  readonly remedy: string;
  /** The key as it is written, where the key itself is at fault and not its value. */
  readonly atKey?: string;
}

/** What is wrong with a stack's settings, and where. */
export interface Problem {
  /** The path of the value without our prefix: `devopsIpRanges[0].cidr`; `(file)` for the file as a whole. */
  readonly key: string;
  /** The setting that it is about, for a closer look; undefined when there is no such setting. */
  readonly setting: string | undefined;
  readonly got: string;
  readonly expected: string;
  readonly remedy: string;
  readonly file: string;
  /** Counted from 1; undefined when the settings came from the engine, which keeps no positions. */
  readonly line: number | undefined;
  readonly column: number | undefined;
}

/** A path as people write it: `devopsIpRanges[0].cidr`. The empty path is the file as a whole. */
export function writePath(path: SettingPath): string {
  if (path.length === 0) return "(file)";
  return path.map((part, index) => (typeof part === "number" ? `[${part}]` : index === 0 ? part : `.${part}`)).join("");
}

/** One problem as a block of text for people, without colours. */
export function renderProblem(problem: Problem): string {
  const position = problem.line === undefined ? "" : `:${problem.line}:${problem.column ?? 1}`;
  return [
    `✗ settings  ${problem.file}${position}  ${problem.key}`,
    `  got       ${problem.got}`,
    `  expected  ${problem.expected}`,
    `  fix       ${problem.remedy}`,
    ...(problem.setting === undefined ? [] : [`  more      ./causeway settings explain ${problem.setting}`]),
  ].join("\n");
}

/** All problems, each as a block, in the order of their files and lines. */
export function renderProblems(problems: readonly Problem[]): string {
  return problems.toSorted(byPlace).map(renderProblem).join("\n\n");
}

/** Orders problems by file, then by where they stand in it. */
export function byPlace(one: Problem, other: Problem): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
}
