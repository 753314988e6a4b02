import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "../../../lib/canonical-json";
import type { PlannedValue } from "./planned-value";
import type { UpdatePlan } from "./update-plan";

const plannedValueSchema: z.ZodType<PlannedValue> = z.lazy(() =>
  z.union([
    z.null(),
    z.boolean(),
    z.number(),
    z.string(),
    z.strictObject({ unknown: z.literal(true) }),
    z.strictObject({ filledIn: z.literal(true) }),
    z.strictObject({ secret: z.string() }),
    z.strictObject({ list: z.array(plannedValueSchema) }),
    z.strictObject({ map: z.record(z.string(), plannedValueSchema) }),
  ]),
);

/** A plan as it lies in a file. */
export const updatePlanSchema: z.ZodType<UpdatePlan> = z.strictObject({
  resources: z.record(
    z.string(),
    z.strictObject({
      type: z.string(),
      provider: z.string(),
      parent: z.string(),
      protect: z.boolean(),
      ignoreChanges: z.array(z.string()),
      inputs: z.record(z.string(), plannedValueSchema),
    }),
  ),
});

/** What stands for a plan in an approval. */
export function planDigest(plan: UpdatePlan): string {
  return createHash("sha256").update(canonicalJson(plan)).digest("hex");
}
