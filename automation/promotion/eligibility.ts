import { durationText } from "../../lib/duration";
import type { Stage } from "./path/path";
import { isSameRecord, type Standing, stageOf } from "./standing";

/** Why a release may not enter a stage, now or at all. */
export interface Blocker {
  readonly kind: "hold" | "stage" | "soak" | "branch";
  /** What it means for the stage: it waits, the answer is no, or nobody could find out. */
  readonly result: "waiting" | "failed" | "errored";
  readonly message: string;
  /** When it ends by itself, RFC 3339; undefined when somebody has to do something. */
  readonly until?: string;
  /** The command that ends it, where there is one. */
  readonly command?: string;
}

/** What a release's entry into a stage depends on, beside what has happened. */
export interface EntryFacts {
  /** Its id; empty while there is none. */
  readonly release: string;
  /** The branch of the commit; undefined when nobody knows it. */
  readonly branch: string | undefined;
  /** The time, milliseconds. */
  readonly now: number;
  /** Digests of the states of the stacks of the stage before, as they are. */
  readonly statesBefore: Readonly<Record<string, string>>;
}

/**
 * Everything that keeps a release from a stage, first what has to be done first. Empty: it may enter. The one place that
 * decides it, for the command line, the status and the reports.
 *
 * @param before the stage before, undefined for the first
 */
export function blockersOf(
  stage: Stage,
  before: Stage | undefined,
  standing: Standing,
  facts: EntryFacts,
): readonly Blocker[] {
  return [
    ...holdOf(stage, standing),
    ...(before === undefined ? [] : beforeBlockers(stage, before, standing, facts)),
    ...branchBlockers(stage, facts),
  ];
}

/** The order to stop that stands for a stage. */
export function holdOf(stage: Stage, standing: Standing): readonly Blocker[] {
  const { hold } = stageOf(standing, stage.name);
  if (hold === undefined) return [];
  const message = `held by ${hold.by} since ${hold.since}: ${hold.reason}`;
  return [{ kind: "hold", result: "waiting", message, command: `./causeway unhold ${stage.name}` }];
}

function beforeBlockers(stage: Stage, before: Stage, standing: Standing, facts: EntryFacts): Blocker[] {
  const { occupant } = stageOf(standing, before.name);
  if (occupant?.release !== facts.release) {
    const message = `${stage.name} takes what ${before.name} has verified, and that is ${
      occupant === undefined ? "nothing yet" : `release ${occupant.release.slice(0, 12)}`
    }`;
    const named = facts.release === "" ? "" : ` --release ${facts.release.slice(0, 12)}`;
    const command = `./causeway promote${named} --to ${before.name}`;
    return [{ kind: "stage", result: "failed", message, command }];
  }
  if (!isSameRecord(occupant.states, facts.statesBefore)) {
    const message = `${before.name} was changed since it was verified`;
    return [{ kind: "stage", result: "failed", message, command: `./causeway promote --to ${before.name}` }];
  }
  const until = Date.parse(occupant.since) + before.soak;
  if (until <= facts.now) return [];
  const message = `it soaks in ${before.name} for ${durationText(before.soak)}, of which ${durationText(until - facts.now)} are left`;
  return [{ kind: "soak", result: "waiting", message, until: new Date(until).toISOString() }];
}

function branchBlockers(stage: Stage, { branch }: EntryFacts): Blocker[] {
  if (stage.branch === undefined || branch === stage.branch) return [];
  if (branch === undefined) {
    const message = `${stage.name} takes commits of ${stage.branch} only, and the branch is not known`;
    return [{ kind: "branch", result: "errored", message, command: `add --branch ${stage.branch}` }];
  }
  const message = `${stage.name} takes commits of ${stage.branch} only; this is ${branch}`;
  return [{ kind: "branch", result: "failed", message }];
}
