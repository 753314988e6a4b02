import { mustBeOff, mustBeOn } from "../../facts/must-be";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";
import {
  CLUSTER,
  DOCUMENT_CLUSTER,
  GLOBAL_CLUSTERS,
  GRAPH_CLUSTER,
  INSTANCE,
  isReplica,
} from "../../services/databases";

/** A warehouse has no such flag; what it leaves behind is up to whoever deletes it. */
const WAREHOUSE = "aws:redshift/cluster:Cluster";

/** A database cannot be deleted by mistake, and leaves a snapshot when it is deleted. Not set means not protected. */
export const rdsDeleteProtect: Rule = {
  id: "rds-delete-protect",
  title: "Databases are protected from deletion and leave a last snapshot",
  severity: "medium",
  tier: "standard",
  frameworks: controls({
    fsbp: ["RDS.8", "RDS.7", "DocumentDB.5", "Neptune.4"],
    soc2: ["C1.1"],
    checkov: ["CKV_AWS_293", "CKV_AWS_139"],
  }),
  requirements: ["K-15", "C-069"],
  remedy:
    "set deletionProtection: true and finalSnapshotIdentifier, not skipFinalSnapshot (components/database/database.ts)",
  types: [INSTANCE, CLUSTER, DOCUMENT_CLUSTER, GRAPH_CLUSTER, ...GLOBAL_CLUSTERS, WAREHOUSE],
  check({ type, props }, { environment }) {
    // What people try out in dev, they also throw away.
    if (environment.kind === "dev") return [];
    return [
      ...(type === WAREHOUSE
        ? []
        : mustBeOn(props, "deletionProtection", { message: "the database can be deleted by mistake" })),
      // A replica cannot leave a snapshot; its source does.
      ...(isReplica(props)
        ? []
        : mustBeOff(props, "skipFinalSnapshot", { message: "the database leaves no snapshot behind", unset: true })),
    ];
  },
};
