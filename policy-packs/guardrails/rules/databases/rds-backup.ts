import { numberOf, UNKNOWN } from "../../facts/value";
import { configuredNumber } from "../../pack/configuration";
import { controls } from "../../pack/frameworks";
import { type Rule, type RuleContext, undetermined, violation } from "../../pack/rule";
import { CLUSTER, DOCUMENT_CLUSTER, GRAPH_CLUSTER, INSTANCE, isReplica } from "../../services/databases";

const PATH = "backupRetentionPeriod";
const DAYS = 7;
const PRODUCTION_DAYS = 35;

/** Backups that nobody has to remember. Not set means none of an instance, and those of one day of a cluster. */
export const rdsBackup: Rule = {
  id: "rds-backup",
  title: "Databases are backed up every day, and the backups kept long enough",
  severity: "high",
  tier: "standard",
  frameworks: controls({
    fsbp: ["RDS.11", "DocumentDB.2", "Neptune.5"],
    pci4: ["10.3.3"],
    soc2: ["CC7.4", "A1.1"],
    hipaa: [
      "164.308(a)(1)(ii)(B)",
      "164.308(a)(4)(ii)(A)",
      "164.308(a)(7)(i)",
      "164.308(a)(7)(ii)(A)",
      "164.308(a)(7)(ii)(B)",
      "164.308(a)(7)(ii)(C)",
      "164.312(a)(2)(ii)",
    ],
    gdpr: ["Art. 32"],
    checkov: ["CKV_AWS_133"],
  }),
  requirements: ["E-115", "D-030"],
  remedy: "set backupRetentionPeriod (causeway:rdsBackupRetentionDays; components/database/database.ts)",
  configSchema: {
    days: { type: "number", description: "days that backups are kept at least", default: DAYS },
    productionDays: { type: "number", description: "the same in production", default: PRODUCTION_DAYS },
  },
  types: [INSTANCE, CLUSTER, DOCUMENT_CLUSTER, GRAPH_CLUSTER, "aws:docdb/elasticCluster:ElasticCluster"],
  check({ type, props }, context) {
    // The backups of a replica are those of its source.
    if (isReplica(props)) return [];
    const expected = expectedDays(context);
    const days = numberOf(props[PATH]) ?? (type === INSTANCE ? 0 : 1);
    if (days === UNKNOWN) return [undetermined(PATH, "how long backups are kept is not known")];
    if (days >= expected) return [];
    const kept = days === 0 ? "there are no backups" : `backups are kept ${days} day${days === 1 ? "" : "s"}`;
    return [violation(PATH, `${kept}; expected ${expected} days at least`)];
  },
};

function expectedDays({ environment, config }: RuleContext): number {
  return environment.production
    ? configuredNumber(config["productionDays"], PRODUCTION_DAYS)
    : configuredNumber(config["days"], DAYS);
}
