import { mustBeOn } from "../../facts/must-be";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

/** A warehouse's storage and snapshots are encrypted. Not set means that they are, since version 7 of the provider. */
export const redshiftEncrypted: Rule = {
  id: "redshift-encrypted",
  title: "Warehouses encrypt their storage",
  severity: "high",
  tier: "standard",
  frameworks: controls({ fsbp: ["Redshift.10"], checkov: ["CKV_AWS_64"] }),
  requirements: ["K-13"],
  remedy: "leave encrypted out or set it to true, and kmsKeyId to the environment's key",
  types: ["aws:redshift/cluster:Cluster"],
  check: ({ props }) =>
    mustBeOn(props, "encrypted", { message: "the warehouse's storage is not encrypted", unset: true }),
};
