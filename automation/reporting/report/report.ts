import type { Changes } from "../../engine/operation-log";
import type { StageState } from "../../promotion/stage-view";
import type { Hold } from "../../promotion/standing";
import type { StepName, StepResult } from "../../promotion/step";
import type { Wait } from "../../promotion/steps/outcome";

/** Everything that a report shows, ready to be shown. Times are RFC 3339 in UTC. */
export interface Report {
  readonly verdict: Verdict;
  readonly release: ReportedRelease;
  /** The time that promotions go by when the report was made. */
  readonly time: string;
  /** Whether that time was moved: on the embedded cloud soaking and waiting may be let pass. */
  readonly virtualTime: boolean;
  readonly stages: readonly ReportedStage[];
  readonly runs: readonly ReportedRun[];
  readonly approvals: readonly ReportedApprovals[];
  readonly findings: readonly StackFindings[];
  readonly changes: readonly StackChanges[];
  readonly crashes: readonly Crash[];
  readonly rollbacks: readonly Rollback[];
  readonly holds: readonly Hold[];
  readonly audit: Audit;
  readonly versions: Readonly<Record<string, string>>;
  /** What a demo has shown; empty elsewhere. */
  readonly claims: readonly Claim[];
}

/** How it stands, in a word and in sentences. */
export interface Verdict {
  readonly tone: "good" | "waiting" | "bad";
  readonly sentence: string;
  /** What a reader ought to know beside it. */
  readonly remarks: readonly string[];
}

export interface ReportedRelease {
  readonly id: string;
  readonly created: string;
  readonly commit: string | null;
  readonly author: string | null;
  readonly dirty: boolean;
  readonly engine: string;
  readonly files: number;
}

export interface ReportedStage {
  readonly name: string;
  readonly from: string | undefined;
  readonly state: StageState;
  readonly stacks: readonly string[];
  /** What has to be so before it begins, and what it waits for, in words. */
  readonly asks: readonly string[];
  readonly soak: string;
  readonly since: string | null;
  readonly waitingFor: readonly Wait[];
}

/** One attempt to bring a release into a stage. */
export interface ReportedRun {
  readonly run: string;
  readonly stage: string;
  readonly release: string;
  /** Whether it is the release that the report is about. */
  readonly own: boolean;
  readonly cause: "promotion" | "rollback";
  readonly executor: string;
  readonly startedAt: string;
  readonly end: "verified" | "rolled back" | "void" | "failed" | "not finished";
  readonly steps: readonly ReportedStep[];
}

export interface ReportedStep {
  readonly name: StepName;
  readonly stack: string | undefined;
  /** Undefined while nobody knows how it ended. */
  readonly result: StepResult | undefined;
  readonly message: string;
  readonly details: readonly string[];
  readonly startedAt: string;
  readonly seconds: number;
}

/** What was asked for at a stage, and who decided. */
export interface ReportedApprovals {
  readonly stage: string;
  readonly release: string;
  readonly digest: string;
  readonly askedAt: string;
  readonly needed: Readonly<Record<string, number>>;
  readonly decisions: readonly ReportedDecision[];
}

export interface ReportedDecision {
  readonly person: string;
  readonly email: string;
  readonly decision: "approve" | "reject";
  readonly reason: string | undefined;
  readonly at: string;
  /** The team whose place it fills, or why it fills none. */
  readonly counts: { readonly team: string } | { readonly why: string };
  readonly fingerprint: string;
  /** What was signed, and the signature: enough to verify it without us. */
  readonly statement: string;
  readonly signature: string;
}

export interface ReportedFinding {
  readonly policy: string;
  readonly level: string;
  readonly resource: string;
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

/** What the guardrails found in a stack. */
export interface StackFindings {
  readonly stage: string;
  readonly stack: string;
  readonly checked: number;
  readonly violations: readonly ReportedFinding[];
  readonly unknown: readonly ReportedFinding[];
  readonly waived: readonly unknown[];
  /** What was left when the update knew everything; undefined where none was made, or it was not told. */
  readonly atUpdate: { readonly violations: number; readonly unknown: number } | undefined;
}

/** What a run changed, or was to change, in a stack. */
export interface StackChanges {
  readonly run: string;
  readonly stage: string;
  readonly stack: string;
  readonly release: string;
  readonly cause: "promotion" | "rollback";
  readonly counts: Changes;
  readonly resources: readonly ReportedChange[];
}

export interface ReportedChange {
  readonly operation: string;
  readonly type: string;
  readonly name: string;
  readonly properties: readonly { readonly path: string; readonly before: string; readonly after: string }[];
}

/** A step that broke off and was taken up again, or not yet. */
export interface Crash {
  readonly stage: string;
  /** `the update of staging`. */
  readonly step: string;
  readonly brokeOffAfter: string;
  readonly resumedAt: string | undefined;
  readonly message: string;
}

export interface Rollback {
  readonly stage: string;
  readonly from: string;
  readonly to: string;
  readonly at: string;
  /** What had failed; null where nothing had, and somebody asked for it. */
  readonly reason: string | null;
}

export interface Audit {
  readonly ok: boolean;
  readonly entries: number;
  /** The hash of the last entry. */
  readonly head: string;
  readonly reason: string | null;
}

/** Something that a demo says is so, with what was seen of it. */
export interface Claim {
  readonly ok: boolean;
  readonly sentence: string;
  readonly proof: string;
}
