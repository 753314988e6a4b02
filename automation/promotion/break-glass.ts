import fs from "node:fs";
import path from "node:path";
import type { CommandContext } from "../context";
import { Failure } from "../errors";
import { prepareHome } from "../home";
import type { ResolvedStack } from "../resolve-stack";
import { openClock } from "./clock";
import { openLedger } from "./ledger";
import { PATH_FILE } from "./path/parse-path";
import { isGated } from "./path/path";
import { executorOf, loadPath } from "./world";

/**
 * An update around the gates of a stage is refused on a real account, unless somebody breaks the glass; the journal then
 * says who, and why, before anything is changed. On the embedded cloud nothing is at stake.
 *
 * @param reason why the gates are gone around; undefined when nobody said so
 * @throws Failure (usage) where the stage's gates stand in the way
 */
export async function updateAroundGates(
  context: CommandContext,
  stack: ResolvedStack,
  operation: string,
  reason: string | undefined,
): Promise<void> {
  if (stack.target === "embedded" || !fs.existsSync(path.join(context.checkout, PATH_FILE))) return;
  const stage = loadPath(context).stages.find(({ stacks }) => stacks.includes(stack.name));
  if (stage === undefined || !isGated(stage)) return;
  if (reason === undefined || reason.trim() === "") {
    throw new Failure(
      "usage",
      `${operation} of ${stack.name} would go around the gates of stage ${stage.name}`,
      `promote a release: ./causeway promote --to ${stage.name}; in an emergency add --break-glass REASON`,
    );
  }
  prepareHome(context.home);
  const ledger = openLedger(context.home, openClock(context.home, Date.now, false));
  const by = executorOf(context, undefined);
  await ledger.tell({ kind: "break-glass", stage: stage.name, stack: stack.name, operation, reason, by });
}
