/**
 * What a compiled guardrail pack offers to whoever runs it, in whichever process. The runner and the pack know each
 * other by these types only: a release carries a pack that may be older than the runner.
 */
export interface GuardrailPack {
  /** The shape of this interface; a runner refuses a pack of another. */
  readonly format: typeof PACK_FORMAT;
  readonly policies: readonly PolicyFacts[];
  /** Checks resources one by one and, when all are there, as a whole. */
  open(options?: SessionOptions): GuardrailSession;
}

/** The shape of GuardrailPack; raised when it changes. */
export const PACK_FORMAT = 1;

/** Whether a violation stops the change (`mandatory`) or is only told (`advisory`). */
export type Level = "advisory" | "mandatory";

/** How strictly a policy is held in an environment; `disabled`: it is not asked there. */
export type EnforcementLevel = Level | "disabled";

/** How bad a violation is. */
export type Severity = "low" | "medium" | "high" | "critical";

/** The environments whose levels differ; `other` is every stack whose name is none of ours. */
export const environmentKinds = ["shared", "dev", "staging", "prod", "prod-pci", "other"] as const;
export type EnvironmentKind = (typeof environmentKinds)[number];

/** The controls of one framework that a policy helps to hold. */
export interface FrameworkControls {
  /** Name and version: `CIS AWS Foundations 5.0`. */
  readonly name: string;
  /** Ids of the controls, as the framework writes them. */
  readonly controls: readonly string[];
}

/** Everything about a policy but its check. */
export interface PolicyFacts {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly frameworks: readonly FrameworkControls[];
  /** Ids of the requirements that it holds. */
  readonly requirements: readonly string[];
  readonly levels: Readonly<Record<EnvironmentKind, EnforcementLevel>>;
  /** What to do about a violation, in the words of a Pulumi program. */
  readonly remedy: string;
  /** Whether it looks at resources one by one or at the stack as a whole. */
  readonly scope: "resource" | "stack";
  /** Whether it can make a resource right by itself, for a team that asks for it. Left out by older packs. */
  readonly mends?: boolean;
  /** The properties of the standard policy configuration that it reads, as JSON Schema. */
  readonly configSchema: Readonly<Record<string, ConfigProperty>>;
}

/** A property of a policy's configuration. */
export interface ConfigProperty {
  readonly type: "array" | "string" | "number" | "boolean";
  readonly description: string;
  readonly items?: { readonly type: "string" };
  readonly default?: string | number | boolean | string[];
}

/** A finding that somebody answers for, until a day. It waives one sentence about one resource, and nothing like it. */
export interface Waiver {
  /** Id of the policy. */
  readonly policy: string;
  /** URN of the resource. */
  readonly resource: string;
  /** Property path of the finding; empty for the resource as a whole. */
  readonly path: string;
  /** The finding's message, as it is told: when what is behind it changes, the waiver does not hold. */
  readonly finding: string;
  /** Who answers for it. */
  readonly owner: string;
  /** Why it may be so. */
  readonly reason: string;
  /** The last day on which it holds: `2026-12-04`. */
  readonly until: string;
}

/** How a session is to decide. */
export interface SessionOptions {
  /** The environment whose levels count. @default the stack's name in each URN */
  readonly environment?: string;
  /** Values of policies' configuration: policy → property → value. */
  readonly config?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Findings that somebody answers for, beside those of the pack itself. */
  readonly waivers?: readonly Waiver[];
  /** Ids of the policies that are to make resources right before anybody looks at them. @default none */
  readonly mend?: readonly string[];
  /** The day that decides which waivers have ended: `2026-12-04`. @default none: no waiver holds */
  readonly today?: string;
}

/** A resource as the engine, a file or a state tells it; what is not known is marked in one of their ways. */
export interface ResourceFacts {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly props: Readonly<Record<string, unknown>>;
  /** URN of the parent. */
  readonly parent?: string;
  readonly provider?: { readonly type: string; readonly props: Readonly<Record<string, unknown>> };
  /** URNs. */
  readonly dependencies?: readonly string[];
  /** Options of the engine, as far as they are told: the engine keeps `retainOnDelete` to itself before an update. */
  readonly options?: { readonly protect?: boolean; readonly retainOnDelete?: boolean };
  /** Property → URNs of the resources that its value comes from. */
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

/** A resource that a policy has made right. */
export interface Mended {
  /** Id of the policy. */
  readonly policy: string;
  /** All properties of the resource, as they are now. */
  readonly props: ResourceFacts["props"];
  /** What was done: `sets tags.Owner = platform-team`. */
  readonly message: string;
}

/** Decides about the resources of one operation. */
export interface GuardrailSession {
  /** What the policies that the team lets mend make of a resource, one after the other. Left out where there is none. */
  mend?(resource: ResourceFacts): readonly Mended[];
  /** What the policies say of one resource alone. */
  checkResource(resource: ResourceFacts): readonly Outcome[];
  /** What the whole-stack policies say of all resources. */
  checkStack(resources: readonly ResourceFacts[]): readonly Outcome[];
  /** How many resources each policy has looked at so far; a whole stack counts as one. Left out by older packs. */
  looked?(): LookedAt;
  /** Which paths lead from one place of the resources' network to another. Left out by older packs. */
  reach?(resources: readonly ResourceFacts[], question: ReachQuestion): ReachAnswer;
}

/** What is asked of a network: does traffic get from one place to another? */
export interface ReachQuestion {
  /** `internet`, `peer`, `tier:app`, or the name of a resource. */
  readonly from: string;
  /** `tcp/22`, `tier:data`, `cluster-api`, or the name of a resource; the latter also with a port: `tier:data:tcp/5432`. */
  readonly to: string;
}

/** What is known of a question. */
export interface ReachAnswer {
  /** Paths that are there for sure. */
  readonly paths: readonly ReachPath[];
  /** Paths that may be there. */
  readonly perhaps: readonly ReachPath[];
  /** What is wrong with the question: nothing has a name that it uses. */
  readonly problem: string | undefined;
}

/** A path, hop by hop, each with why it lets the traffic through. */
export interface ReachPath {
  /** Name and URN of what is reached. */
  readonly to: string;
  readonly urn: string;
  readonly hops: readonly { readonly resource: string; readonly urn: string | undefined; readonly why: string }[];
  /** Where it arrives: `tcp 22 (SSH)`. */
  readonly at: readonly string[];
  /** Properties that would have to be known to be sure. */
  readonly missing: readonly string[];
}

/** Policy → how many resources it has looked at. One that is not in it has looked at nothing, and holds nothing. */
export type LookedAt = Readonly<Record<string, number>>;

/** A policy's answer where it is not a yes: violated, waived, or not to be decided before the update. */
export type Outcome =
  | { readonly kind: "violation" | "unknown"; readonly finding: Finding }
  | { readonly kind: "waived"; readonly finding: Finding; readonly waiver: Waiver };

/** A violation, or what could not be decided. */
export interface Finding {
  /** Id of the policy. */
  readonly policy: string;
  /**
   * For a violation whether it stops the change. For what is unknown, whether a promotion must not go on without an
   * answer.
   */
  readonly level: Level;
  readonly severity: Severity;
  /** URN of the resource. */
  readonly resource: string;
  /** Property path: `ingress[0].cidrBlocks`; empty for the resource as a whole. */
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
  readonly frameworks: readonly FrameworkControls[];
}
