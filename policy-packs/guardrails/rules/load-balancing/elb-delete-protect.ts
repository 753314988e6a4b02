import { mustBeOn } from "../../facts/must-be";
import { BALANCER } from "../../network/balancers";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

/** A load balancer that is deleted takes its name and addresses with it. */
export const elbDeleteProtect: Rule = {
  id: "elb-delete-protect",
  title: "Load balancers are protected from deletion",
  severity: "medium",
  tier: "production",
  frameworks: controls({ fsbp: ["ELB.6"], hipaa: ["164.308(a)(1)(ii)(B)"], checkov: ["CKV_AWS_150"] }),
  requirements: ["K-15", "C-069"],
  remedy: "set enableDeletionProtection: true",
  types: [BALANCER],
  check: ({ props }) =>
    mustBeOn(props, "enableDeletionProtection", { message: "the load balancer can be deleted by mistake" }),
  mend: () => ({ enableDeletionProtection: true }),
};
