import { suggest } from "../../lib/suggest";
import { type CheckedStacks, checkAllStacks, type StackChoice } from "../compliance/check-all-stacks";
import { type FrameworkResult, frameworksOf } from "../compliance/controls";
import type { CommandContext, CommandResult } from "../context";
import { ExitCode, Failure } from "../errors";
import { loadPack } from "../guardrails/load-pack";
import { checkoutPackFolder } from "../guardrails/pack-folder";
import { complianceText } from "../reporting/compliance-text";

/** The flags of `compliance check`. */
export interface ComplianceOptions extends StackChoice {
  /** A framework, by its name or the beginning of it: `pci`. @default all */
  readonly framework?: string;
}

/** The controls of each framework, with what the guardrails found about them in every stack. */
export async function complianceCheck(context: CommandContext, options: ComplianceOptions): Promise<CommandResult> {
  const { policies } = loadPack(checkoutPackFolder()).pack;
  const names = [...new Set(policies.flatMap(({ frameworks }) => frameworks.map(({ name }) => name)))].toSorted();
  const wanted = options.framework === undefined ? names : frameworkNames(names, options.framework);
  const stacks = await checkAllStacks(context, options);
  const frameworks = frameworksOf(policies, stacks.checked).filter(({ name }) => wanted.includes(name));
  return {
    exitCode: exitCodeOf(frameworks, stacks),
    json: { frameworks, stacks: stacks.checked.map(({ stack }) => stack), unchecked: stacks.unchecked },
    text: complianceText(frameworks, stacks),
  };
}

/** A no is a no; else what was not looked at, or is not known, leaves the answer open. */
function exitCodeOf(frameworks: readonly FrameworkResult[], { checked, unchecked }: CheckedStacks): ExitCode {
  const results = new Set(frameworks.flatMap(({ controls }) => controls.map(({ result }) => result)));
  if (results.has("failed")) return ExitCode.no;
  return unchecked.length > 0 || checked.length === 0 || results.has("unknown") ? ExitCode.unknown : ExitCode.yes;
}

/** A name without what people leave out. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/** The frameworks that a word means. @throws Failure (usage) for one that means none */
function frameworkNames(names: readonly string[], word: string): readonly string[] {
  const found = names.filter((name) => plain(name).includes(plain(word)));
  if (found.length > 0 && plain(word) !== "") return found;
  const near = suggest(word, names);
  throw new Failure(
    "usage",
    `there is no framework ${JSON.stringify(word)}; expected one of ${names.join(", ")}`,
    near === undefined ? "leave --framework out for all" : `did you mean ${near}?`,
  );
}
