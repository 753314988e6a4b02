import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { canonicalJson } from "../../lib/canonical-json";
import type { ChangedResource, Changes } from "../engine/operation-log";
import { updatePlanSchema } from "../engine/plan/plan-form";
import type { UpdatePlan } from "../engine/plan/update-plan";
import { Failure } from "../errors";
import type { Findings } from "../guardrails/findings";
import type { Home } from "../home";

const findingSchema = z.looseObject({
  policy: z.string(),
  level: z.string(),
  resource: z.string(),
  path: z.string(),
  message: z.string(),
  remedy: z.string(),
});

/** What a run keeps of the preview of one stack: what is held to, and what a reader wants to see. */
const recordSchema = z.object({
  plan: updatePlanSchema,
  startState: z.string(),
  changes: z.record(z.string(), z.number()),
  /** Whether the stack will tell something else of itself than it does now. */
  changesOutputs: z.boolean(),
  changed: z.array(z.looseObject({ urn: z.string(), type: z.string(), operation: z.string() })),
  findings: z
    .object({
      checked: z.number(),
      violations: z.array(findingSchema),
      unknown: z.array(findingSchema),
      waived: z.array(z.unknown()),
    })
    .nullable(),
});
export type StackRecord = z.infer<typeof recordSchema>;

/** The folder of a run. */
function folderOf(home: Home, run: string): string {
  return path.join(home.promotions, run);
}

/** What a preview came to, in the form in which it is kept. */
export interface PreviewParts {
  readonly plan: UpdatePlan;
  readonly startState: string;
  readonly changes: Changes;
  readonly changesOutputs: boolean;
  readonly changed: readonly ChangedResource[];
  readonly findings: Findings | null;
}

/** Keeps what a preview came to, and answers it as it will be read; it is on the disk then. */
export function keepRecord(home: Home, run: string, stack: string, parts: PreviewParts): StackRecord {
  const record = recordSchema.parse(JSON.parse(JSON.stringify(parts)));
  const folder = folderOf(home, run);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `${stack}.json`);
  fs.writeFileSync(`${file}.${process.pid}`, JSON.stringify(record), { mode: 0o600, flush: true });
  fs.renameSync(`${file}.${process.pid}`, file);
  return record;
}

/** What a preview came to. @throws Failure (state) when it is gone or cannot be understood */
export function readRecord(home: Home, run: string, stack: string): StackRecord {
  const file = path.join(folderOf(home, run), `${stack}.json`);
  try {
    return recordSchema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch (error) {
    throw new Failure(
      "state",
      `the plan of ${stack} in ${file} cannot be read`,
      "promote again: it is previewed anew",
      {
        cause: error,
      },
    );
  }
}

/** What stands for the findings in an approval. */
export function findingsDigest(findings: StackRecord["findings"]): string {
  return createHash("sha256").update(canonicalJson(findings)).digest("hex");
}
