import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { logRetention } from "./log-retention";

/** What every log group of ours is told. */
export interface LogGroupArgs {
  /** The group's name, from naming.ts or as an AWS service expects it. A change replaces the group. */
  readonly logGroupName: string;
  /** Days, 1 to 3653, rounded up to what CloudWatch offers. In-place change; a shorter time deletes records. */
  readonly retentionDays: number;
  /** ARN of the key that encrypts the records. Source: EnvironmentKey. */
  readonly keyArn: pulumi.Input<string>;
  /** Whether the records outlive the stack: audit logs of production do. @default false */
  readonly retain?: boolean;
}

/** A log group with a retention and a key, made before the service that writes to it would make one without. */
export function logGroup(name: string, args: LogGroupArgs, parent: pulumi.Resource): aws.cloudwatch.LogGroup {
  return new aws.cloudwatch.LogGroup(
    name,
    { name: args.logGroupName, retentionInDays: logRetention(args.retentionDays), kmsKeyId: args.keyArn },
    { parent, retainOnDelete: args.retain ?? false },
  );
}
