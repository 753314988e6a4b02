import { z } from "zod";

/** What `promote`, `status` and `rollback` answer, as far as the demo looks at it; the rest is kept as it is. */
export const viewSchema = z.looseObject({
  release: z.string(),
  stages: z.array(
    z.looseObject({
      name: z.string(),
      state: z.string(),
      steps: z.array(
        z.looseObject({ name: z.string(), stack: z.string().optional(), result: z.string(), message: z.string() }),
      ),
    }),
  ),
  unresolved: z.array(z.looseObject({ stage: z.string(), stack: z.string() })),
});
export type View = z.infer<typeof viewSchema>;

/** What `approve` answers. */
export const approvalSchema = z.looseObject({
  digest: z.string(),
  approvals: z.array(z.looseObject({ person: z.string(), team: z.string() })),
  missing: z.record(z.string(), z.number()),
  refused: z.array(z.looseObject({ person: z.string(), reason: z.string() })),
});
export type ApprovalAnswer = z.infer<typeof approvalSchema>;

/** What `preview` answers. */
export const previewSchema = z.looseObject({
  findings: z.looseObject({
    checked: z.number(),
    violations: z.array(
      z.looseObject({ policy: z.string(), level: z.string(), resource: z.string(), message: z.string() }),
    ),
  }),
});
export type PreviewAnswer = z.infer<typeof previewSchema>;

/** What `release create` answers. */
export const releaseSchema = z.looseObject({ id: z.string() });

/** What `audit verify` answers. */
export const auditSchema = z.looseObject({
  ok: z.boolean(),
  entries: z.number(),
  firstBad: z.number().nullable(),
  reason: z.string().nullable(),
});
export type AuditAnswer = z.infer<typeof auditSchema>;
