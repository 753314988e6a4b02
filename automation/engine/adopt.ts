import { z } from "zod";
import type { RecoveryPlan } from "./recovery";

const resourceSchema = z.looseObject({ urn: z.string() });

/** A stack's state as `pulumi stack export` writes it; what is not named here is passed on untouched. */
export const exportedSchema = z.looseObject({
  deployment: z.looseObject({
    resources: z.array(resourceSchema).optional(),
    pending_operations: z.array(z.looseObject({ type: z.string(), resource: resourceSchema })).optional(),
  }),
});

/** A stack's state as `pulumi stack export` writes it. Secrets in it stay encrypted. */
export type ExportedState = z.infer<typeof exportedSchema>;

/**
 * The state with every open operation settled: what the cloud has made is added with its id, as the engine had
 * declared it; what it never made is forgotten. Outputs, and what became of updates and deletes, are for a refresh to
 * find out.
 *
 * The engine's own flag for this (`refresh --import-pending-creates`) marks the operations and then loses them.
 */
export function settleOperations(state: ExportedState, plan: RecoveryPlan): ExportedState {
  const ids = new Map(plan.adopt.map(({ urn, id }) => [urn, id]));
  const { resources = [], pending_operations: pending = [], ...rest } = state.deployment;
  const adopted = pending.flatMap(({ type, resource }) => {
    const id = type === "creating" ? ids.get(resource.urn) : undefined;
    return id === undefined ? [] : [{ ...resource, id }];
  });
  return { ...state, deployment: { ...rest, resources: [...resources, ...adopted], pending_operations: [] } };
}
