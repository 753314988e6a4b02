/** The name under which the engine knows the guardrails. */
export const PACK_NAME = "causeway-guardrails";

/** The name under which the engine reports a resource that departs from its plan. */
export const PLAN_NAME = "causeway-plan";
