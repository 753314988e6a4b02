import { mustBeOn } from "../../facts/must-be";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";
import { CLUSTER, CLUSTER_INSTANCE, INSTANCE } from "../../services/databases";

/** Fixes of the engine come by themselves. Not set means that they do. */
export const rdsMinorUpgrade: Rule = {
  id: "rds-minor-upgrade",
  title: "Databases take their engine's minor upgrades",
  severity: "medium",
  tier: "standard",
  frameworks: controls({
    cis5: ["2.2.2"],
    cis3: ["2.3.2"],
    fsbp: ["RDS.13", "RDS.35"],
    pci4: ["6.3.3"],
    checkov: ["CKV_AWS_226"],
  }),
  requirements: [],
  remedy: "leave autoMinorVersionUpgrade out, or set it to true",
  types: [INSTANCE, CLUSTER, CLUSTER_INSTANCE, "aws:neptune/clusterInstance:ClusterInstance"],
  check: ({ props }) =>
    mustBeOn(props, "autoMinorVersionUpgrade", { message: "minor upgrades are not installed", unset: true }),
};
