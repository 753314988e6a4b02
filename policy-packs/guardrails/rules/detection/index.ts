import type { Rule } from "../../rule";

/** Trails, logs and services that watch an account. */
export const detectionRules: readonly Rule[] = [];
