import { type Stack, stackOf } from "../../facts/stack";
import { publicExposures } from "../../network/exposure";
import { ingressGrants, ingressTypes } from "../../network/group-rules";
import { allPorts } from "../../network/ports";
import { controls } from "../../pack/frameworks";
import type { Rule, StackVerdict } from "../../pack/rule";

function verdicts(stack: Stack): readonly StackVerdict[] {
  return publicExposures(ingressGrants(stack), ({ traffic }) => allPorts(traffic));
}

/** Nothing lets the internet in without saying to which port. */
export const netSgAllTraffic: Rule = {
  id: "net-sg-all-traffic",
  title: "No security group lets all traffic in from the internet",
  severity: "critical",
  tier: "baseline",
  frameworks: controls({
    cis5: ["5.3", "5.4"],
    cis3: ["5.2", "5.3"],
    soc2: ["CC6.6", "CC7.2"],
    hipaa: ["164.308(a)(1)(ii)(B)", "164.312(e)(1)"],
    iso27001: ["A.8.20", "A.8.21", "A.8.22"],
    checkov: ["CKV_AWS_277"],
  }),
  requirements: ["K-05", "C-012", "D-013"],
  remedy: "name protocol and ports, and the ranges or groups that may come in",
  types: ingressTypes,
  check: (resource) => verdicts(stackOf([resource])).filter(({ kind }) => kind === "violation"),
  checkStack: verdicts,
};
