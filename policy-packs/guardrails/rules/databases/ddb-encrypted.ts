import { mustBeOn } from "../../facts/must-be";
import type { Properties } from "../../facts/value";
import type { Rule } from "../../pack/rule";
import { mustBeCustomerKey } from "../../services/customer-keys";
import { inlineReplicas } from "../../services/replicas";
import { REPLICA, TABLE } from "../../services/tables";

const replicaVerdicts = (replica: Properties) =>
  mustBeCustomerKey(replica, "kmsKeyArn", "the copy is encrypted with a key of AWS");

/** Who may read a table is decided by the key as well. Not set means a key of AWS, over which nobody has a say. */
export const ddbEncrypted: Rule = {
  id: "ddb-encrypted",
  title: "Tables are encrypted with a key of ours",
  severity: "medium",
  tier: "baseline",
  frameworks: [],
  requirements: ["K-02", "B-010"],
  remedy:
    "set serverSideEncryption: { enabled: true, kmsKeyArn } with the environment's key (components/encryption/environment-key.ts)",
  types: [TABLE, REPLICA],
  check(resource) {
    const { type, props } = resource;
    if (type === REPLICA) return replicaVerdicts(props);
    const message = "the table is encrypted with a key of AWS";
    const switched = mustBeOn(props, "serverSideEncryption.enabled", { message });
    return [
      ...(switched.length > 0 ? switched : mustBeCustomerKey(props, "serverSideEncryption.kmsKeyArn", message)),
      ...inlineReplicas(resource, replicaVerdicts),
    ];
  },
};
