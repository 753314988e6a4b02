import { type Stack, stackOf } from "../../facts/stack";
import { publicExposures } from "../../network/exposure";
import { ingressGrants, ingressTypes } from "../../network/group-rules";
import { dataServices, servicesReached } from "../../network/ports";
import { controls } from "../../pack/frameworks";
import type { Rule, StackVerdict } from "../../pack/rule";

function verdicts(stack: Stack): readonly StackVerdict[] {
  return publicExposures(ingressGrants(stack), ({ traffic }) => servicesReached(traffic, dataServices));
}

/** Nobody on the internet reaches a port that data is kept behind. */
export const netSgDbPort: Rule = {
  id: "net-sg-db-port",
  title: "No database, cache, broker or search port is open to the internet",
  severity: "critical",
  tier: "baseline",
  frameworks: controls({ fsbp: ["EC2.19"], soc2: ["CC6.6"], iso27001: ["A.8.20", "A.8.21", "A.8.22"] }),
  requirements: ["K-05", "C-012", "D-013", "D-030"],
  remedy: "let in the application's group (referencedSecurityGroupId), never a range of the internet",
  types: ingressTypes,
  // Alone a resource proves a violation; what it leaves open the whole stack may answer.
  check: (resource) => verdicts(stackOf([resource])).filter(({ kind }) => kind === "violation"),
  checkStack: verdicts,
};
