import { parseDuration } from "../../lib/duration";
import type { CommandContext } from "../context";
import { ExitCode, Failure } from "../errors";
import { resolveStack } from "../resolve-stack";
import { type Clock, openClock } from "./clock";
import type { PromotionPath } from "./path/path";
import type { StageEnd } from "./run-stage";

/** The flags that let time pass. */
export interface TimeOptions {
  readonly virtualClock?: boolean;
  readonly advance?: string;
  readonly targetCloud?: "embedded";
}

/**
 * The clock that a command goes by. Time may be moved where every stack of the path is on the embedded cloud.
 *
 * @throws Failure (usage) for flags that let time pass anywhere else, or by no duration
 */
export function clockFor(context: CommandContext, path: PromotionPath, options: TimeOptions): Clock {
  const { virtualClock = false, advance, targetCloud } = options;
  const moves = virtualClock || advance !== undefined;
  if (moves) refuseRealTarget(context, path, targetCloud);
  const clock = openClock(context.home, Date.now, moves);
  if (advance === undefined) return clock;
  const duration = parseDuration(advance);
  if (duration === undefined) {
    throw new Failure(
      "usage",
      `--advance is ${JSON.stringify(advance)}; expected a duration`,
      'write it like "24h" or "5m"',
    );
  }
  clock.passUntil?.(new Date(clock.now().getTime() + duration));
  return virtualClock ? clock : { ...clock, passUntil: undefined };
}

function refuseRealTarget(
  context: CommandContext,
  { stages }: PromotionPath,
  targetCloud: "embedded" | undefined,
): void {
  for (const name of stages.flatMap(({ stacks }) => stacks)) {
    const { target } = resolveStack(context, name, targetCloud);
    if (target === "embedded") continue;
    throw new Failure(
      "usage",
      `--virtual-clock and --advance work on the embedded cloud only; the target of ${name} is ${target}`,
      "leave them out, or try it with --target-cloud embedded",
    );
  }
}

/** What the shell is told of how far a promotion has come. */
export function exitCodeOf(end: StageEnd["kind"]): ExitCode {
  return { verified: ExitCode.yes, failed: ExitCode.no, errored: ExitCode.unknown, waiting: ExitCode.waiting }[end];
}
