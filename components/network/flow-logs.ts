import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { serviceTrust } from "../../lib/iam-policy";
import { roleWithPolicies } from "../access/service-role";
import { logGroupName, roleName, type Scope } from "../naming";
import { logGroup } from "../observability/log-group";

const TYPE = "causeway:network:FlowLogs";

/** What FlowLogs are made of. */
export interface FlowLogsArgs {
  readonly scope: Scope;
  /** The network whose traffic is recorded. A change replaces the flow logs. Source: Network. */
  readonly vpcId: pulumi.Input<string>;
  /** ARN of the key that encrypts the log group. Source: EnvironmentKey. */
  readonly keyArn: pulumi.Input<string>;
  /** Days that records are kept, at least. Source: setting `auditRetentionDays`. */
  readonly auditRetentionDays: number;
  /** Whether the records outlive the stack. @default false */
  readonly retain?: boolean;
  /** ARN of the central log bucket, which gets a second copy. @default none Source: the shared services' outputs. */
  readonly centralLogBucketArn?: pulumi.Input<string>;
}

/** A record of all traffic of a network, accepted or not (D-014, C-014): here for questions, centrally for auditors. */
export class FlowLogs extends pulumi.ComponentResource {
  public readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: FlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);

    const group = logGroup(
      `${name}-log-group`,
      {
        logGroupName: logGroupName(args.scope, "flow"),
        retentionDays: args.auditRetentionDays,
        keyArn: args.keyArn,
        retain: args.retain ?? false,
      },
      this,
    );
    const { role, policies } = roleWithPolicies(
      `${name}-role`,
      {
        roleName: roleName(args.scope, "flow-logs"),
        description: "Writes the network's flow logs",
        trust: [serviceTrust("vpc-flow-logs.amazonaws.com", args.scope.accountId)],
        statements: [
          {
            Sid: "WriteFlowLogs",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
            Resource: pulumi.interpolate`${group.arn}:*`,
          },
        ],
      },
      this,
    );
    flowLog(`${name}-to-log-group`, args, { logDestination: group.arn, iamRoleArn: role.arn }, this, policies);
    if (args.centralLogBucketArn !== undefined) {
      const central = { logDestinationType: "s3", logDestination: args.centralLogBucketArn };
      flowLog(`${name}-to-central-bucket`, args, central, this);
    }

    this.logGroupName = group.name;
    this.registerOutputs({ logGroupName: this.logGroupName });
  }
}

function flowLog(
  name: string,
  { vpcId }: FlowLogsArgs,
  destination: Partial<aws.ec2.FlowLogArgs>,
  parent: pulumi.Resource,
  dependsOn: readonly pulumi.Resource[] = [],
): void {
  new aws.ec2.FlowLog(
    name,
    { vpcId, trafficType: "ALL", maxAggregationInterval: 60, ...destination },
    { parent, dependsOn: [...dependsOn] },
  );
}
