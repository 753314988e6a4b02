import { createHash } from "node:crypto";
import { canonicalJson } from "../../lib/canonical-json";
import type { CommandContext } from "../context";
import { stateDigest } from "../engine/state-digest";
import { ENGINE_VERSION } from "../engine/version";
import type { Home } from "../home";
import type { Release } from "../release/release";
import type { RunnableRelease } from "../release/runnable-release";
import type { ResolvedStack } from "../resolve-stack";
import type { Clock } from "./clock";
import type { Facts } from "./decide";
import type { Ledger } from "./ledger";
import type { PromotionPath, Stage } from "./path/path";
import { settingsDigest } from "./stage-settings";

/** Everything that a promotion works with, whatever the stage. */
export interface PromotionWorld {
  readonly context: CommandContext;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly path: PromotionPath;
  /** The text of the signers file, empty when there is none. */
  readonly signers: string;
  readonly release: Release;
  /** Makes the release ready to run; done once. */
  readonly runnable: () => Promise<RunnableRelease>;
  /** The branch of the commit; undefined when nobody knows it. */
  readonly branch: string | undefined;
  /** Who runs this. */
  readonly executor: string;
  /** Digests of the states of a stage's stacks, as they are. */
  readonly states: (stage: Stage | undefined) => Readonly<Record<string, string>>;
  /** Turns real targets into the embedded cloud, never the other way. */
  readonly targetCloud: "embedded" | undefined;
}

/** What one stage's steps work with. */
export interface StageWorld extends PromotionWorld {
  readonly stage: Stage;
  readonly before: Stage | undefined;
  readonly cause: "promotion" | "rollback";
  /** Whether the approvals of the run that failed cover going back, so that nobody is asked again. */
  readonly covered: boolean;
  /** The stage's stacks by name, each with the settings that it is to have. */
  readonly stacks: ReadonlyMap<string, ResolvedStack>;
}

/** The stack of a step. @throws Error for a step that names none of the stage's */
export function stackOf({ stacks, stage }: StageWorld, name: string | undefined): ResolvedStack {
  const stack = name === undefined ? undefined : stacks.get(name);
  if (stack === undefined) throw new Error(`stage ${stage.name} has no stack ${name ?? "for this step"}`);
  return stack;
}

/** What stands for the stage's part of the path, the people, and their keys. */
export function pathDigest(stage: Stage, path: PromotionPath, signers: string): string {
  const { from = null, branch = null, ...rest } = stage;
  const text = canonicalJson({ stage: { ...rest, from, branch }, people: path.people, signers });
  return createHash("sha256").update(text).digest("hex");
}

/** Digests of the states of a stage's stacks, as they are. */
export function statesOf({ state }: Pick<Home, "state">, stage: Stage | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries((stage?.stacks ?? []).map((stack) => [stack, stateDigest(state, stack)]));
}

/** What is so outside the journal, now. */
export function factsOf(world: StageWorld, worked: ReadonlySet<string>): Facts {
  const { stage, before, cause, release, path, signers, branch, clock, stacks } = world;
  return {
    cause,
    release: release.id,
    settings: Object.fromEntries([...stacks].map(([name, { file }]) => [name, settingsDigest(file.text)])),
    path: pathDigest(stage, path, signers),
    engine: ENGINE_VERSION,
    states: world.states(stage),
    statesBefore: world.states(before),
    branch,
    now: clock.now().getTime(),
    worked,
  };
}
