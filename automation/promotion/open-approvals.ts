import type { CommandContext } from "../context";
import { findRelease } from "../release/release-store";
import { resolveStack } from "../resolve-stack";
import { approvalWait } from "./approval-wait";
import { parseSigners, type Signer } from "./approvals/signers";
import { isUnfinished } from "./decide";
import type { PromotionPath, Stage } from "./path/path";
import { type StageApprovals, separationsOf, stageApprovals } from "./stage-approvals";
import { type Asked, type Run, type Standing, stageOf } from "./standing";
import { stepKey } from "./step";
import type { Wait } from "./steps/outcome";
import { readSigners } from "./world";

/** What is read to count the approvals of a run. */
export interface ApprovalSurroundings {
  readonly context: CommandContext;
  readonly path: PromotionPath;
  readonly standing: Standing;
  readonly signers: readonly Signer[];
  readonly targetCloud?: "embedded" | undefined;
}

/** The people's keys, to show with them what is: none where their file cannot be read, so that nothing counts by it. */
export function signersShown(context: CommandContext, path: PromotionPath): readonly Signer[] {
  const parsed = parseSigners(readSigners(context, path), path.signers);
  return parsed.ok ? parsed.signers : [];
}

/** What the approvals that were given to a run come to now. @throws Failure (usage) for a release or a stack that is gone */
export function approvalsOf(
  { context, path, standing, signers, targetCloud }: ApprovalSurroundings,
  stage: Stage,
  run: Run,
  asked: Asked,
): StageApprovals {
  return stageApprovals({
    stage,
    path,
    signers,
    release: run.release,
    asked,
    given: standing.approvals,
    separations: separationsOf(stage, {
      author: findRelease(context, run.release).manifest.author,
      executor: run.executor,
      stacks: stage.stacks.map((stack) => resolveStack(context, stack, targetCloud)),
    }),
  });
}

/**
 * What the stages wait for whose runs ask for approvals, as far as these have come since.
 *
 * @param shown the release that is looked at; of another one it is said which
 */
export function openApprovals(
  surroundings: ApprovalSurroundings,
  shown: string | undefined,
): ReadonlyMap<string, readonly Wait[]> {
  const { path, standing } = surroundings;
  return new Map(
    path.stages.flatMap((stage): [string, readonly Wait[]][] => {
      const run = stageOf(standing, stage.name).runs.at(-1);
      if (run?.asked === undefined || !isUnfinished(run)) return [];
      const step = run.steps.get(stepKey({ name: "approval" }));
      if (step?.result !== "waiting") return [];
      const wait = approvalWait(path, stage, run, approvalsOf(surroundings, stage, run, run.asked));
      const of = run.cause === "rollback" ? "the rollback to" : "release";
      const which = run.release === shown ? "" : `${of} ${run.release.slice(0, 12)} `;
      return [[stage.name, [{ ...wait, message: `${which}${wait.message}` }]]];
    }),
  );
}
