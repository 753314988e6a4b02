import { z } from "zod";
import type { LookedAt } from "../../lib/guardrail-pack";
import type { Changes } from "../engine/operation-log";
import type { Findings } from "../guardrails/findings";

/** What `preview --json` printed: what would change and what was found, or why there is no answer. */
export type PreviewDocument =
  | {
      readonly kind: "previewed";
      readonly changes: Changes;
      readonly findings: Findings;
      readonly looked: LookedAt;
    }
  | NoAnswer;

/** Why a stack was not looked at. Never a pass. */
export interface NoAnswer {
  readonly kind: "none";
  readonly reason: string;
  readonly remedy: string;
}

const findingSchema = z.object({
  policy: z.string(),
  level: z.enum(["advisory", "mandatory"]),
  severity: z.enum(["low", "medium", "high", "critical"]),
  resource: z.string(),
  path: z.string(),
  message: z.string(),
  remedy: z.string(),
  frameworks: z.array(z.object({ name: z.string(), controls: z.array(z.string()) })),
});

const count = z.int().min(0);

const answerSchema = z.object({
  changes: z.object({ create: count, update: count, replace: count, delete: count, same: count }),
  findings: z
    .object({
      checked: count,
      violations: z.array(findingSchema),
      unknown: z.array(findingSchema),
      waived: z.array(findingSchema.extend({ owner: z.string(), reason: z.string(), until: z.string() })),
      mended: z.array(z.object({ policy: z.string(), resource: z.string(), message: z.string() })).default([]),
    })
    .nullable(),
  looked: z.record(z.string(), count),
});

const errorSchema = z.object({ error: z.object({ message: z.string(), remedy: z.string() }) });

/** Reads what `preview --json` printed. What cannot be understood is no answer, and no pass either. */
export function readPreview(text: string): PreviewDocument {
  const document = parsed(text);
  const failed = errorSchema.safeParse(document);
  if (failed.success) {
    const { message, remedy } = failed.data.error;
    return { kind: "none", reason: message, remedy };
  }
  const answer = answerSchema.safeParse(document);
  if (!answer.success) {
    return {
      kind: "none",
      reason: "the preview left nothing that can be read: it was ended before it was done",
      remedy: "see its log, and run it again",
    };
  }
  const { changes, findings, looked } = answer.data;
  if (findings === null) {
    return { kind: "none", reason: "no policy pack ran in the preview", remedy: "report it: one always should" };
  }
  const { mended, ...others } = findings;
  return { kind: "previewed", changes, findings: mended.length === 0 ? others : findings, looked };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
