import { controls } from "../../frameworks";
import { publicExposures, type Services } from "../../network/exposure";
import { type Grant, ingressGrants, ingressTypes } from "../../network/group-rules";
import { LAST_PORT } from "../../network/ports";
import type { Rule, StackVerdict } from "../../rule";
import { type Stack, stackOf } from "../../stack";
import { UNKNOWN } from "../../value";

/** All protocols, or every port of one: no rule that somebody has thought about. */
function servicesOf({ traffic }: Grant): Services {
  const { protocol, from, to } = traffic;
  if (protocol === "all") return new Map([["every port and protocol", true]]);
  if (protocol === "other" || (from !== UNKNOWN && from > 1) || (to !== UNKNOWN && to < LAST_PORT)) return new Map();
  if (protocol === UNKNOWN || from === UNKNOWN || to === UNKNOWN) return new Map([["every port", UNKNOWN]]);
  return new Map([[`every ${protocol} port`, true]]);
}

function verdicts(stack: Stack): readonly StackVerdict[] {
  return publicExposures(ingressGrants(stack), servicesOf);
}

/** Nothing lets the internet in without saying to which port. */
export const netSgAllTraffic: Rule = {
  id: "net-sg-all-traffic",
  title: "No security group lets all traffic in from the internet",
  severity: "critical",
  tier: "baseline",
  frameworks: controls({ cis5: ["5.3", "5.4"], cis3: ["5.2", "5.3"], checkov: ["CKV_AWS_277"] }),
  requirements: ["K-05", "C-012", "D-013"],
  remedy: "name protocol and ports, and the ranges or groups that may come in",
  types: ingressTypes,
  check: (resource) => verdicts(stackOf([resource])).filter(({ kind }) => kind === "violation"),
  checkStack: verdicts,
};
