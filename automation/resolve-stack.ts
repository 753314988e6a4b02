import { suggest } from "../lib/suggest";
import { type CheckedStack, checkStacks } from "../settings/check-stacks";
import { parseStackFile } from "../settings/parse";
import { renderProblems } from "../settings/problem";
import type { Settings } from "../settings/schema";
import { canonicalStackName } from "../settings/stack-names";
import type { CommandContext } from "./context";
import { Failure } from "./errors";
import { readStackFiles, type StackFile } from "./stack-files";

/** A stack whose settings hold, as commands need it. */
export interface ResolvedStack {
  /** Its name, aliases resolved. */
  readonly name: string;
  readonly file: StackFile;
  readonly target: "embedded" | "local" | "aws";
  readonly accountId: string;
  /** Stacks whose outputs it reads. */
  readonly references: readonly string[];
}

/** Every stack file of the checkout, checked alone and against the others. */
export function checkStackFiles(checkout: string): readonly CheckedStack[] {
  return checkStacks(readStackFiles(checkout)).stacks;
}

/**
 * The file of a stack, by its name or an alias of it.
 *
 * @throws Failure (usage) for a name that no file has
 */
export function findStackFile(files: readonly StackFile[], name: string): StackFile {
  const wanted = canonicalStackName(name) ?? name;
  const file = files.find(({ stack }) => stack === wanted || canonicalStackName(stack) === wanted);
  if (file !== undefined) return file;
  const names = files.map(({ stack }) => stack);
  const near = suggest(name, names);
  throw new Failure(
    "usage",
    `there is no stack ${JSON.stringify(name)}; ${names.length === 0 ? "there are no stack files" : `expected one of ${names.join(", ")}`}`,
    near === undefined ? "name one of these stacks" : `did you mean ${near}?`,
  );
}

/**
 * The stack that a command was asked to work on, with its settings checked; nothing is started for one with problems.
 *
 * @param targetCloud turns a real target into the embedded cloud, never the other way
 * @throws Failure (usage) for an unknown stack, (settings) with every problem of this one
 */
export function resolveStack(
  context: CommandContext,
  name: string,
  targetCloud: "embedded" | undefined,
): ResolvedStack {
  const files = readStackFiles(context.checkout);
  const file = findStackFile(files, name);
  const problems =
    checkStacks(files, targetCloud).stacks.find(({ name: stack }) => stack === file.stack)?.problems ?? [];
  const parsed = parseStackFile(file, targetCloud);
  if (!parsed.ok || problems.length > 0) {
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    throw new Failure(
      "settings",
      `${file.path} has ${count}\n\n${renderProblems(problems)}`,
      `mend the settings above; ./causeway settings check --stack ${file.stack} looks again`,
    );
  }
  return resolved(file, parsed.settings, targetCloud);
}

/**
 * A stack with settings that were kept from an earlier promotion.
 *
 * @throws Failure (settings) when this version of the platform does not take them any more
 */
export function resolveKeptSettings(file: StackFile, targetCloud: "embedded" | undefined): ResolvedStack {
  const parsed = parseStackFile(file, targetCloud);
  if (parsed.ok) return resolved(file, parsed.settings, targetCloud);
  throw new Failure(
    "settings",
    `the kept settings of ${file.stack} have problems today\n\n${renderProblems(parsed.problems)}`,
    "promote a release with the settings of the checkout instead",
  );
}

function resolved(file: StackFile, settings: Settings, targetCloud: "embedded" | undefined): ResolvedStack {
  return {
    name: file.stack,
    file,
    target: targetCloud ?? settings.target,
    accountId: settings.accountId,
    references: settings.kind === "environment" ? [settings.sharedServicesStack] : [],
  };
}
