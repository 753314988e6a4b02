import type { CommandContext, CommandResult } from "../context";
import { ExitCode, Failure } from "../errors";
import { prepareHome } from "../home";
import { openClock } from "../promotion/clock";
import { openLedger } from "../promotion/ledger";
import { promotionView } from "../promotion/promotion-view";
import { stageOf } from "../promotion/standing";
import { executorOf, findStage, loadPath } from "../promotion/world";
import { promotionText } from "../reporting/promotion-text";

/**
 * Stops a stage: nothing is brought into it until somebody lifts the hold. A promotion at work stops before its next step.
 *
 * @throws Failure (usage) without a reason
 */
export async function hold(
  context: CommandContext,
  name: string,
  options: { readonly reason: string; readonly as?: string },
): Promise<CommandResult> {
  const reason = options.reason.trim();
  if (reason === "") {
    throw new Failure("usage", "the reason is empty", 'say why, for those who will be stopped: --reason "incident 42"');
  }
  return change(context, name, ({ stage, by }) => ({ kind: "hold-placed", stage, reason, by }), options.as);
}

/** Lets a stage go on. */
export function unhold(
  context: CommandContext,
  name: string,
  options: { readonly as?: string },
): Promise<CommandResult> {
  return change(
    context,
    name,
    ({ stage, by, isHeld }) => {
      if (isHeld) return { kind: "hold-lifted", stage, by };
      throw new Failure("usage", `${stage} is not held`, "./causeway status shows the holds");
    },
    options.as,
  );
}

type HoldEvent =
  | { readonly kind: "hold-placed"; readonly stage: string; readonly reason: string; readonly by: string }
  | { readonly kind: "hold-lifted"; readonly stage: string; readonly by: string };

async function change(
  context: CommandContext,
  name: string,
  eventOf: (facts: { readonly stage: string; readonly by: string; readonly isHeld: boolean }) => HoldEvent,
  as: string | undefined,
): Promise<CommandResult> {
  const path = loadPath(context);
  const stage = findStage(path, name).name;
  prepareHome(context.home);
  const clock = openClock(context.home, Date.now, false);
  const ledger = openLedger(context.home, clock);
  const isHeld = stageOf(ledger.standing(), stage).hold !== undefined;
  await ledger.tell(eventOf({ stage, by: executorOf(context, as), isHeld }));
  const view = promotionView({ context, clock, ledger, path, branch: undefined, isMine: false }, undefined, new Map());
  return { exitCode: ExitCode.yes, json: view, text: promotionText(view) };
}
