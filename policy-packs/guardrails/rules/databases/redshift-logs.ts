import { companionOf } from "../../facts/companions";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";

const CLUSTER = "aws:redshift/cluster:Cluster";
const LOGGING = "aws:redshift/logging:Logging";

function verdictsOf(stack: Stack, resource: PolicyResource): readonly StackVerdict[] {
  const logging = companionOf(stack, resource, { type: LOGGING, property: "clusterIdentifier" });
  if (logging === true) return [];
  if (logging === false) return [{ ...violation("", "nobody can look up who connected and what was asked"), resource }];
  const what = `whether ${logging.perhaps.name} logs for this warehouse is not known`;
  return [{ ...undetermined("", what), resource }];
}

/** Who connected to a warehouse, and what was asked of it, is known afterwards. */
export const redshiftLogs: Rule = {
  id: "redshift-logs",
  title: "Warehouses write audit logs",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["Redshift.4"], checkov: ["CKV_AWS_71"] }),
  requirements: ["K-17"],
  remedy: "add aws.redshift.Logging with clusterIdentifier: cluster.id, logDestinationType and logExports",
  checkStack: (stack) => stack.ofType(CLUSTER).flatMap((resource) => verdictsOf(stack, resource)),
};
