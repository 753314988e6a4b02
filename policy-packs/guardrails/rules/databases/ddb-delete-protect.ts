import { mustBeOn } from "../../facts/must-be";
import type { Properties } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";
import { inlineReplicas } from "../../services/replicas";
import { REPLICA, TABLE } from "../../services/tables";

const PATH = "deletionProtectionEnabled";
const replicaVerdicts = (replica: Properties) =>
  mustBeOn(replica, PATH, { message: "the copy can be deleted by mistake" });

/** A table of production cannot be deleted by mistake. Not set means that it can, also of each copy. */
export const ddbDeleteProtect: Rule = {
  id: "ddb-delete-protect",
  title: "Tables of production are protected from deletion",
  severity: "medium",
  tier: "production",
  frameworks: controls({ fsbp: ["DynamoDB.6"] }),
  requirements: ["K-15", "C-069"],
  remedy: "set deletionProtectionEnabled: true, of each replica as well",
  types: [TABLE, REPLICA],
  check(resource) {
    const { type, props } = resource;
    if (type === REPLICA) return replicaVerdicts(props);
    const message = "the table can be deleted by mistake";
    return [...mustBeOn(props, PATH, { message }), ...inlineReplicas(resource, replicaVerdicts)];
  },
  mend: () => ({ [PATH]: true }),
};
