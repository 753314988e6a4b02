import { mustBeSet, mustBeText } from "../../facts/must-be";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

/** Where the APIs of AppSync say how much of a request they log; not set means nothing. */
const LEVELS: Readonly<Record<string, string>> = {
  "aws:appsync/graphQLApi:GraphQLApi": "logConfig.fieldLogLevel",
  "aws:appsync/api:Api": "eventConfig.logConfig.logLevel",
};

/** Who called an API, and what it answered, is known afterwards or never. */
export const apigwLogs: Rule = {
  id: "apigw-logs",
  title: "Stages of an API write access logs",
  severity: "medium",
  tier: "standard",
  frameworks: controls({
    fsbp: ["APIGateway.1", "APIGateway.9", "AppSync.2"],
    checkov: ["CKV_AWS_76", "CKV_AWS_95", "CKV_AWS_193", "CKV_AWS_194"],
  }),
  requirements: ["K-17"],
  remedy:
    "set accessLogSettings: { destinationArn, format } with the ARN of a log group; of an API of AppSync logConfig with a level",
  types: ["aws:apigateway/stage:Stage", "aws:apigatewayv2/stage:Stage", ...Object.keys(LEVELS)],
  check({ type, props }) {
    const level = LEVELS[type];
    if (level === undefined) return mustBeSet(props, "accessLogSettings", "no access log is written");
    return mustBeText(props, level, (text) => text.toUpperCase() !== "NONE", { message: "no request is logged" });
  },
};
