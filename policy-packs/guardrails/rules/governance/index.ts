import type { Rule } from "../../rule";
import { costDevCaps } from "./cost-dev-caps";
import { namingConvention } from "./naming-convention";
import { tagRequired } from "./tag-required";

/** What holds for resources of every kind: tags, regions, cost and protection. */
export const governanceRules: readonly Rule[] = [costDevCaps, namingConvention, tagRequired];
