import type { SharedServicesOutputs } from "../../stacks/outputs";

/** What a deployed shared services stack would tell. */
export const sharedOutputs: SharedServicesOutputs = {
  kind: "shared-services",
  environment: "shared",
  accountId: "555555555555",
  region: "us-east-1",
  keyArn: "arn:aws:kms:us-east-1:555555555555:key/shared",
  vpcId: "vpc-shared",
  vpcCidr: "10.0.0.0/16",
  publicSubnetIds: ["subnet-1"],
  appSubnetIds: ["subnet-2"],
  dataSubnetIds: ["subnet-3"],
  securityGroupIds: { alb: "sg-1", app: "sg-2", data: "sg-3", endpoint: "sg-4" },
  topicArns: { critical: "arn:critical", warning: "arn:warning", security: "arn:security" },
  auditTrailArn: "arn:trail",
  auditBucketName: "causeway-shared-audit-555555555555-us-east-1",
  centralLogBucketArn: "arn:aws:s3:::causeway-shared-audit-555555555555-us-east-1",
};
