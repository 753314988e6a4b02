import { mustBeOff, mustBeText } from "../../facts/must-be";
import type { Rule } from "../../pack/rule";

/**
 * Who may do what in a cluster is written in access entries, where it is seen and can be taken back. AWS's defaults are
 * the other way: a ConfigMap, and whoever makes the cluster administers it for good.
 */
export const eksAuthMode: Rule = {
  id: "eks-auth-mode",
  title: "Access to the cluster is by access entries alone",
  severity: "medium",
  tier: "standard",
  frameworks: [],
  requirements: ["E-021", "E-022"],
  remedy:
    'set accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false } (components/cluster/cluster-transform.ts)',
  types: ["aws:eks/cluster:Cluster"],
  check: ({ props }) => [
    ...mustBeText(props, "accessConfig.authenticationMode", (mode) => mode.toUpperCase() === "API", {
      message: "access is also given by the ConfigMap aws-auth",
    }),
    ...mustBeOff(props, "accessConfig.bootstrapClusterCreatorAdminPermissions", {
      message: "whoever makes the cluster administers it for good",
    }),
  ],
};
