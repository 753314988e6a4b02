import type { ConfigProperty, FrameworkControls, Severity } from "../../../lib/guardrail-pack";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import type { Properties } from "../facts/value";
import type { Environment } from "./environment";
import type { Tier } from "./levels";

/** One guardrail: what it is for, and how it decides. Decisions are pure: the same resources give the same answer. */
export interface Rule {
  /** Also the name of its file. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** Decides the levels by environment. */
  readonly tier: Tier;
  /** Controls that were verified against the frameworks' own mappings. */
  readonly frameworks: readonly FrameworkControls[];
  /** Requirements of the source documents. */
  readonly requirements: readonly string[];
  readonly remedy: string;
  readonly configSchema?: Readonly<Record<string, ConfigProperty>>;
  /** Types that `check` wants to see, by their one name. @default all */
  readonly types?: readonly string[];
  /** Looks at one resource, before it is made. */
  readonly check?: (resource: PolicyResource, context: RuleContext) => readonly Verdict[];
  /**
   * What to set so that `check` finds a resource right, for teams that ask for it. Only what is changed in place, loses
   * nothing and lets nobody in: a flag that protects, a tag. Never what is not known.
   */
  readonly mend?: (resource: PolicyResource, context: RuleContext) => Properties;
  /**
   * Looks at all resources together. Where a rule has both, `check` says what one resource alone proves, and this one
   * says that and what only the whole stack shows.
   */
  readonly checkStack?: (stack: Stack, context: RuleContext) => readonly StackVerdict[];
}

/** What a rule decides with, beside the resources. */
export interface RuleContext {
  readonly environment: Environment;
  /** This policy's configuration, as far as somebody has set it. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** A rule's answer where it is not a yes. */
export interface Verdict {
  readonly kind: "violation" | "unknown";
  /** Property path; for what is unknown the property that is missing. */
  readonly path: string;
  readonly message: string;
}

/** A verdict on one of the stack's resources. */
export interface StackVerdict extends Verdict {
  readonly resource: PolicyResource;
}

/** The rule is broken at `path`. */
export function violation(path: string, message: string): Verdict {
  return { kind: "violation", path, message };
}

/** It depends on the value at `path`, which nobody knows before the update. */
export function undetermined(path: string, what: string): Verdict {
  return { kind: "unknown", path, message: `${what}; decided at the update` };
}

/** It depends on what is said outside the program, such as in the environment of whoever runs it: no update decides it. */
export function untold(path: string, message: string): Verdict {
  return { kind: "unknown", path, message };
}

/** What one resource alone proves, as a part of what the whole stack shows; what it leaves open `check` has said. */
export function provenBy(verdicts: readonly Verdict[], resource: PolicyResource): readonly StackVerdict[] {
  return verdicts.filter(({ kind }) => kind === "violation").map((verdict) => ({ ...verdict, resource }));
}
