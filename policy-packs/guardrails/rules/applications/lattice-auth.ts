import { mustBeText } from "../../facts/must-be";
import type { Rule } from "../../pack/rule";

/**
 * Services and their networks ask who calls: whoever is in a network that is joined to them can. Not set means that nobody
 * is asked.
 *
 * https://docs.aws.amazon.com/vpc-lattice/latest/ug/auth-policies.html
 */
export const latticeAuth: Rule = {
  id: "lattice-auth",
  title: "Services of VPC Lattice ask who calls",
  severity: "medium",
  tier: "production",
  frameworks: [],
  requirements: ["D-013"],
  remedy: 'set authType: "AWS_IAM", and say who may call in an aws.vpclattice.AuthPolicy',
  types: ["aws:vpclattice/service:Service", "aws:vpclattice/serviceNetwork:ServiceNetwork"],
  check: ({ props }) =>
    mustBeText(props, "authType", (type) => type.toUpperCase() === "AWS_IAM", {
      message: "whoever reaches it may call it",
    }),
};
