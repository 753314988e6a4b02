import { isProduction } from "../../../settings/stack-names";
import { resolveKeptSettings } from "../../resolve-stack";
import { keptSettings } from "../stage-settings";
import type { StageWorld } from "../stage-world";
import { runOf, stageOf } from "../standing";
import { stepKey } from "../step";
import type { RunStep } from "./outcome";
import { verifyStack } from "./verify";

/** Looks at what has to be so before a stage begins. */
export const gates: RunStep = async (world) => {
  const { stage, cause } = world;
  if (cause === "rollback") return { result: "skipped", message: "a rollback goes where the release has been before" };
  const unfit = refusedOrigin(world);
  if (unfit !== undefined) return { result: "failed", message: unfit };
  const passed: string[] = [];
  for (const gate of stage.gates) {
    const wrong = gate === "smoke" ? await smoke(world) : security(world);
    if (wrong.length > 0) {
      return { result: "failed", message: `${gate}: ${wrong[0] ?? ""}`, facts: { details: [...wrong] } };
    }
    passed.push(gate);
  }
  if (passed.length === 0) return { result: "skipped", message: "no gates" };
  return { result: "passed", message: passed.join(", ") };
};

/** What comes to production on a real account is what a commit has, and nothing else. */
function refusedOrigin({ release, stacks }: StageWorld): string | undefined {
  const real = [...stacks.values()].some(({ name, target }) => target !== "embedded" && isProduction(name));
  if (!real) return undefined;
  const { commit, dirty } = release.manifest;
  if (commit === null) return "the release was made outside git, so nobody knows whose it is; make it from a clone";
  return dirty
    ? "the release was made from a checkout with uncommitted changes; commit them and make a release again"
    : undefined;
}

/** Probes the stage before once more: what was verified there has to be there still. */
async function smoke(world: StageWorld): Promise<readonly string[]> {
  const { before, context, ledger } = world;
  if (before === undefined) return ["there is no stage before to look at"];
  const occupant = stageOf(ledger.standing(), before.name).occupant;
  if (occupant === undefined) return [`${before.name} holds nothing that is verified`];
  const wrong: string[] = [];
  for (const name of before.stacks) {
    const text = keptSettings(context.home, occupant.settings[name] ?? "");
    const stack = resolveKeptSettings({ stack: name, path: `Pulumi.${name}.yaml`, text }, world.targetCloud);
    wrong.push(...(await verifyStack({ ...world, stacks: new Map([[name, stack]]) }, name)).wrong);
  }
  return wrong;
}

/** The guardrails found nothing in the stage before, and did look. */
function security({ before, ledger, release }: StageWorld): readonly string[] {
  const run = before === undefined ? undefined : runOf(ledger.standing(), before.name, release.id);
  if (before === undefined || run === undefined) return ["there is no run of the stage before to look at"];
  return before.stacks.flatMap((stack) => {
    // An update decides what its preview could not know; where there was nothing to update, the preview knew everything.
    const update = run.steps.get(stepKey({ name: "update", stack }));
    const facts = (update?.result === "passed" ? update : run.steps.get(stepKey({ name: "guardrails", stack })))?.facts;
    if (facts === undefined || (facts.checked ?? 0) === 0) return [`the guardrails looked at nothing in ${stack}`];
    const found = (facts.violations ?? 0) + (facts.unknown ?? 0);
    return found === 0 ? [] : [`the guardrails found ${found} things in ${stack}`];
  });
}
