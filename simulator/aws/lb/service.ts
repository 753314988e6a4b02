import type { Service } from "../../registry";
import { loadBalancerLaw } from "./load-balancer";
import { targetGroupLaw } from "./target-group";

/** Elastic Load Balancing (version 2), under both names that the package has for it. */
export const loadBalancingService: Service = {
  laws: Object.fromEntries(
    ["lb", "alb"].flatMap((module) => [
      [`aws:${module}/loadBalancer:LoadBalancer`, loadBalancerLaw],
      [`aws:${module}/targetGroup:TargetGroup`, targetGroupLaw],
    ]),
  ),
  functions: {},
};
