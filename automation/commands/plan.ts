import { durationText } from "../../lib/duration";
import type { CommandContext, CommandResult } from "../context";
import { ExitCode } from "../errors";
import { isGated, type Stage, stagesTo } from "../promotion/path/path";
import { stepKey, stepsOf } from "../promotion/step";
import { findStage, loadPath } from "../promotion/world";
import { findRelease } from "../release/release-store";
import { resolveStack } from "../resolve-stack";

/** What a promotion would do, in order, with everything that it would wait for. Runs nothing. */
export function plan(
  context: CommandContext,
  options: { readonly release?: string; readonly to?: string; readonly targetCloud?: "embedded" },
): Promise<CommandResult> {
  const path = loadPath(context);
  const target = options.to === undefined ? path.stages.at(-1) : findStage(path, options.to);
  if (target === undefined) throw new Error("a path has stages");
  const release = options.release === undefined ? null : findRelease(context, options.release).id;
  const stages = stagesTo(path, target);
  for (const name of stages.flatMap(({ stacks }) => stacks)) resolveStack(context, name, options.targetCloud);
  const planned = stages.map((stage) =>
    stagePlan(
      stage,
      path.stages.find(({ name }) => name === stage.from),
    ),
  );
  return Promise.resolve({
    exitCode: ExitCode.yes,
    json: { release, stages: planned },
    text: planned.map(stageText).join("\n"),
  });
}

interface StagePlan {
  readonly name: string;
  readonly from: string | null;
  readonly stacks: readonly string[];
  readonly steps: readonly string[];
  /** What has to be so before it begins. */
  readonly gates: readonly string[];
  /** What it waits for. */
  readonly waits: readonly string[];
}

function stagePlan(stage: Stage, before: Stage | undefined): StagePlan {
  const { approvals, separation } = stage;
  const asked = Object.entries(approvals).map(([team, count]) => `${count} of ${team}`);
  return {
    name: stage.name,
    from: stage.from ?? null,
    stacks: stage.stacks,
    steps: [...stepsOf({ stacks: stage.stacks, gated: isGated(stage) }).map(stepKey), "soak"],
    gates: [
      ...(before === undefined ? [] : [`verified in ${before.name}`]),
      ...(stage.branch === undefined ? [] : [`branch ${stage.branch}`]),
      ...stage.gates,
      "guardrails",
    ],
    waits: [
      ...(before === undefined || before.soak === 0 ? [] : [`soak ${durationText(before.soak)} in ${before.name}`]),
      ...(asked.length === 0 ? [] : [`approvals ${asked.join(", ")}`]),
      ...separation.map((duty) => `approver is not the ${duty}`),
      ...(stage.wait === 0 ? [] : [`wait ${durationText(stage.wait)} after the plan`]),
    ],
  };
}

function stageText({ name, stacks, steps, gates, waits }: StagePlan): string {
  return [
    `${name}   ${stacks.join(", ")}`,
    `  gates  ${gates.join(", ")}`,
    ...(waits.length === 0 ? [] : [`  waits  ${waits.join(", ")}`]),
    `  steps  ${steps.join(" → ")}`,
  ].join("\n");
}
