import { mustBeOn } from "../../facts/must-be";
import { referenceOf } from "../../facts/references";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { textOf } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";
import { CLUSTER, CLUSTER_INSTANCE, INSTANCE, isReplica } from "../../services/databases";

/** Copies that a cluster needs, so that one is left when a zone fails. */
const MEMBERS = 2;

/** Aurora spreads a cluster's members over zones; the other clusters of RDS have three members by themselves. */
function clusterVerdicts(stack: Stack, cluster: PolicyResource): readonly StackVerdict[] {
  if (textOf(cluster.props["dbClusterInstanceClass"]) !== undefined) return [];
  if (textOf(cluster.props["engineMode"]) === "serverless") return [];
  const references = stack
    .ofType(CLUSTER_INSTANCE)
    .map((member) => referenceOf(stack, member, member.props["clusterIdentifier"], "clusterIdentifier", [CLUSTER]));
  const sure = references.filter(({ candidates, certain }) => certain && candidates.includes(cluster)).length;
  if (sure >= MEMBERS) return [];
  const perhaps = references.filter(
    ({ candidates, certain }) => !certain && (candidates.length === 0 || candidates.includes(cluster)),
  ).length;
  if (sure + perhaps >= MEMBERS) {
    return [{ ...undetermined("", "how many members the cluster has is not known"), resource: cluster }];
  }
  const message = `the cluster has ${sure + perhaps} member${sure + perhaps === 1 ? "" : "s"}; expected ${MEMBERS} at least`;
  return [{ ...violation("", message), resource: cluster }];
}

/** A database outlives the failure of a zone. Not set means one zone. */
export const rdsMultiAz: Rule = {
  id: "rds-multi-az",
  title: "Databases of production have a standby in another zone",
  severity: "medium",
  tier: "production",
  frameworks: controls({
    cis5: ["2.2.4"],
    fsbp: ["RDS.5"],
    hipaa: [
      "164.308(a)(1)(ii)(B)",
      "164.308(a)(7)(i)",
      "164.308(a)(7)(ii)(A)",
      "164.308(a)(7)(ii)(B)",
      "164.308(a)(7)(ii)(C)",
    ],
    iso27001: ["A.8.14"],
    checkov: ["CKV_AWS_157"],
  }),
  requirements: ["K-15", "C-069"],
  remedy: "set multiAz: true (causeway:rdsMultiAz); give a cluster a second aws.rds.ClusterInstance",
  types: [INSTANCE],
  check({ props }) {
    // A replica is a second copy itself.
    return isReplica(props)
      ? []
      : mustBeOn(props, "multiAz", { message: "the database has no standby in another zone" });
  },
  checkStack: (stack) => stack.ofType(CLUSTER).flatMap((cluster) => clusterVerdicts(stack, cluster)),
};
