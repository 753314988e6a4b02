import { z } from "zod";
import { approvalSchema } from "./approvals/statement";
import { stepNames, stepResults } from "./step";

const text = z.string();
const byStack = z.record(text, text);
const ofRun = { stage: text, run: text };
const ofStep = { ...ofRun, step: z.enum(stepNames), stack: text.optional() };

/** Release and settings, digested by stack: what a stage holds, and what it can go back to. */
const pairSchema = z.object({ release: text, settings: byStack });
export type ReleasePair = z.infer<typeof pairSchema>;

/**
 * Everything that an approval stands for. Whatever of it is another when the update is to begin, the approval is void.
 */
export const boundSchema = z.object({
  stage: text,
  release: text,
  /** Digests of the stacks' settings. */
  settings: byStack,
  /** Digest of the stage's part of the path, the people and the signers file. */
  path: text,
  /** Digests of the stacks' plans. */
  plan: byStack,
  /** Digests of what the guardrails found. */
  guardrails: byStack,
  /** Digests of the states that the plans start from. */
  startState: byStack,
  /** Until there is an estimate, that there is none is what is approved. */
  cost: z.literal("not estimated"),
  engine: text,
  /** Where the stage goes back to by itself when the update or its verification fails. */
  rollback: pairSchema.nullable(),
});
export type Bound = z.infer<typeof boundSchema>;

const changesSchema = z.object({
  create: z.number(),
  update: z.number(),
  replace: z.number(),
  delete: z.number(),
  same: z.number(),
});

/** What is kept of a step beyond its result. */
const factsSchema = z.object({
  plan: text.optional(),
  startState: text.optional(),
  guardrails: text.optional(),
  changes: changesSchema.optional(),
  checked: z.number().optional(),
  violations: z.number().optional(),
  unknown: z.number().optional(),
  /** A message for the reader: each thing that departs, fails or is missing. */
  details: z.array(text).optional(),
});
export type StepFacts = z.infer<typeof factsSchema>;

/** What has happened, as the journal keeps it. */
export const eventSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("promotion-started"),
    release: text,
    to: text,
    executor: text,
    branch: text.nullable(),
  }),
  z.object({
    kind: z.literal("run-started"),
    ...ofRun,
    ...pairSchema.shape,
    cause: z.enum(["promotion", "rollback"]),
    stacks: z.array(text),
    path: text,
    executor: text,
    /** What the stage held before: where a rollback goes. */
    previous: pairSchema.nullable(),
  }),
  z.object({ kind: z.literal("step-started"), ...ofStep, operation: text.optional() }),
  z.object({
    kind: z.literal("step-ended"),
    ...ofStep,
    result: z.enum(stepResults),
    message: text,
    seconds: z.number(),
    facts: factsSchema,
  }),
  /** A run that cannot go on because something it stood on is another now. */
  z.object({ kind: z.literal("run-voided"), ...ofRun, changed: z.array(text) }),
  z.object({ kind: z.literal("approval-asked"), ...ofRun, release: text, digest: text, bound: boundSchema }),
  z.object({
    kind: z.literal("approval-given"),
    stage: text,
    release: text,
    digest: text,
    approval: approvalSchema,
  }),
  z.object({
    kind: z.literal("stage-verified"),
    ...ofRun,
    ...pairSchema.shape,
    /** Digests of the stacks' states. */
    states: byStack,
    /** When the stage came to hold exactly this, RFC 3339: what soaking is counted from. */
    since: text,
  }),
  z.object({ kind: z.literal("rolled-back"), ...ofRun, from: text, to: text }),
  /** An update around the gates of a stage. */
  z.object({ kind: z.literal("break-glass"), stage: text, stack: text, operation: text, reason: text, by: text }),
  z.object({ kind: z.literal("hold-placed"), stage: text, reason: text, by: text }),
  z.object({ kind: z.literal("hold-lifted"), stage: text, by: text }),
]);

/** Something that has happened. */
export type PromotionEvent = z.infer<typeof eventSchema>;

/** An event with when it happened, RFC 3339. */
export type PastEvent = PromotionEvent & { readonly at: string };
