import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { serviceTrust } from "../../lib/iam-policy";
import { roleWithPolicies } from "../access/service-role";
import { physicalName, roleName, type Scope } from "../naming";
import { configRules } from "./config-rules";

const TYPE = "causeway:account:ConfigRecorder";

/** What a ConfigRecorder is made of. */
export interface ConfigRecorderArgs {
  readonly scope: Scope;
  /** The bucket that gets the record. Source: AuditTrail. */
  readonly bucketName: pulumi.Input<string>;
  /** Its ARN. Source: AuditTrail. */
  readonly bucketArn: pulumi.Input<string>;
  /** The bucket's policy, without which Config refuses to deliver. Source: AuditTrail. */
  readonly bucketPolicy: pulumi.Resource;
  /** ARN of the key that encrypts the record. Source: EnvironmentKey. */
  readonly keyArn: pulumi.Input<string>;
}

/** A record of how every resource of an account is and was configured, with rules on it (A-069, C-033). */
export class ConfigRecorder extends pulumi.ComponentResource {
  public readonly recorderName: pulumi.Output<string>;

  constructor(name: string, args: ConfigRecorderArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);

    const recorder = recorderOf(name, args, this);
    const channel = new aws.cfg.DeliveryChannel(
      `${name}-channel`,
      {
        name: physicalName(args.scope, "config"),
        s3BucketName: args.bucketName,
        s3KmsKeyArn: args.keyArn,
        snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
      },
      { parent: this, dependsOn: [recorder, args.bucketPolicy] },
    );
    const status = new aws.cfg.RecorderStatus(
      `${name}-status`,
      { name: recorder.name, isEnabled: true },
      { parent: this, dependsOn: [channel] },
    );
    for (const [rule, sourceIdentifier] of Object.entries(configRules)) {
      new aws.cfg.Rule(
        `${name}-${rule}`,
        { name: physicalName(args.scope, rule), source: { owner: "AWS", sourceIdentifier } },
        { parent: this, dependsOn: [status] },
      );
    }

    this.recorderName = recorder.name;
    this.registerOutputs({ recorderName: this.recorderName });
  }
}

function recorderOf(name: string, args: ConfigRecorderArgs, parent: pulumi.Resource): aws.cfg.Recorder {
  const { scope } = args;
  const { role, policies } = roleWithPolicies(
    `${name}-role`,
    {
      roleName: roleName(scope, "config"),
      description: "Records how resources are configured",
      trust: [serviceTrust("config.amazonaws.com", scope.accountId)],
      managedPolicies: ["service-role/AWS_ConfigRole"],
      statements: [
        {
          Sid: "DeliverRecord",
          Effect: "Allow",
          Action: "s3:PutObject",
          Resource: pulumi.interpolate`${args.bucketArn}/AWSLogs/${scope.accountId}/*`,
        },
        { Sid: "LookAtBucket", Effect: "Allow", Action: "s3:GetBucketAcl", Resource: args.bucketArn },
        {
          Sid: "EncryptRecord",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: args.keyArn,
        },
      ],
    },
    parent,
  );
  return new aws.cfg.Recorder(
    `${name}-recorder`,
    {
      name: physicalName(scope, "config"),
      roleArn: role.arn,
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
    },
    { parent, dependsOn: [...policies] },
  );
}
