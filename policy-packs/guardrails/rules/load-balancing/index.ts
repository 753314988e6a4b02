import type { Rule } from "../../rule";

/** Load balancers and what stands in front of them. */
export const loadBalancingRules: readonly Rule[] = [];
