import { controls } from "../../frameworks";
import { mustBeOff } from "../../must-be";
import type { Rule } from "../../rule";

/** What answers the internet is a load balancer; a task with an address of its own is answered for by its group alone. */
export const ecsNoPublicIp: Rule = {
  id: "ecs-no-public-ip",
  title: "Tasks have no public address",
  severity: "high",
  tier: "baseline",
  frameworks: controls({ fsbp: ["ECS.2", "ECS.16"] }),
  requirements: ["D-013"],
  remedy: "set assignPublicIp: false, and put the service into private subnets behind a load balancer",
  types: ["aws:ecs/service:Service", "aws:ecs/taskSet:TaskSet"],
  check: ({ props }) =>
    mustBeOff(props, "networkConfiguration.assignPublicIp", { message: "its tasks get public addresses", unset: true }),
};
