import type { EnvironmentSettings, SharedServicesSettings } from "../../settings/schema";

/** What every stack of these tests has. */
const common = {
  target: "embedded",
  accountId: "111111111111",
  deployRoleArn: "arn:aws:iam::111111111111:role/TerraformRole",
  sharesAccountWith: [],
  owner: "platform-team",
  costCenter: "data-collection",
  monthlyBudgetUsd: 60,
  region: "us-east-1",
  vpcCidr: "10.1.0.0/16",
  azCount: 2,
  natStrategy: "single",
  devopsIpRanges: [{ cidr: "203.0.113.0/24", label: "Office Network" }],
  adminIngressEnabled: false,
  auditRetentionDays: 365,
  logRetentionDays: 30,
  alertEmails: ["devops@company.com"],
} as const;

/** An environment with every capability switched on, as small as dev's. */
export const devSettings: EnvironmentSettings = {
  ...common,
  kind: "environment",
  environment: "dev",
  sharedServicesStack: "shared",
  appName: "data-collection-service",
  appPort: 8080,
  cluster: {
    eksClusterName: "data-collection-dev-eks",
    eksVersion: "1.35",
    eksEndpointPublicAccess: false,
    eksPublicAccessCidrs: [],
    nodeInstanceType: "t3.small",
    nodeCount: 1,
    nodeCapacityType: "SPOT",
  },
  database: {
    rdsInstanceClass: "db.t3.micro",
    rdsEngineVersion: "17.6",
    rdsAllocatedStorageGiB: 20,
    rdsMultiAz: false,
    rdsBackupRetentionDays: 7,
  },
  bastion: { bastionInstanceType: "t3.nano" },
};

/** The same in production's size. */
export const prodSettings: EnvironmentSettings = {
  ...devSettings,
  environment: "prod",
  accountId: "333333333333",
  deployRoleArn: "arn:aws:iam::333333333333:role/TerraformRole",
  vpcCidr: "10.3.0.0/16",
  azCount: 3,
  natStrategy: "perAz",
  cluster: {
    eksClusterName: "data-collection-prod-eks",
    eksVersion: "1.35",
    eksEndpointPublicAccess: false,
    eksPublicAccessCidrs: [],
    nodeInstanceType: "t3.medium",
    nodeCount: 3,
    nodeCapacityType: "ON_DEMAND",
  },
  database: {
    rdsInstanceClass: "db.t3.micro",
    rdsEngineVersion: "17.6",
    rdsAllocatedStorageGiB: 20,
    rdsMultiAz: true,
    rdsBackupRetentionDays: 7,
  },
  bastion: { bastionInstanceType: "t3.medium" },
};

/** The services that all environments share. */
export const sharedSettings: SharedServicesSettings = {
  ...common,
  kind: "shared-services",
  environment: "shared",
  accountId: "555555555555",
  deployRoleArn: "arn:aws:iam::555555555555:role/TerraformRole",
  vpcCidr: "10.0.0.0/16",
  memberAccounts: [
    { name: "dev", accountId: "111111111111" },
    { name: "prod", accountId: "333333333333" },
  ],
  securityHubStandards: ["aws-foundational-security-best-practices", "cis-aws-foundations-benchmark"],
};
