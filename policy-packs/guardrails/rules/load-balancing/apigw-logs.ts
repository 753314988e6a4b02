import { controls } from "../../frameworks";
import { mustBeSet } from "../../must-be";
import type { Rule } from "../../rule";

/** Who called an API, and what it answered, is known afterwards or never. */
export const apigwLogs: Rule = {
  id: "apigw-logs",
  title: "Stages of an API write access logs",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["APIGateway.1", "APIGateway.9"], checkov: ["CKV_AWS_76", "CKV_AWS_95"] }),
  requirements: ["K-17"],
  remedy: "set accessLogSettings: { destinationArn, format } with the ARN of a log group",
  types: ["aws:apigateway/stage:Stage", "aws:apigatewayv2/stage:Stage"],
  check: ({ props }) => mustBeSet(props, "accessLogSettings", "no access log is written"),
};
