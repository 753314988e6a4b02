import type { PolicyResource } from "../../facts/resource";
import { booleanOf, textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, untold, violation } from "../../pack/rule";
import {
  CLUSTER,
  DOCUMENT_CLUSTER,
  GLOBAL_CLUSTERS,
  GRAPH_CLUSTER,
  INSTANCE,
  isRestored,
} from "../../services/databases";

/** Databases that take their encryption from another one that runs, and is looked at where it is made. */
const COPIES: Readonly<Record<string, readonly string[]>> = {
  [INSTANCE]: ["replicateSourceDb"],
  [CLUSTER]: ["replicationSourceIdentifier"],
  [GRAPH_CLUSTER]: ["replicationSourceIdentifier"],
  ...Object.fromEntries(GLOBAL_CLUSTERS.map((type) => [type, ["sourceDbClusterIdentifier"]])),
};

const TYPES = [INSTANCE, CLUSTER, DOCUMENT_CLUSTER, GRAPH_CLUSTER, ...GLOBAL_CLUSTERS];
const PROPERTY = "storageEncrypted";

function isEncryptedElsewhere({ type, props }: PolicyResource): boolean {
  // Aurora Serverless v1 always encrypts.
  if (type === CLUSTER && textOf(props["engineMode"]) === "serverless") return true;
  const copies = COPIES[type] ?? [];
  return booleanOf(props[PROPERTY]) === undefined && copies.some((property) => textOf(props[property]) !== undefined);
}

/** Whether a database is as its snapshot is, which it does not say. */
function isSilentCopy({ props }: PolicyResource): boolean {
  return booleanOf(props[PROPERTY]) === undefined && isRestored({ ...props, s3Import: undefined });
}

/** Storage is encrypted from the start: it cannot be encrypted later without a copy. Not set means not encrypted. */
export const rdsEncrypted: Rule = {
  id: "rds-encrypted",
  title: "Databases encrypt their storage",
  severity: "high",
  tier: "standard",
  frameworks: controls({
    cis5: ["2.2.1"],
    cis3: ["2.3.1"],
    fsbp: ["RDS.3", "RDS.27", "DocumentDB.1", "Neptune.1"],
    pci4: ["3.5.1", "8.3.2"],
    soc2: ["PI1.5"],
    hipaa: ["164.308(a)(1)(ii)(B)", "164.308(a)(4)(ii)(A)", "164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
    gdpr: ["Art. 32"],
    iso27001: ["A.8.11", "A.8.24"],
    checkov: ["CKV_AWS_16", "CKV_AWS_96", "CKV_AWS_140", "CKV_AWS_292"],
  }),
  requirements: ["K-13", "C-020"],
  remedy: "set storageEncrypted: true, and kmsKeyId to the environment's key",
  types: TYPES,
  check(resource) {
    const encrypted = booleanOf(resource.props[PROPERTY]);
    if (encrypted === UNKNOWN) return [undetermined(PROPERTY, "whether the storage is encrypted is not known")];
    if (encrypted === true || isEncryptedElsewhere(resource) || isSilentCopy(resource)) return [];
    return [violation(PROPERTY, "the database's storage is not encrypted")];
  },
  // What a snapshot was made of need not be ours, and no update decides it.
  checkStack: (stack) =>
    stack
      .ofType(...TYPES)
      .filter((resource) => isSilentCopy(resource) && !isEncryptedElsewhere(resource))
      .map((resource) => ({
        ...untold(PROPERTY, "nothing says whether what the database is restored from is encrypted"),
        resource,
      })),
};
