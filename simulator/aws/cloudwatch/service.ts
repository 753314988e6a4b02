import type { Service } from "../../registry";
import { eventRuleType, eventTargetType, logGroupType } from "../types";
import { dashboardLaw } from "./dashboard";
import { eventRuleLaw } from "./event-rule";
import { eventTargetLaw } from "./event-target";
import { logMetricFilterLaw, logSubscriptionFilterLaw } from "./log-filters";
import { getLogGroup, logGroupLaw } from "./log-group";
import { logResourcePolicyLaw } from "./log-resource-policy";
import { logStreamLaw } from "./log-stream";
import { metricAlarmLaw } from "./metric-alarm";
import { queryDefinitionLaw } from "./query-definition";
import * as types from "./types";

/** Logs, metrics, alarms and events; the module `cloudwatch`. */
export const cloudWatchService: Service = {
  laws: {
    [logGroupType]: logGroupLaw,
    [types.logStreamType]: logStreamLaw,
    [types.metricFilterType]: logMetricFilterLaw,
    [types.subscriptionFilterType]: logSubscriptionFilterLaw,
    [types.logResourcePolicyType]: logResourcePolicyLaw,
    [types.queryDefinitionType]: queryDefinitionLaw,
    [types.metricAlarmType]: metricAlarmLaw,
    [types.dashboardType]: dashboardLaw,
    [eventRuleType]: eventRuleLaw,
    [eventTargetType]: eventTargetLaw,
  },
  functions: { "aws:cloudwatch/getLogGroup:getLogGroup": getLogGroup },
};
