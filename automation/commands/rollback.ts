import type { CommandContext, CommandResult } from "../context";
import { Failure } from "../errors";
import { prepareHome } from "../home";
import { prepareDemoKeys } from "../promotion/demo-signers";
import type { ReleasePair } from "../promotion/events";
import { openLedger } from "../promotion/ledger";
import { openWorld, type PromotionRequest, rollBack } from "../promotion/promote";
import { takePromotionLease } from "../promotion/promotion-lease";
import { clockFor, exitCodeOf, type TimeOptions } from "../promotion/promotion-options";
import { promotionView } from "../promotion/promotion-view";
import { rollbackTarget } from "../promotion/rollback-target";
import { type StageStanding, stageOf } from "../promotion/standing";
import { findStage, loadPath } from "../promotion/world";
import { findRelease } from "../release/release-store";
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
    const wanted = options.to === undefined ? undefined : findRelease(context, options.to).id;
    const pair = targetOf(stage.name, stageOf(openLedger(context.home, clock).standing(), stage.name), wanted);
    const world = await openWorld(context, clock, { ...options, release: pair.release });
    const end = await rollBack(world, stage, pair, false);
    const waits = new Map(end.kind === "waiting" ? [[stage.name, end.waits]] : []);
    const view = promotionView({ ...world, isMine: true }, pair.release, waits);
    return { exitCode: exitCodeOf(end.kind), json: view, text: promotionText(view) };
  } finally {
    lease.release();
  }
}

/** @throws Failure (usage) where there is nothing to go back to */
function targetOf(stage: string, standing: StageStanding, wanted: string | undefined): ReleasePair {
  const target = rollbackTarget(standing, wanted);
  if (target.kind === "pair") return target.pair;
  const name = `release ${wanted?.slice(0, 12) ?? ""}`;
  const said = {
    held: `${stage} holds ${name} already`,
    "never held": `${stage} never held ${name}`,
    "nothing before": `${stage} never held anything else, or nothing that was not rolled back from`,
  }[target.kind];
  throw new Failure(
    "usage",
    said,
    "./causeway status shows what was verified; name one with --to, or promote a release",
  );
}
