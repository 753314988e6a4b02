import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName, type Scope } from "../naming";
import type { AlarmPlan } from "./alarm-plan";

const TYPE = "causeway:observability:ResourceAlarms";

/** What ResourceAlarms are made of. */
export interface ResourceAlarmsArgs {
  readonly scope: Scope;
  /** Which alarms there are. Source: alarm-plan.ts. */
  readonly alarms: readonly AlarmPlan[];
  /** Who is told, by urgency. Source: Notifications. */
  readonly topicArns: Readonly<Record<AlarmPlan["urgency"], pulumi.Input<string>>>;
}

/** Alarms on the health of what an environment runs on (E-110): told when raised and when over. */
export class ResourceAlarms extends pulumi.ComponentResource {
  constructor(name: string, args: ResourceAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);
    for (const plan of args.alarms) resourceAlarm(name, plan, args, this);
    this.registerOutputs({});
  }
}

function resourceAlarm(name: string, plan: AlarmPlan, args: ResourceAlarmsArgs, parent: pulumi.Resource): void {
  const topic = args.topicArns[plan.urgency];
  new aws.cloudwatch.MetricAlarm(
    `${name}-${plan.key}`,
    {
      name: physicalName(args.scope, plan.key),
      alarmDescription: plan.description,
      namespace: plan.namespace,
      metricName: plan.metricName,
      dimensions: { ...plan.dimensions },
      statistic: plan.statistic,
      period: 300,
      evaluationPeriods: plan.periods,
      ...threshold(plan),
      treatMissingData: "notBreaching",
      alarmActions: [topic],
      okActions: [topic],
    },
    { parent },
  );
}

function threshold({ key, above, below }: AlarmPlan) {
  if (above !== undefined) return { comparisonOperator: "GreaterThanThreshold", threshold: above };
  if (below !== undefined) return { comparisonOperator: "LessThanThreshold", threshold: below };
  throw new Error(`the alarm ${key} has neither an upper nor a lower bound`);
}
