/** The name under which the engine knows the guardrails. */
export const PACK_NAME = "causeway-guardrails";
