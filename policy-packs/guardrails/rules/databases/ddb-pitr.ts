import { mustBeOn } from "../../facts/must-be";
import type { Properties } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";
import { inlineReplicas } from "../../services/replicas";
import { REPLICA, TABLE } from "../../services/tables";

const message = "the table cannot be restored to a point in time";
const replicaVerdicts = (replica: Properties) =>
  mustBeOn(replica, "pointInTimeRecovery", { message: "the copy cannot be restored to a point in time" });

/** A table can be put back to any second of the last weeks. Not set means that it cannot, also of each copy. */
export const ddbPitr: Rule = {
  id: "ddb-pitr",
  title: "Tables can be restored to a point in time",
  severity: "medium",
  tier: "baseline",
  frameworks: controls({
    fsbp: ["DynamoDB.2"],
    pci4: ["10.3.3", "10.5.1"],
    soc2: ["CC7.4", "A1.1"],
    hipaa: [
      "164.308(a)(1)(ii)(B)",
      "164.308(a)(7)(i)",
      "164.308(a)(7)(ii)(A)",
      "164.308(a)(7)(ii)(B)",
      "164.308(a)(7)(ii)(C)",
      "164.312(a)(2)(ii)",
    ],
    checkov: ["CKV_AWS_28"],
  }),
  requirements: ["K-02", "B-009"],
  remedy: "set pointInTimeRecovery: { enabled: true }, and pointInTimeRecovery: true of each replica",
  types: [TABLE, REPLICA],
  check(resource) {
    const { type, props } = resource;
    if (type === REPLICA) return replicaVerdicts(props);
    return [
      ...mustBeOn(props, "pointInTimeRecovery.enabled", { message }),
      ...inlineReplicas(resource, replicaVerdicts),
    ];
  },
  mend: ({ type }) => (type === REPLICA ? { pointInTimeRecovery: true } : { pointInTimeRecovery: { enabled: true } }),
};
