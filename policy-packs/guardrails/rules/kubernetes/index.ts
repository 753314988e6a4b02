import type { Rule } from "../../rule";

/** Workloads, access and networks inside a cluster. */
export const kubernetesRules: readonly Rule[] = [];
