import type { StepFacts } from "../events";
import type { StageWorld } from "../stage-world";
import type { Run, StepRecord } from "../standing";
import type { Step, StepResult } from "../step";

/** What a step waits for. */
export interface Wait {
  readonly kind: "approval" | "wait" | "soak" | "hold" | "lock" | "stage" | "branch";
  readonly message: string;
  /** When it ends by itself, RFC 3339. */
  readonly until?: string;
  /** The command that ends it. */
  readonly command?: string;
}

/** How a step ended. */
export interface StepOutcome {
  readonly result: StepResult;
  /** One sentence for people. */
  readonly message: string;
  readonly facts?: StepFacts;
  readonly waits?: readonly Wait[];
  /** What is another now than when the run began to stand on it: the run is void, and another one begins. */
  readonly voided?: readonly string[];
}

/**
 * Carries out one step.
 *
 * @param interrupted the step as an earlier call has left it, when that call broke off in the middle
 */
export type RunStep = (
  world: StageWorld,
  run: Run,
  step: Step,
  interrupted: StepRecord | undefined,
) => Promise<StepOutcome>;
