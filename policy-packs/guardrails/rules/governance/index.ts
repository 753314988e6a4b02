import type { Rule } from "../../pack/rule";
import { budgetExists } from "./budget-exists";
import { costDevCaps } from "./cost-dev-caps";
import { costInstanceSize } from "./cost-instance-size";
import { costNatCount } from "./cost-nat-count";
import { namingConvention } from "./naming-convention";
import { opaqueIac } from "./opaque-iac";
import { protectStateful } from "./protect-stateful";
import { regionAllowed } from "./region-allowed";
import { tagRequired } from "./tag-required";

/** What holds for resources of every kind: tags, regions, cost and protection. */
export const governanceRules: readonly Rule[] = [
  budgetExists,
  costDevCaps,
  costInstanceSize,
  costNatCount,
  namingConvention,
  opaqueIac,
  protectStateful,
  regionAllowed,
  tagRequired,
];
