/** A kind of event in the audit trail that somebody has to hear of. */
export interface SecurityEvent {
  /** Stable name; it becomes part of the identity of the filter and its alarm. */
  readonly key: string;
  readonly description: string;
  /** CloudWatch Logs filter pattern over CloudTrail's records. */
  readonly pattern: string;
  /** How many within five minutes are too many. */
  readonly threshold: number;
}

/** The filter pattern for these calls of one service. */
function calls(service: string, names: readonly string[]): string {
  const named = names.map((name) => `($.eventName = "${name}")`).join(" || ");
  return `{ ($.eventSource = "${service}.amazonaws.com") && (${named}) }`;
}

/** What people do, as it shows in their identities and how they signed in. */
const behaviour: readonly SecurityEvent[] = [
  {
    key: "root-use",
    description: "The root user did something",
    pattern:
      '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }',
    threshold: 1,
  },
  {
    key: "unauthorized-calls",
    description: "Calls were refused for lack of permission",
    pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    threshold: 5,
  },
  {
    key: "sign-in-without-mfa",
    description: "Somebody signed in to the console without MFA",
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    threshold: 1,
  },
  {
    key: "failed-sign-ins",
    description: "Sign-ins to the console failed",
    pattern: '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }',
    threshold: 3,
  },
];

/** Changes to what protects everything else. */
const changes: readonly SecurityEvent[] = [
  change("iam-policy-changes", "Permissions were changed", "iam", [
    "PutGroupPolicy",
    "PutRolePolicy",
    "PutUserPolicy",
    "DeleteGroupPolicy",
    "DeleteRolePolicy",
    "DeleteUserPolicy",
    "CreatePolicy",
    "DeletePolicy",
    "CreatePolicyVersion",
    "DeletePolicyVersion",
    "AttachGroupPolicy",
    "AttachRolePolicy",
    "AttachUserPolicy",
    "DetachGroupPolicy",
    "DetachRolePolicy",
    "DetachUserPolicy",
  ]),
  change("trail-changes", "An audit trail was changed or stopped", "cloudtrail", [
    "CreateTrail",
    "UpdateTrail",
    "DeleteTrail",
    "StartLogging",
    "StopLogging",
  ]),
  change("key-deletion", "A key was disabled or is to be deleted", "kms", ["DisableKey", "ScheduleKeyDeletion"]),
  change("bucket-policy-changes", "Access to a bucket was changed", "s3", [
    "PutBucketAcl",
    "PutBucketPolicy",
    "PutBucketCors",
    "PutBucketLifecycle",
    "PutBucketReplication",
    "DeleteBucketPolicy",
    "DeleteBucketCors",
    "DeleteBucketLifecycle",
    "DeleteBucketReplication",
  ]),
  change("config-changes", "The record of configuration was changed or stopped", "config", [
    "StopConfigurationRecorder",
    "DeleteDeliveryChannel",
    "PutDeliveryChannel",
    "PutConfigurationRecorder",
  ]),
  change("security-group-changes", "Security groups were changed", "ec2", [
    "AuthorizeSecurityGroupIngress",
    "AuthorizeSecurityGroupEgress",
    "RevokeSecurityGroupIngress",
    "RevokeSecurityGroupEgress",
    "CreateSecurityGroup",
    "DeleteSecurityGroup",
  ]),
  change("network-acl-changes", "Network ACLs were changed", "ec2", [
    "CreateNetworkAcl",
    "CreateNetworkAclEntry",
    "DeleteNetworkAcl",
    "DeleteNetworkAclEntry",
    "ReplaceNetworkAclEntry",
    "ReplaceNetworkAclAssociation",
  ]),
  change("gateway-changes", "Ways out of a network were changed", "ec2", [
    "CreateCustomerGateway",
    "DeleteCustomerGateway",
    "AttachInternetGateway",
    "CreateInternetGateway",
    "DeleteInternetGateway",
    "DetachInternetGateway",
  ]),
  change("route-changes", "Routes were changed", "ec2", [
    "CreateRoute",
    "CreateRouteTable",
    "ReplaceRoute",
    "ReplaceRouteTableAssociation",
    "DeleteRouteTable",
    "DeleteRoute",
    "DisassociateRouteTable",
  ]),
  change("vpc-changes", "A network was changed or connected to another", "ec2", [
    "CreateVpc",
    "DeleteVpc",
    "ModifyVpcAttribute",
    "AcceptVpcPeeringConnection",
    "CreateVpcPeeringConnection",
    "DeleteVpcPeeringConnection",
    "RejectVpcPeeringConnection",
  ]),
];

function change(key: string, description: string, service: string, names: readonly string[]): SecurityEvent {
  return { key, description, pattern: calls(service, names), threshold: 1 };
}

/** Every event of the audit trail that raises an alarm: the list that the CIS benchmark asks for. */
export const securityEvents: readonly SecurityEvent[] = [...behaviour, ...changes];
