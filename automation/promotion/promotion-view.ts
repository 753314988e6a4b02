import type { CommandContext } from "../context";
import { stateDigest } from "../engine/state-digest";
import type { Clock } from "./clock";
import type { Ledger } from "./ledger";
import type { PromotionPath } from "./path/path";
import { isPromoting } from "./promotion-lease";
import { type StageView, stageViews } from "./stage-view";
import type { Hold, Run } from "./standing";
import type { Wait } from "./steps/outcome";

/** What `promote`, `status`, `rollback`, `hold` and `unhold` answer. */
export interface PromotionView {
  /** The release's id; null while nothing was promoted. */
  readonly release: string | null;
  readonly stages: readonly StageView[];
  readonly holds: readonly Hold[];
  /** Times in which a stage may be promoted; this version knows none. */
  readonly windows: readonly never[];
  /** Updates that began and of whose end nothing is known. */
  readonly unresolved: readonly { readonly stage: string; readonly stack: string; readonly since: string }[];
  /** The time that promotions go by, RFC 3339. */
  readonly time: string;
}

/** What a view is made from. */
export interface ViewSurroundings {
  readonly context: CommandContext;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly path: PromotionPath;
  readonly branch: string | undefined;
  /** Whether this very process has the right to promote. */
  readonly isMine: boolean;
}

/** Where everything stands for a release, with everything that stands in the way. */
export function promotionView(
  surroundings: ViewSurroundings,
  release: string | undefined,
  waits: ReadonlyMap<string, readonly Wait[]>,
): PromotionView {
  const { context, clock, ledger, path, branch, isMine } = surroundings;
  const standing = ledger.standing();
  const shown = release ?? standing.latest?.release;
  const stacks = path.stages.flatMap((stage) => stage.stacks);
  const atWork = !isMine && isPromoting(context);
  const facts = {
    release: shown ?? "",
    now: clock.now().getTime(),
    branch,
    states: Object.fromEntries(stacks.map((stack) => [stack, stateDigest(context.home.state, stack)])),
    atWork,
    waits,
  };
  const standings = [...standing.stages.values()];
  return {
    release: shown ?? null,
    stages: stageViews(path, standing, facts),
    holds: standings.flatMap(({ hold }) => (hold === undefined ? [] : [hold])),
    windows: [],
    unresolved: atWork ? [] : standings.flatMap(({ runs }) => unresolvedOf(runs.at(-1))),
    time: clock.now().toISOString(),
  };
}

function unresolvedOf(run: Run | undefined): PromotionView["unresolved"] {
  if (run === undefined || run.verified || run.voided !== undefined) return [];
  return [...run.steps.values()].flatMap(({ step, result, startedAt }) =>
    step.name === "update" && step.stack !== undefined && result === undefined
      ? [{ stage: run.stage, stack: step.stack, since: startedAt }]
      : [],
  );
}
