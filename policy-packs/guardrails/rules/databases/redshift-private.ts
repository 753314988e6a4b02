import { mustBeOff } from "../../facts/must-be";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

/** A warehouse holds what all others hold: it has no address that the internet can name. */
export const redshiftPrivate: Rule = {
  id: "redshift-private",
  title: "Warehouses have no public address",
  severity: "critical",
  tier: "baseline",
  frameworks: controls({ fsbp: ["Redshift.1", "RedshiftServerless.3"], checkov: ["CKV_AWS_87"] }),
  requirements: ["D-013"],
  remedy: "set publiclyAccessible: false, and reach it from inside the VPC",
  types: ["aws:redshift/cluster:Cluster", "aws:redshiftserverless/workgroup:Workgroup"],
  check: ({ props }) =>
    mustBeOff(props, "publiclyAccessible", { message: "the warehouse has a public address", unset: true }),
};
