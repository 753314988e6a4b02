import type { PolicyReport } from "../guardrails/findings";
import type { PlanReport, PlanRequest } from "./plan/plan-server";

/** What the child process is asked to do: one engine operation. Sent to it over its channel, never by arguments. */
export interface ChildRequest {
  /** Absolute path of `pulumi`. */
  readonly pulumi: string;
  /** The operation and its flags, without addresses. */
  readonly args: readonly string[];
  /** The folder that holds the project and stack file. */
  readonly folder: string;
  /** The compiled program, run inside the child; left out for operations that run none. */
  readonly program?: string;
  /** The folder of the compiled policy pack, run inside the child; left out where nothing is checked. */
  readonly policyPack?: string;
  /** Writes a plan of what the program declares, or holds the update to one; left out where neither is wanted. */
  readonly plan?: PlanRequest;
}

/**
 * What the child tells while it works, in this order: events and lines, what the policies found, then how it ended. An
 * event is passed on as the engine wrote it, a JSON text: the child has the program to run, and the runner has time to
 * read.
 */
export type ChildMessage =
  | { readonly kind: "event"; readonly text: string }
  | { readonly kind: "line"; readonly line: string }
  | { readonly kind: "policies"; readonly report: PolicyReport }
  | { readonly kind: "plan"; readonly report: PlanReport }
  | { readonly kind: "ended"; readonly code: number | null; readonly signal: string | null };

/** What the runner may say to a child at work: stop gracefully. The runner's disappearance means the same. */
export interface ChildCancel {
  readonly cancel: true;
}
