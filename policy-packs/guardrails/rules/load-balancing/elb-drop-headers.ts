import { mustBeOn } from "../../facts/must-be";
import { BALANCER, kindOf, ofKind } from "../../network/balancers";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

/** Headers that two programs read in two ways smuggle requests past the first one. AWS lets them through. */
export const elbDropHeaders: Rule = {
  id: "elb-drop-headers",
  title: "Application load balancers drop invalid headers",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["ELB.4"], checkov: ["CKV_AWS_131"] }),
  requirements: [],
  remedy: "set dropInvalidHeaderFields: true",
  types: [BALANCER],
  check(resource) {
    const kind = kindOf(resource);
    if (kind === "network" || kind === "gateway") return [];
    return ofKind(
      kind,
      mustBeOn(resource.props, "dropInvalidHeaderFields", { message: "invalid headers are passed on" }),
    );
  },
  mend: () => ({ dropInvalidHeaderFields: true }),
};
