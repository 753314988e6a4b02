import type { PastEvent } from "../../automation/promotion/events";
import type { Ledger } from "../../automation/promotion/ledger";
import type { PromotionPath, Stage } from "../../automation/promotion/path/path";
import type { StageWorld } from "../../automation/promotion/stage-world";
import { standingOf } from "../../automation/promotion/standing";
import type { Release } from "../../automation/release/release";
import type { ResolvedStack } from "../../automation/resolve-stack";
import { quietContext } from "./command-context";

const HOUR = 3_600_000;

/** A stage with nothing that makes anybody wait. */
export function plainStage(name: string, from: string | undefined, changes: Partial<Stage> = {}): Stage {
  return {
    name,
    from,
    stacks: [name],
    gates: [],
    approvals: {},
    separation: [],
    branch: undefined,
    wait: 0,
    soak: 0,
    onFailure: "stop",
    ...changes,
  };
}

/** Two stages: a release soaks a day in the first, and the second asks for approval. */
export const twoStages: PromotionPath = {
  stages: [
    plainStage("staging", undefined, { soak: 24 * HOUR }),
    plainStage("prod", "staging", { approvals: { devops: 1 }, branch: "main" }),
  ],
  people: [{ id: "ana", email: "ana@company.com", teams: ["devops"] }],
  signers: "allowed_signers",
};

/** A ledger in memory; `break` is asked before and after each event is kept, and may throw as a crash would. */
export function memoryLedger(now: () => Date, interrupt: (moment: "before" | "after") => void = () => undefined) {
  const events: PastEvent[] = [];
  const ledger: Ledger = {
    events: () => events,
    standing: () => standingOf(events),
    tell: (event) => {
      interrupt("before");
      events.push({ ...event, at: now().toISOString() });
      interrupt("after");
      return Promise.resolve();
    },
  };
  return { ledger, events };
}

/** A release that is nothing but its id. */
export function namedRelease(id: string): Release {
  return {
    id,
    created: "2026-01-01T00:00:00.000Z",
    folder: "/nowhere",
    manifest: {
      version: 1,
      engine: "3.259.0",
      commit: null,
      author: "author@company.com",
      dirty: false,
      lock: "0".repeat(64),
      artifacts: [],
    },
  };
}

/** A stack on the embedded cloud whose settings are one value. */
export function stackWith(name: string, value: string): ResolvedStack {
  const text = `config:\n  causeway:value: "${value}"\n`;
  const file = { stack: name, path: `Pulumi.${name}.yaml`, text };
  return { name, file, target: "embedded", accountId: "111111111111", references: [] };
}

/** A world for one stage, with everything that can be handed in. */
export function stageWorld(
  path: PromotionPath,
  stage: Stage,
  parts: Pick<StageWorld, "ledger" | "clock" | "release" | "states"> & {
    readonly folder: string;
    readonly settings: (stack: string) => string;
    readonly cause?: StageWorld["cause"];
  },
): StageWorld {
  return {
    context: quietContext(parts.folder),
    clock: parts.clock,
    ledger: parts.ledger,
    path,
    signers: "",
    release: parts.release,
    runnable: () => Promise.reject(new Error("nothing is run here")),
    branch: "main",
    executor: "robot",
    states: parts.states,
    targetCloud: undefined,
    stage,
    before: path.stages.find(({ name }) => name === stage.from),
    cause: parts.cause ?? "promotion",
    covered: false,
    stacks: new Map(stage.stacks.map((name) => [name, stackWith(name, parts.settings(name))])),
  };
}
