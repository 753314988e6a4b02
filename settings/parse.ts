import { findSetting, settingOf } from "./catalog";
import { composeSettings } from "./compose";
import type { Draft } from "./draft";
import { isTextual } from "./findings-of-value";
import { byPlace, type Finding, type Problem, writePath } from "./problem";
import type { Settings } from "./schema";
import { type PlacedFinding, readStackFile } from "./stack-file";
import { validate } from "./validate";

/** A stack file as the caller read it. */
export interface StackFileText {
  /** The stack that the file belongs to, by name or alias. */
  readonly stack: string;
  /** The file's path as people should see it. */
  readonly path: string;
  readonly text: string;
}

/** A stack file, looked at on its own: its settings, or every problem it has. */
export type ParsedStackFile =
  | { readonly ok: true; readonly settings: Settings; readonly problems: readonly [] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A stack file with what the rules across stacks need of it. */
export interface ExaminedStackFile {
  readonly file: StackFileText;
  /** Undefined when the file could not be read at all. */
  readonly draft: Draft | undefined;
  readonly problems: readonly Problem[];
  /** Makes a finding of this stack a problem of this file. */
  readonly place: (finding: Finding) => Problem;
}

/**
 * The settings of a stack file, or all of its problems; what concerns several stacks is checkStacks's affair.
 *
 * @param targetCloud turns a real target into the embedded cloud before anything is checked, never the other way
 */
export function parseStackFile(file: StackFileText, targetCloud?: "embedded"): ParsedStackFile {
  const { draft, problems } = examineStackFile(file, targetCloud);
  if (draft === undefined || problems.length > 0) return { ok: false, problems };
  return { ok: true, settings: composeSettings(draft), problems: [] };
}

/** Looks at everything in a stack file, and keeps what was right. */
export function examineStackFile(file: StackFileText, targetCloud?: "embedded"): ExaminedStackFile {
  const source = readStackFile(file.text);
  const place = (finding: PlacedFinding): Problem => {
    const { path, got, expected, remedy, atKey } = finding;
    const { line, column } = finding.place ?? source.placeOf(path, atKey);
    return { key: writePath(path), setting: settingOf(path), got, expected, remedy, file: file.path, line, column };
  };
  if (!source.isReadable) return { file, draft: undefined, problems: source.findings.map(place), place };
  const { secretKeys, written } = source;
  const entries = new Map([...source.entries].map(([key, value]) => [key, unquoted(key, value)]));
  const { draft, findings } = validate({ stack: file.stack, entries, secretKeys, written, targetCloud });
  const problems = [...source.findings, ...findings].map(place).toSorted(byPlace);
  return { file, draft, problems, place };
}

/**
 * The plain command line rewrites the whole file when it makes a stack, with every number and truth value in quotes. They
 * are read as what they were; text inside lists and maps is left alone, as it is left alone there.
 */
export function unquoted(key: string, value: unknown): unknown {
  const known = findSetting(key.replace(/^causeway:/, ""));
  if (typeof value !== "string" || known === undefined || isTextual(known.setting)) return value;
  return /^(true|false|0|-?[1-9]\d*)$/.test(value) ? JSON.parse(value) : value;
}
