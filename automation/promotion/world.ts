import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { suggest } from "../../lib/suggest";
import { renderProblems } from "../../settings/problem";
import { canonicalStackName } from "../../settings/stack-names";
import type { CommandContext } from "../context";
import { Failure } from "../errors";
import { readStackFiles } from "../stack-files";
import { PATH_FILE, parsePath } from "./path/parse-path";
import type { PromotionPath, Stage } from "./path/path";

/**
 * The path of the checkout.
 *
 * @throws Failure (usage) when there is none, (settings) with every problem it has
 */
export function loadPath(context: Pick<CommandContext, "checkout">): PromotionPath {
  const file = path.join(context.checkout, PATH_FILE);
  if (!fs.existsSync(file)) {
    throw new Failure(
      "usage",
      `there is no ${PATH_FILE} in ${context.checkout}`,
      `restore it: git checkout ${PATH_FILE}`,
    );
  }
  const stacks = readStackFiles(context.checkout).map(({ stack }) => stack);
  const parsed = parsePath(fs.readFileSync(file, "utf8"), stacks);
  if (parsed.ok) return parsed.path;
  const count = parsed.problems.length === 1 ? "1 problem" : `${parsed.problems.length} problems`;
  throw new Failure(
    "settings",
    `${PATH_FILE} has ${count}\n\n${renderProblems(parsed.problems)}`,
    "mend the lines above",
  );
}

/** A stage by its name or an alias of it. @throws Failure (usage) for a name that no stage has */
export function findStage({ stages }: PromotionPath, name: string): Stage {
  const wanted = canonicalStackName(name) ?? name;
  const found = stages.find((stage) => stage.name === wanted);
  if (found !== undefined) return found;
  const names = stages.map((stage) => stage.name);
  const near = suggest(name, names);
  throw new Failure(
    "usage",
    `there is no stage ${JSON.stringify(name)}; expected one of ${names.join(", ")}`,
    near === undefined ? "name one of these stages" : `did you mean ${near}?`,
  );
}

/** Where the signers file of a path lies. */
export function signersFile(
  { checkout, home }: Pick<CommandContext, "checkout" | "home">,
  { signers }: PromotionPath,
): string {
  return path.resolve(checkout, signers.replace("{home}", home.root));
}

/** The text of the signers file; empty when there is none. */
export function readSigners(context: Pick<CommandContext, "checkout" | "home">, promotionPath: PromotionPath): string {
  const file = signersFile(context, promotionPath);
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
}

/**
 * Who runs this: what `--as` says, else the person that CI works for, else the user of this machine.
 */
export function executorOf({ environment }: Pick<CommandContext, "environment">, as: string | undefined): string {
  return (
    as ??
    environment["GITHUB_ACTOR"] ??
    environment["GITLAB_USER_LOGIN"] ??
    `${os.userInfo().username}@${os.hostname()}`
  );
}

/** The branch: what `--branch` says, else CI, else git; undefined when nobody knows. */
export function branchOf(
  { environment }: Pick<CommandContext, "environment">,
  option: string | undefined,
  git: string | undefined,
): string | undefined {
  const named = [option, environment["GITHUB_REF_NAME"], environment["CI_COMMIT_REF_NAME"], git];
  return named.find((branch) => branch !== undefined && branch !== "");
}
