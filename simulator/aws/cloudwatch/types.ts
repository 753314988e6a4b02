/** Type tokens of logs, alarms and events that only their own laws look up. */
export const logStreamType = "aws:cloudwatch/logStream:LogStream";
export const metricFilterType = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
export const subscriptionFilterType = "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter";
export const logResourcePolicyType = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy";
export const queryDefinitionType = "aws:cloudwatch/queryDefinition:QueryDefinition";
export const metricAlarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
export const dashboardType = "aws:cloudwatch/dashboard:Dashboard";
export const eventBusType = "aws:cloudwatch/eventBus:EventBus";
