import type { Change, Verdict } from "../law";
import { isList, isProperties, type Path, type Properties, pathText, sameValue, UNKNOWN, type Value } from "../values";

/** How one path differs. */
export type DifferenceKind = "add" | "delete" | "update";

/** One difference that stays after everything that means the same was taken out. */
export interface Difference {
  readonly path: Path;
  readonly kind: DifferenceKind;
  readonly replaces: boolean;
}

/** What a Diff compares, and what it may know. */
export interface DiffSubject {
  readonly oldInputs: Properties;
  readonly newInputs: Properties;
  readonly oldOutputs: Properties;
  /** Paths in the engine's spelling that are left alone: `tags`, `tags.owner`, `ingress[*].description`, `*`. */
  readonly ignoreChanges: readonly string[];
  /** What the catalog says of a path. */
  replaces(path: Path): boolean;
  /** Whether the order of the list at a path means nothing. @default no list's */
  unordered?(path: Path): boolean;
  /** What the law says of a change; `undefined` leaves it open. */
  judge(change: Change): Verdict | undefined;
}

/** Names that begin so are the provider's own notes and never a difference. */
const INTERNAL = "__";

/** What differs between old and new inputs, in the order of the paths. Pure. */
export function differences(subject: DiffSubject): readonly Difference[] {
  const found: Difference[] = [];
  const ignored = subject.ignoreChanges.map(parsePath);
  const names = new Set([...Object.keys(subject.oldInputs), ...Object.keys(subject.newInputs)]);
  for (const name of [...names].toSorted()) {
    if (name.startsWith(INTERNAL)) continue;
    compare(subject, ignored, [name], subject.oldInputs[name], subject.newInputs[name], found);
  }
  return found;
}

function compare(
  subject: DiffSubject,
  ignored: readonly Path[],
  path: Path,
  before: Value | undefined,
  after: Value | undefined,
  found: Difference[],
): void {
  if (sameOrBothAbsent(before, after) || ignored.some((pattern) => covers(pattern, path))) return;
  const { oldInputs, newInputs, oldOutputs } = subject;
  const verdict = subject.judge({ path, before, after, oldInputs, newInputs, oldOutputs });
  if (verdict === "same") return;
  if (verdict === undefined && isList(before) && isList(after)) {
    if (subject.unordered?.(path) === true && sameMembers(before, after)) return;
    for (let at = 0; at < Math.max(before.length, after.length); at++) {
      compare(subject, ignored, [...path, at], before[at], after[at], found);
    }
    return;
  }
  if (verdict === undefined && isProperties(before) && isProperties(after)) {
    for (const name of [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted()) {
      if (!name.startsWith(INTERNAL)) compare(subject, ignored, [...path, name], before[name], after[name], found);
    }
    return;
  }
  const kind = isAbsent(before) ? "add" : isAbsent(after) ? "delete" : "update";
  found.push({ path, kind, replaces: verdict === undefined ? subject.replaces(path) : verdict === "replace" });
}

function sameOrBothAbsent(before: Value | undefined, after: Value | undefined): boolean {
  return isAbsent(before) && isAbsent(after) ? true : after !== UNKNOWN && sameValue(before, after);
}

function within(one: readonly Value[], other: readonly Value[]): boolean {
  return one.every((member) => member !== UNKNOWN && other.some((candidate) => sameValue(member, candidate)));
}

/** Whether two sets hold the same; what is unknown is never the same. */
function sameMembers(before: readonly Value[], after: readonly Value[]): boolean {
  return within(before, after) && within(after, before);
}

/** A null means the same as nothing. */
function isAbsent(value: Value | undefined): boolean {
  return value === undefined || value === null;
}

/** Whether a pattern (with `*` for any step) names this path or something that holds it. */
export function covers(pattern: Path, path: Path): boolean {
  return (
    pattern.length <= path.length && pattern.every((step, at) => step === "*" || String(step) === String(path[at]))
  );
}

/** The steps of a path in the engine's spelling. Text that is no path is taken as one name. */
export function parsePath(text: string): Path {
  const steps: (string | number)[] = [];
  const token = /\.?([^.[\]"]+)|\[(\d+)\]|\[\*\]|\["((?:[^"\\]|\\.)*)"\]/gy;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null) return [text];
    if (match[1] !== undefined) steps.push(match[1]);
    else if (match[2] !== undefined) steps.push(Number(match[2]));
    else if (match[3] !== undefined) steps.push(match[3].replaceAll(/\\(.)/g, "$1"));
    else steps.push("*");
  }
  return steps;
}

/** The names of the properties that the differences lie in, each once. */
export function roots(found: readonly Difference[]): readonly string[] {
  return [...new Set(found.map((difference) => pathText(difference.path.slice(0, 1))))];
}
