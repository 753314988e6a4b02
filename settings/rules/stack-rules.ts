import { accessRules } from "./access";
import { identityRules } from "./identity";
import { productionRules } from "./production";
import type { StackRule } from "./rule";
import { zoneRules } from "./zones";

/** Every rule among the values of one stack. */
export const stackRules: readonly StackRule[] = [...identityRules, ...zoneRules, ...accessRules, ...productionRules];
