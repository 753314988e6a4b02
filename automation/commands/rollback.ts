import type { CommandContext, CommandResult } from "../context";
import { prepareHome } from "../home";
import { prepareDemoKeys } from "../promotion/demo-signers";
import { openLedger } from "../promotion/ledger";
import { openWorld, type PromotionRequest, rollBack, rollbackTarget } from "../promotion/promote";
import { takePromotionLease } from "../promotion/promotion-lease";
import { clockFor, exitCodeOf, type TimeOptions } from "../promotion/promotion-options";
import { promotionView } from "../promotion/promotion-view";
import { findStage, loadPath } from "../promotion/world";
import { promotionText } from "../reporting/promotion-text";

/** Brings a stage back to what it held before, through the same steps and approvals as a promotion, and holds it. */
export async function rollback(
  context: CommandContext,
  name: string,
  options: Omit<PromotionRequest, "release"> & TimeOptions & { readonly to?: string },
): Promise<CommandResult> {
  const path = loadPath(context);
  const stage = findStage(path, name);
  prepareHome(context.home);
  const lease = await takePromotionLease(context, "rollback");
  try {
    const clock = clockFor(context, path, options);
    prepareDemoKeys(context, path, options.targetCloud);
    const pair = rollbackTarget(context, openLedger(context.home, clock).standing(), stage, options.to);
    const world = await openWorld(context, clock, { ...options, release: pair.release });
    const end = await rollBack(world, stage, pair, false);
    const waits = new Map(end.kind === "waiting" ? [[stage.name, end.waits]] : []);
    const view = promotionView({ ...world, isMine: true }, pair.release, waits);
    return { exitCode: exitCodeOf(end.kind), json: view, text: promotionText(view) };
  } finally {
    lease.release();
  }
}
