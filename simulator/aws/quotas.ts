import { refusal } from "./refusal";

/** A limit that AWS sets on new accounts, and the code of its refusal. */
interface Quota {
  readonly limit: number;
  readonly code: string;
  /** What is counted, and in what: `VPCs in a region`. */
  readonly what: string;
}

/** AWS's default quotas, as its documentation of each service gives them. */
const quotas = {
  vpcs: { limit: 5, code: "VpcLimitExceeded", what: "VPCs in a region" },
  subnets: { limit: 200, code: "SubnetLimitExceeded", what: "subnets in a VPC" },
  addresses: { limit: 5, code: "AddressLimitExceeded", what: "Elastic IP addresses in a region" },
  internetGateways: { limit: 5, code: "InternetGatewayLimitExceeded", what: "internet gateways in a region" },
  natGateways: { limit: 5, code: "NatGatewayLimitExceeded", what: "NAT gateways in an Availability Zone" },
  routeTables: { limit: 200, code: "RouteTableLimitExceeded", what: "route tables in a VPC" },
  routes: { limit: 500, code: "RouteLimitExceeded", what: "routes in a route table" },
  securityGroups: { limit: 2500, code: "SecurityGroupLimitExceeded", what: "security groups in a region" },
  securityGroupRules: {
    limit: 60,
    code: "RulesPerSecurityGroupLimitExceeded",
    what: "rules in one direction of a security group",
  },
  networkAcls: { limit: 200, code: "NetworkAclLimitExceeded", what: "network ACLs in a VPC" },
  networkAclRules: { limit: 20, code: "NetworkAclEntryLimitExceeded", what: "rules in one direction of a network ACL" },
  interfaceEndpoints: { limit: 50, code: "VpcEndpointLimitExceeded", what: "interface endpoints in a VPC" },
  gatewayEndpoints: { limit: 20, code: "VpcEndpointLimitExceeded", what: "gateway endpoints in a region" },
  peerings: { limit: 50, code: "VpcPeeringConnectionLimitExceeded", what: "active peering connections of a VPC" },
  clusters: { limit: 100, code: "ResourceLimitExceededException", what: "EKS clusters in a region" },
  nodeGroups: { limit: 30, code: "ResourceLimitExceededException", what: "managed node groups of a cluster" },
  roles: { limit: 1000, code: "LimitExceeded", what: "IAM roles in an account" },
  policies: { limit: 1500, code: "LimitExceeded", what: "customer managed policies in an account" },
  attachedPolicies: { limit: 10, code: "LimitExceeded", what: "managed policies attached to an IAM role" },
  identityProviders: { limit: 100, code: "LimitExceeded", what: "OpenID Connect providers in an account" },
  databases: { limit: 40, code: "InstanceQuotaExceeded", what: "database instances in a region" },
  subnetGroups: { limit: 50, code: "DBSubnetGroupQuotaExceeded", what: "DB subnet groups in a region" },
  parameterGroups: { limit: 50, code: "DBParameterGroupQuotaExceeded", what: "DB parameter groups in a region" },
  buckets: { limit: 10_000, code: "TooManyBuckets", what: "buckets in an account" },
  secrets: { limit: 500_000, code: "LimitExceededException", what: "secrets in a region" },
  parameters: { limit: 10_000, code: "ParameterLimitExceeded", what: "standard parameters in a region" },
  documents: { limit: 500, code: "DocumentLimitExceeded", what: "Systems Manager documents in a region" },
  logGroups: { limit: 1_000_000, code: "LimitExceededException", what: "log groups in a region" },
  metricFilters: { limit: 100, code: "LimitExceededException", what: "metric filters of a log group" },
  subscriptionFilters: { limit: 2, code: "LimitExceededException", what: "subscription filters of a log group" },
  queryDefinitions: { limit: 1000, code: "LimitExceededException", what: "saved queries in a region" },
  metricAlarms: { limit: 5000, code: "LimitExceeded", what: "metric alarms in a region" },
  eventRules: { limit: 300, code: "LimitExceededException", what: "rules on an event bus" },
  eventTargets: { limit: 5, code: "LimitExceededException", what: "targets of an event rule" },
  topics: { limit: 100_000, code: "TopicLimitExceeded", what: "topics in a region" },
  fifoTopics: { limit: 1000, code: "TopicLimitExceeded", what: "FIFO topics in a region" },
  configRules: { limit: 1000, code: "MaxNumberOfConfigRulesExceededException", what: "Config rules in a region" },
  autoscalingGroups: { limit: 500, code: "LimitExceeded", what: "Auto Scaling groups in a region" },
  trails: { limit: 5, code: "MaximumNumberOfTrailsExceededException", what: "trails in a region" },
  recorders: {
    limit: 1,
    code: "MaxNumberOfConfigurationRecordersExceededException",
    what: "configuration recorders in a region",
  },
  deliveryChannels: {
    limit: 1,
    code: "MaxNumberOfDeliveryChannelsExceededException",
    what: "delivery channels in a region",
  },
  logResourcePolicies: {
    limit: 10,
    code: "LimitExceededException",
    what: "CloudWatch Logs resource policies in a region",
  },
} as const satisfies Readonly<Record<string, Quota>>;

/** The name of a quota. */
export type QuotaName = keyof typeof quotas;

/** Refuses one more where `existing` already fill the quota. */
export function withinQuota(name: QuotaName, existing: number): void {
  const { limit, code, what } = quotas[name];
  if (existing < limit) return;
  throw refusal(
    code,
    `The maximum number of ${what} has been reached (${limit}). Remove some, or use another account or region.`,
    "exhausted",
  );
}
