import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName, type Scope } from "../naming";
import { type SecurityEvent, securityEvents } from "./security-events";

const TYPE = "causeway:observability:SecurityAlarms";

/** What SecurityAlarms are made of. */
export interface SecurityAlarmsArgs {
  readonly scope: Scope;
  /** The log group of the audit trail. Source: AuditTrail. */
  readonly auditLogGroupName: pulumi.Input<string>;
  /** Who is told. Source: Notifications. */
  readonly securityTopicArn: pulumi.Input<string>;
}

/** An alarm for each kind of event in the audit trail that somebody has to hear of (CIS 4, C-031). */
export class SecurityAlarms extends pulumi.ComponentResource {
  constructor(name: string, args: SecurityAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);
    for (const event of securityEvents) securityAlarm(name, event, args, this);
    this.registerOutputs({});
  }
}

function securityAlarm(
  name: string,
  event: SecurityEvent,
  { scope, auditLogGroupName, securityTopicArn }: SecurityAlarmsArgs,
  parent: pulumi.Resource,
): void {
  const metric = { name: event.key, namespace: physicalName(scope, "security") };
  const filter = new aws.cloudwatch.LogMetricFilter(
    `${name}-${event.key}-filter`,
    {
      name: physicalName(scope, event.key),
      logGroupName: auditLogGroupName,
      pattern: event.pattern,
      metricTransformation: { ...metric, value: "1", defaultValue: "0" },
    },
    { parent },
  );
  new aws.cloudwatch.MetricAlarm(
    `${name}-${event.key}-alarm`,
    {
      name: physicalName(scope, event.key),
      alarmDescription: event.description,
      namespace: metric.namespace,
      metricName: metric.name,
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: event.threshold,
      treatMissingData: "notBreaching",
      alarmActions: [securityTopicArn],
    },
    { parent, dependsOn: [filter] },
  );
}
