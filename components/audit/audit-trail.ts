import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { serviceTrust } from "../../lib/iam-policy";
import { type RoleWithPolicies, roleWithPolicies } from "../access/service-role";
import { bucketName, logGroupName, physicalName, roleName, type Scope } from "../naming";
import { logGroup } from "../observability/log-group";
import { SecureBucket } from "../storage/secure-bucket";
import { logDeliveryStatements } from "./log-delivery";

const TYPE = "causeway:audit:AuditTrail";

/** What an AuditTrail is made of. */
export interface AuditTrailArgs {
  readonly scope: Scope;
  /** ARN of the key that encrypts the records. Source: EnvironmentKey. */
  readonly keyArn: pulumi.Input<string>;
  /** Days that records are kept, at least. Source: setting `auditRetentionDays`. */
  readonly auditRetentionDays: number;
  /** Whether the records outlive the stack and cannot be deleted before their time. @default false */
  readonly production?: boolean;
  /** Whether the records may be deleted together with the stack: those of dev and staging may. @default false */
  readonly disposable?: boolean;
  /**
   * Other accounts (twelve digits) whose trails, flow logs and Config records may be written to the bucket: makes it
   * the central log bucket (C-030). In-place change. Source: setting `memberAccounts`. @default none
   */
  readonly memberAccountIds?: readonly string[];
}

/** A record of every call to AWS in all regions (D-022, C-030, A-070): a validated trail, in a bucket and a log group. */
export class AuditTrail extends pulumi.ComponentResource {
  public readonly trailArn: pulumi.Output<string>;
  public readonly bucketName: pulumi.Output<string>;
  public readonly bucketArn: string;
  /** The log group, in which alarms and saved queries look for events. */
  public readonly logGroupName: pulumi.Output<string>;
  /** What has to exist before another service may deliver to the bucket. */
  public readonly bucketPolicy: pulumi.Resource;

  constructor(name: string, args: AuditTrailArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);
    const production = args.production ?? false;

    const bucket = auditBucket(name, args, this);
    const group = logGroup(
      `${name}-log-group`,
      {
        logGroupName: logGroupName(args.scope, "audit"),
        retentionDays: args.auditRetentionDays,
        keyArn: args.keyArn,
        retain: production,
      },
      this,
    );
    const writer = trailRole(name, args.scope, group.arn, this);
    const trail = new aws.cloudtrail.Trail(
      `${name}-trail`,
      {
        name: physicalName(args.scope, "audit"),
        s3BucketName: bucket.bucketId,
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        enableLogFileValidation: true,
        enableLogging: true,
        kmsKeyId: args.keyArn,
        cloudWatchLogsGroupArn: pulumi.interpolate`${group.arn}:*`,
        cloudWatchLogsRoleArn: writer.role.arn,
      },
      { parent: this, dependsOn: [bucket.policy, ...writer.policies] },
    );

    this.trailArn = trail.arn;
    this.bucketName = bucket.bucketId;
    this.bucketArn = bucket.bucketArn;
    this.bucketPolicy = bucket.policy;
    this.logGroupName = group.name;
    this.registerOutputs({
      trailArn: this.trailArn,
      bucketName: this.bucketName,
      bucketArn: this.bucketArn,
      logGroupName: this.logGroupName,
    });
  }
}

function auditBucket(name: string, args: AuditTrailArgs, parent: pulumi.Resource): SecureBucket {
  const bucket = bucketName(args.scope, "audit");
  const accounts = [args.scope.accountId, ...(args.memberAccountIds ?? [])];
  return new SecureBucket(
    `${name}-bucket`,
    {
      bucketName: bucket,
      keyArn: args.keyArn,
      retentionDays: args.auditRetentionDays,
      statements: logDeliveryStatements(bucket, ["CloudTrail", "Config", "LogDelivery"], accounts),
      production: args.production ?? false,
      disposable: args.disposable ?? false,
      purpose: "logs",
    },
    { parent },
  );
}

function trailRole(
  name: string,
  scope: Scope,
  groupArn: pulumi.Output<string>,
  parent: pulumi.Resource,
): RoleWithPolicies {
  return roleWithPolicies(
    `${name}-role`,
    {
      roleName: roleName(scope, "audit-trail"),
      description: "Writes the audit trail to its log group",
      // CloudTrail does not say for which account it assumes the role.
      trust: [serviceTrust("cloudtrail.amazonaws.com")],
      statements: [
        {
          Sid: "WriteEvents",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: pulumi.interpolate`${groupArn}:*`,
        },
      ],
    },
    parent,
  );
}
