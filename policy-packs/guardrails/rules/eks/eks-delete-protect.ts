import { mustBeOn } from "../../facts/must-be";
import type { Rule } from "../../pack/rule";

/** A production cluster is not deleted by one call. Not set means that it can be. */
export const eksDeleteProtect: Rule = {
  id: "eks-delete-protect",
  title: "Production clusters are protected from deletion",
  severity: "medium",
  tier: "production",
  frameworks: [],
  requirements: ["K-15", "C-069"],
  remedy: "set deletionProtection: true (components/cluster/cluster.ts)",
  types: ["aws:eks/cluster:Cluster"],
  check: ({ props }) => mustBeOn(props, "deletionProtection", { message: "the cluster can be deleted by one call" }),
  mend: () => ({ deletionProtection: true }),
};
