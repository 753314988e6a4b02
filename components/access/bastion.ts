import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName, type Scope } from "../naming";
import { eventNotice } from "../observability/event-notice";
import { amazonLinuxParameter } from "./machine-image";
import { sessionTag } from "./session-statements";

const TYPE = "causeway:access:Bastion";

/** The call that starts a session, as the audit trail reports it. */
const sessionStarted = {
  source: ["aws.ssm"],
  "detail-type": ["AWS API Call via CloudTrail"],
  detail: { eventSource: ["ssm.amazonaws.com"], eventName: ["StartSession"] },
};

/** What a Bastion is made of. */
export interface BastionArgs {
  readonly scope: Scope;
  /** Such as t3.nano. A change stops and starts the instance; another processor replaces it. Source: setting. */
  readonly bastionInstanceType: string;
  /** The network it stands in. A change replaces it. Source: Network. */
  readonly vpcId: pulumi.Input<string>;
  /** A private subnet. A change replaces the instance. Source: Network. */
  readonly subnetId: pulumi.Input<string>;
  /** ARN of the key that encrypts its disk. A change replaces the instance. Source: EnvironmentKey. */
  readonly keyArn: pulumi.Input<string>;
  /** The profile that lets Session Manager in. Source: SessionManager. */
  readonly instanceProfileName: pulumi.Input<string>;
  /** Who is told when somebody starts a session. Source: Notifications. */
  readonly securityTopicArn: pulumi.Input<string>;
}

/**
 * The controlled way into a network (D-018, C-017): a machine without public address, key pair or open port, which
 * only Session Manager reaches, and whose use is announced while it happens (D-019).
 */
export class Bastion extends pulumi.ComponentResource {
  public readonly instanceId: pulumi.Output<string>;
  /** The group that others may let in, such as the cluster's API. */
  public readonly securityGroupId: pulumi.Output<string>;

  constructor(name: string, args: BastionArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);

    const group = outwardGroup(name, args, this);
    const instance = host(name, args, group, this);
    eventNotice(
      `${name}-session-started`,
      {
        ruleName: physicalName(args.scope, "session-started"),
        description: "Somebody starts a session",
        pattern: sessionStarted,
        topicArn: args.securityTopicArn,
      },
      this,
    );

    this.instanceId = instance.id;
    this.securityGroupId = group.id;
    this.registerOutputs({ instanceId: this.instanceId, securityGroupId: this.securityGroupId });
  }
}

function outwardGroup(name: string, { scope, vpcId }: BastionArgs, parent: pulumi.Resource): aws.ec2.SecurityGroup {
  const group = new aws.ec2.SecurityGroup(
    `${name}-security-group`,
    {
      name: physicalName(scope, "bastion"),
      description: "The bastion: nothing comes in",
      vpcId,
      tags: { Name: physicalName(scope, "bastion") },
    },
    { parent },
  );
  new aws.vpc.SecurityGroupEgressRule(
    `${name}-to-internet-443`,
    {
      securityGroupId: group.id,
      description: "TLS to Session Manager and other AWS services",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "0.0.0.0/0",
    },
    { parent },
  );
  return group;
}

function host(
  name: string,
  args: BastionArgs,
  group: aws.ec2.SecurityGroup,
  parent: pulumi.Resource,
): aws.ec2.Instance {
  const image = aws.ssm.getParameterOutput({ name: amazonLinuxParameter(args.bastionInstanceType) }, { parent });
  return new aws.ec2.Instance(
    `${name}-instance`,
    {
      ami: image.insecureValue,
      instanceType: args.bastionInstanceType,
      subnetId: args.subnetId,
      vpcSecurityGroupIds: [group.id],
      associatePublicIpAddress: false,
      iamInstanceProfile: args.instanceProfileName,
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      rootBlockDevice: { encrypted: true, kmsKeyId: args.keyArn, volumeType: "gp3", volumeSize: 8 },
      monitoring: true,
      tags: { Name: physicalName(args.scope, "bastion"), [sessionTag]: args.scope.environment },
    },
    // A newer image must not replace the machine under somebody's hands; patches come through Systems Manager.
    { parent, ignoreChanges: ["ami"] },
  );
}
