import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** An event of AWS's that somebody is told of. */
export interface EventNotice {
  /** Name of the rule, from naming.ts. A change replaces the rule. */
  readonly ruleName: string;
  readonly description: string;
  /** Which events, in the language of EventBridge patterns. In-place change. */
  readonly pattern: Readonly<Record<string, unknown>>;
  /** Who is told. Source: Notifications. */
  readonly topicArn: pulumi.Input<string>;
}

/** Sends every event that fits the pattern to a topic. */
export function eventNotice(name: string, notice: EventNotice, parent: pulumi.Resource): void {
  const rule = new aws.cloudwatch.EventRule(
    name,
    { name: notice.ruleName, description: notice.description, eventPattern: JSON.stringify(notice.pattern) },
    { parent },
  );
  new aws.cloudwatch.EventTarget(
    `${name}-notice`,
    { rule: rule.name, targetId: "notice", arn: notice.topicArn },
    { parent },
  );
}
