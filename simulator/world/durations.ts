/** A shifted log-normal distribution, in seconds. */
export interface Duration {
  /** No sample is shorter. */
  readonly least: number;
  readonly median: number;
  /** Spread of the logarithm of what lies above `least`. */
  readonly sigma: number;
}

/** What is known of how long AWS takes with a type; what is left out takes a second or so. */
export interface Durations {
  readonly create?: Duration;
  readonly update?: Duration;
  readonly delete?: Duration;
}

/**
 * Seconds that AWS takes, by type. The medians of clusters, node groups, NAT gateways, load balancers, databases, MSK
 * and VPCs are those of samples from public logs of `terraform apply` (two to twelve each); the others are estimates
 * from what the services' documentation says.
 */
export const durations: Readonly<Record<string, Durations>> = {
  "aws:eks/cluster:Cluster": {
    create: { least: 480, median: 617, sigma: 0.5 },
    update: { least: 60, median: 180, sigma: 0.5 },
    delete: { least: 60, median: 204, sigma: 0.6 },
  },
  "aws:eks/nodeGroup:NodeGroup": {
    create: { least: 50, median: 131, sigma: 0.6 },
    update: { least: 60, median: 150, sigma: 0.5 },
    delete: { least: 60, median: 180, sigma: 0.5 },
  },
  "aws:eks/addon:Addon": { create: { least: 5, median: 20, sigma: 0.5 }, delete: { least: 2, median: 6, sigma: 0.4 } },
  "aws:ec2/natGateway:NatGateway": {
    create: { least: 80, median: 106, sigma: 0.4 },
    delete: { least: 30, median: 52, sigma: 0.3 },
  },
  "aws:ec2/vpc:Vpc": { create: { least: 11, median: 12, sigma: 0.5 } },
  "aws:ec2/instance:Instance": {
    create: { least: 12, median: 22, sigma: 0.4 },
    delete: { least: 30, median: 41, sigma: 0.3 },
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    create: { least: 5, median: 60, sigma: 0.5 },
    delete: { least: 10, median: 60, sigma: 0.4 },
  },
  "aws:ec2/internetGateway:InternetGateway": { delete: { least: 5, median: 11, sigma: 0.3 } },
  "aws:lb/loadBalancer:LoadBalancer": {
    create: { least: 120, median: 142, sigma: 0.5 },
    delete: { least: 2, median: 12, sigma: 0.4 },
  },
  "aws:rds/instance:Instance": {
    create: { least: 240, median: 362, sigma: 0.4 },
    update: { least: 30, median: 90, sigma: 0.6 },
    delete: { least: 120, median: 240, sigma: 0.4 },
  },
  "aws:rds/clusterInstance:ClusterInstance": {
    create: { least: 240, median: 381, sigma: 0.4 },
    delete: { least: 120, median: 300, sigma: 0.4 },
  },
  "aws:rds/cluster:Cluster": {
    create: { least: 30, median: 62, sigma: 0.4 },
    delete: { least: 20, median: 60, sigma: 0.4 },
  },
  "aws:msk/cluster:Cluster": {
    create: { least: 1200, median: 1395, sigma: 0.9 },
    update: { least: 600, median: 1200, sigma: 0.5 },
    delete: { least: 60, median: 150, sigma: 0.5 },
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    create: { least: 300, median: 600, sigma: 0.4 },
    delete: { least: 120, median: 300, sigma: 0.4 },
  },
  "aws:opensearch/domain:Domain": {
    create: { least: 600, median: 1000, sigma: 0.4 },
    update: { least: 300, median: 900, sigma: 0.5 },
    delete: { least: 60, median: 300, sigma: 0.6 },
  },
  "aws:cloudfront/distribution:Distribution": {
    create: { least: 120, median: 240, sigma: 0.4 },
    delete: { least: 120, median: 240, sigma: 0.4 },
  },
  "aws:dynamodb/table:Table": {
    create: { least: 6, median: 9, sigma: 0.4 },
    delete: { least: 2, median: 5, sigma: 0.4 },
  },
  "aws:iam/role:Role": { create: { least: 0.8, median: 2, sigma: 0.4 } },
  "aws:iam/instanceProfile:InstanceProfile": { create: { least: 6, median: 8, sigma: 0.3 } },
  "aws:lambda/function:Function": { create: { least: 5, median: 11, sigma: 0.4 } },
};
