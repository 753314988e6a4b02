import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { denyInsecureTransport } from "../../lib/iam-policy";
import { arnOf, physicalName, type Scope } from "../naming";
import { policyJson } from "../policy-json";

const TYPE = "causeway:observability:Notifications";

/** What a notice is about, and so who has to read it how soon. */
export const urgencies = ["critical", "warning", "security"] as const;
export type Urgency = (typeof urgencies)[number];

/** What Notifications are made of. */
export interface NotificationsArgs {
  readonly scope: Scope;
  /** ARN of the key that encrypts the notices. Source: EnvironmentKey. */
  readonly keyArn: pulumi.Input<string>;
  /** Who is told, of everything; each has to confirm once by a mail from AWS. Source: setting. */
  readonly alertEmails: readonly string[];
}

/** A topic for each urgency (E-110, A-056), which only services of this account may publish to. */
export class Notifications extends pulumi.ComponentResource {
  /** ARNs of the topics by urgency. */
  public readonly topicArns: Readonly<Record<Urgency, pulumi.Output<string>>>;

  constructor(name: string, args: NotificationsArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);

    const arn = (urgency: Urgency): pulumi.Output<string> => topic(name, urgency, args, this).arn;
    this.topicArns = { critical: arn("critical"), warning: arn("warning"), security: arn("security") };
    this.registerOutputs({ topicArns: this.topicArns });
  }
}

function topic(name: string, urgency: Urgency, args: NotificationsArgs, parent: pulumi.Resource): aws.sns.Topic {
  const { scope } = args;
  const topicName = physicalName(scope, urgency);
  const made = new aws.sns.Topic(
    `${name}-${urgency}`,
    { name: topicName, displayName: `${scope.environment} ${urgency}`, kmsMasterKeyId: args.keyArn },
    { parent },
  );
  const itself = arnOf(scope, "sns", topicName);
  const policy = policyJson([
    {
      Sid: "AlarmsOfThisAccount",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: "sns:Publish",
      Resource: itself,
      Condition: { StringEquals: { "aws:SourceAccount": scope.accountId } },
    },
    // Rules of EventBridge only reach topics of their own account, and its calls to SNS carry nothing to compare.
    {
      Sid: "EventsOfThisAccount",
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: "sns:Publish",
      Resource: itself,
    },
    {
      Sid: "BudgetsOfThisAccount",
      Effect: "Allow",
      Principal: { Service: "budgets.amazonaws.com" },
      Action: "sns:Publish",
      Resource: itself,
      Condition: {
        StringEquals: { "aws:SourceAccount": scope.accountId },
        ArnLike: { "aws:SourceArn": `arn:aws:budgets::${scope.accountId}:*` },
      },
    },
    denyInsecureTransport("sns:Publish", itself),
  ]);
  new aws.sns.TopicPolicy(`${name}-${urgency}-policy`, { arn: made.arn, policy }, { parent });
  for (const email of args.alertEmails) {
    new aws.sns.TopicSubscription(
      `${name}-${urgency}-${email.replaceAll(/[^a-z0-9]+/gi, "-")}`,
      { topic: made.arn, protocol: "email", endpoint: email },
      { parent },
    );
  }
  return made;
}
