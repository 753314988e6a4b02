import { accountRules } from "./accounts";
import type { CrossRule } from "./cross-rule";
import { networkRules } from "./networks";
import { referenceRules } from "./references";

/** Every rule among all stacks. */
export const crossRules: readonly CrossRule[] = [...networkRules, ...accountRules, ...referenceRules];
