/** What deciding about a stack needs. */
export interface StackFacts {
  readonly name: string;
  /** Its settings, from the root of the checkout: `Pulumi.dev.yaml`. */
  readonly file: string;
  /** Stacks whose outputs it reads; they have to be there before it can be previewed. */
  readonly needs: readonly string[];
  /** Whether its settings hold, alone and against the other stacks'. */
  readonly settingsHold: boolean;
}

/** A stack that a change touches. */
export interface TouchedStack {
  readonly name: string;
  readonly needs: readonly string[];
  /** The changed file that touches it, or what else makes it worth a look. */
  readonly because: string;
}

/** Settings of one stack; also of one that is not there any more. */
const STACK_FILE = /^Pulumi\.[^/]+\.yaml$/;

/** Files that no preview and no guardrail depends on. What is not among them may matter to every stack. */
const WITHOUT_EFFECT: readonly RegExp[] = [
  /^(docs|test|benchmarks|\.vscode|\.ci)\//,
  // The workflow that previews tries itself.
  /^\.github\/(?!workflows\/preview\.yml$)/,
  /\.md$/,
  /^(LICENSE|\.editorconfig|\.gitignore|biome\.json|\.oxlintrc\.json|\.mocharc\.json)$/,
];

/**
 * The stacks that changed files touch: settings of one stack that stack, anything else all of them, unless it is known
 * to be without effect. A stack whose settings do not hold is among them whatever changed: two stacks may have been
 * brought to exclude each other by the file of one.
 *
 * @param changed paths from the root of the checkout, with `/`
 */
export function touchedStacks(changed: readonly string[], stacks: readonly StackFacts[]): readonly TouchedStack[] {
  const common = changed.find((file) => !STACK_FILE.test(file) && !WITHOUT_EFFECT.some((each) => each.test(file)));
  return stacks.flatMap(({ name, file, needs, settingsHold }) => {
    const because = changed.includes(file) ? file : (common ?? (settingsHold ? undefined : "its settings do not hold"));
    return because === undefined ? [] : [{ name, needs, because }];
  });
}

/** The paths in a list of changed files, a line each, as `git diff --name-only` prints it. */
export function changedFiles(list: string): readonly string[] {
  return list
    .split("\n")
    .map((line) => line.replace(/\r$/, "").replace(/^\.\//, ""))
    .filter((line) => line !== "");
}
