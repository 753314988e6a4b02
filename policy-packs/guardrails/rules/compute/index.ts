import type { Rule } from "../../rule";

/** Machines, their templates, volumes and images. */
export const computeRules: readonly Rule[] = [];
