import type { ResourceFacts } from "../../../lib/guardrail-pack";
import type { PolicyReport } from "../../guardrails/findings";
import type { PlanReport, PlanRequest } from "./plan-examiner";

/** What the thread of services is to do. */
export interface ServicesRequest {
  /** Whether the engine's command carries out steps and tells of them. */
  readonly events: boolean;
  /** The folder of the compiled policy pack; left out where nothing is checked. */
  readonly policyPack?: string;
  /** Whether the report has all resources as the pack saw them, without their secrets. */
  readonly wantsFacts?: boolean;
  /** Writes a plan of what the program declares, or holds the update to one; left out where neither is wanted. */
  readonly plan?: PlanRequest;
}

/** What the thread is asked. */
export interface ServicesQuestion {
  readonly id: number;
  readonly ask: "report" | "undeclared";
}

/** What came of an operation, as far as policies and plan saw it. */
export interface ExaminersReport {
  readonly policies?: PolicyReport;
  readonly facts?: readonly ResourceFacts[];
  readonly plan?: PlanReport;
}

/** Where the services listen, as `127.0.0.1:PORT`; those that are not wanted do not. */
export interface ServiceAddresses {
  readonly eventLog?: string;
  readonly analyzer?: string;
}

/** What the thread says: where it listens, then the answers to what it is asked. */
export type ServicesMessage =
  | { readonly kind: "listening"; readonly addresses: ServiceAddresses }
  | { readonly kind: "report"; readonly id: number; readonly report: ExaminersReport }
  | { readonly kind: "undeclared"; readonly id: number; readonly text: string | undefined };

/** The descriptor on which the child hands the engine's events to the runner, a line each. */
export const EVENTS_DESCRIPTOR = 4;
