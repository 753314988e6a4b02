import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, parseDocument } from "yaml";
import { checkStacks } from "../../settings/check-stacks";
import type { StackFileText } from "../../settings/parse";
import type { Problem } from "../../settings/problem";
import { type StackName, stackNames } from "../../settings/stack-names";

/** The committed stack file of a stack. */
export function committedFile(stack: StackName): StackFileText {
  const path = `Pulumi.${stack}.yaml`;
  return { stack, path, text: readFileSync(join(__dirname, "..", "..", path), "utf8") };
}

/** The five committed stack files. */
export function committedFiles(): StackFileText[] {
  return stackNames.map(committedFile);
}

/** Values to set by name; `undefined` takes a key out. */
export type Edits = Readonly<Record<string, unknown>>;

/** A stack file with some of its values replaced. */
export function edited(file: StackFileText, edits: Edits): StackFileText {
  const document = parseDocument(file.text);
  const config = document.get("config");
  if (!isMap(config)) throw new Error("a stack file has a map named config");
  for (const [name, value] of Object.entries(edits)) {
    const key = name.includes(":") ? name : `causeway:${name}`;
    if (value === undefined) config.delete(key);
    else config.set(key, document.createNode(value));
  }
  return { ...file, text: document.toString() };
}

/** A problem without its place. */
export type Told = Pick<Problem, "key" | "got" | "expected" | "remedy">;

/** Every problem of the committed files after these edits, as `stack: problem`, without places. */
export function problemsAfter(edits: Partial<Record<StackName, Edits>>): { stack: string; problem: Told }[] {
  const files = committedFiles().map((file) => {
    const mine = Object.entries(edits).find(([stack]) => stack === file.stack)?.[1];
    return mine === undefined ? file : edited(file, mine);
  });
  return checkStacks(files).stacks.flatMap(({ name, problems }) =>
    problems.map(({ key, got, expected, remedy }) => ({ stack: name, problem: { key, got, expected, remedy } })),
  );
}

/** The same, for edits of one stack whose problems are all its own. */
export function problemsOf(stack: StackName, edits: Edits): Told[] {
  return problemsAfter({ [stack]: edits }).map(({ problem }) => problem);
}
