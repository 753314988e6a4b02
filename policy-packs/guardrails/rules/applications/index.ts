import type { Rule } from "../../rule";

/** Functions, queues, topics, jobs and images. */
export const applicationRules: readonly Rule[] = [];
