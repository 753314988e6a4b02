import type { CommandContext, CommandResult } from "../context";
import { prepareHome } from "../home";
import { prepareDemoKeys } from "../promotion/demo-signers";
import { stagesTo } from "../promotion/path/path";
import { openWorld, type PromotionRequest, promote as walk } from "../promotion/promote";
import { takePromotionLease } from "../promotion/promotion-lease";
import { clockFor, exitCodeOf, type TimeOptions } from "../promotion/promotion-options";
import { promotionView } from "../promotion/promotion-view";
import { findStage, loadPath } from "../promotion/world";
import { promotionHeader, promotionText } from "../reporting/promotion-text";
import { originText } from "../reporting/release-text";
import { resolveStack } from "../resolve-stack";

/** The flags of promote. */
export interface PromoteOptions extends PromotionRequest, TimeOptions {
  readonly to?: string;
}

/** Walks a release along the path, as far as it gets. Run again, it goes on where it was. */
export async function promote(context: CommandContext, options: PromoteOptions): Promise<CommandResult> {
  const path = loadPath(context);
  const target = options.to === undefined ? path.stages.at(-1) : findStage(path, options.to);
  if (target === undefined) throw new Error("a path has stages");
  prepareHome(context.home);
  const lease = await takePromotionLease(context, "promote");
  try {
    const clock = clockFor(context, path, options);
    prepareDemoKeys(context, path, options.targetCloud);
    const world = await openWorld(context, clock, options);
    const stages = stagesTo(path, target);
    const stacks = stages.flatMap((stage) => stage.stacks);
    context.progress(
      promotionHeader({
        release: world.release.id,
        origin: originText(world.release),
        stages: stages.map(({ name }) => name),
        targets: stacks.map((stack) => resolveStack(context, stack, options.targetCloud).target),
        executor: world.executor,
      }),
    );
    const end = await walk(world, target);
    const view = promotionView({ ...world, isMine: true }, world.release.id, end.waits);
    const isTold = end.message === "" || end.end === "waiting";
    const text = isTold ? promotionText(view) : `${promotionText(view)}\n${end.at}   ${end.message}`;
    return { exitCode: exitCodeOf(end.end), json: view, text };
  } finally {
    lease.release();
  }
}
