import { listOf, textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, violation } from "../../pack/rule";

const PROPERTY = "enabledClusterLogTypes";
const WANTED = ["api", "audit", "authenticator"];

/** Who did what in a cluster, and as whom, can be looked up afterwards. Not set means no logs. */
export const eksLogs: Rule = {
  id: "eks-logs",
  title: "The cluster's control plane writes its logs",
  severity: "medium",
  tier: "standard",
  frameworks: controls({
    fsbp: ["EKS.8"],
    pci4: ["10.2.1", "10.2.2"],
    iso27001: ["A.8.15"],
    checkov: ["CKV_AWS_37"],
  }),
  requirements: ["D-028"],
  remedy: 'set enabledClusterLogTypes: ["api", "audit", "authenticator", …] (components/cluster/cluster.ts)',
  types: ["aws:eks/cluster:Cluster"],
  check({ props }) {
    const types = listOf(props[PROPERTY]);
    if (types === UNKNOWN) return [undetermined(PROPERTY, "which logs are written is not known")];
    const written = types.map((type) => textOf(type));
    const missing = WANTED.filter((type) => !written.some((name) => name !== UNKNOWN && name?.toLowerCase() === type));
    if (missing.length === 0) return [];
    return written.includes(UNKNOWN)
      ? [undetermined(PROPERTY, `whether ${missing.join(", ")} logs are written is not known`)]
      : [violation(PROPERTY, `no ${missing.join(", ")} logs are written`)];
  },
};
