import { hasUnknown, listOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, violation } from "../../pack/rule";

/** A snapshot holds all of a database: it is shared with accounts that are named, or with nobody. */
export const rdsSnapshotPrivate: Rule = {
  id: "rds-snapshot-private",
  title: "No snapshot of a database is shared with everybody",
  severity: "critical",
  tier: "baseline",
  frameworks: controls({
    fsbp: ["RDS.1"],
    pci4: ["10.3.2", "3.5.1"],
    hipaa: ["164.308(a)(1)(ii)(B)", "164.308(a)(3)(i)", "164.312(a)(1)"],
    iso27001: ["A.8.1"],
    checkov: ["CKV_AWS_302"],
  }),
  requirements: [],
  remedy: "name the accounts in sharedAccounts, or leave it out",
  types: [
    "aws:rds/snapshot:Snapshot",
    "aws:rds/snapshotCopy:SnapshotCopy",
    "aws:rds/clusterSnapshot:ClusterSnapshot",
    "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy",
  ],
  check({ props }) {
    const accounts = listOf(props["sharedAccounts"]);
    if (
      accounts !== UNKNOWN &&
      accounts.some((account) => typeof account === "string" && /^\s*all\s*$/i.test(account))
    ) {
      return [violation("sharedAccounts", "the snapshot is shared with everybody who has an AWS account")];
    }
    return hasUnknown(accounts)
      ? [undetermined("sharedAccounts", "whom the snapshot is shared with is not known")]
      : [];
  },
};
