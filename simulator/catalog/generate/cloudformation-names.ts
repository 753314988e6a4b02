/** CloudFormation's service for modules of the AWS package that carry another name there. */
const services: Readonly<Record<string, string>> = {
  acm: "CertificateManager",
  alb: "ElasticLoadBalancingV2",
  amp: "APS",
  appautoscaling: "ApplicationAutoScaling",
  cfg: "Config",
  directconnect: "DirectConnect",
  directoryservice: "DirectoryService",
  ebs: "EC2",
  ec2clientvpn: "EC2",
  ec2transitgateway: "EC2",
  elasticsearch: "Elasticsearch",
  elb: "ElasticLoadBalancing",
  lb: "ElasticLoadBalancingV2",
  mq: "AmazonMQ",
  mskconnect: "KafkaConnect",
  opensearch: "OpenSearchService",
  opensearchingest: "OSIS",
  schemas: "EventSchemas",
  sfn: "StepFunctions",
  ssoadmin: "SSO",
  timestreaminfluxdb: "Timestream",
  timestreamquery: "Timestream",
  timestreamwrite: "Timestream",
  vpc: "EC2",
};

/** Resource types whose name differs as well, `module/Type` here and `Service::Type` there. */
const types: Readonly<Record<string, string>> = {
  "autoscaling/Group": "AutoScaling::AutoScalingGroup",
  "autoscaling/Policy": "AutoScaling::ScalingPolicy",
  "autoscaling/Schedule": "AutoScaling::ScheduledAction",
  "backup/Plan": "Backup::BackupPlan",
  "backup/Selection": "Backup::BackupSelection",
  "backup/Vault": "Backup::BackupVault",
  "appautoscaling/Policy": "ApplicationAutoScaling::ScalingPolicy",
  "appautoscaling/Target": "ApplicationAutoScaling::ScalableTarget",
  "cfg/AggregateAuthorization": "Config::AggregationAuthorization",
  "cfg/Recorder": "Config::ConfigurationRecorder",
  "cfg/Rule": "Config::ConfigRule",
  "cloudwatch/EventApiDestination": "Events::ApiDestination",
  "cloudwatch/EventArchive": "Events::Archive",
  "cloudwatch/EventBus": "Events::EventBus",
  "cloudwatch/EventConnection": "Events::Connection",
  "cloudwatch/EventEndpoint": "Events::Endpoint",
  "cloudwatch/EventRule": "Events::Rule",
  "cloudwatch/LogAnomalyDetector": "Logs::LogAnomalyDetector",
  "cloudwatch/LogDestination": "Logs::Destination",
  "cloudwatch/LogGroup": "Logs::LogGroup",
  "cloudwatch/LogMetricFilter": "Logs::MetricFilter",
  "cloudwatch/LogResourcePolicy": "Logs::ResourcePolicy",
  "cloudwatch/LogStream": "Logs::LogStream",
  "cloudwatch/LogSubscriptionFilter": "Logs::SubscriptionFilter",
  "cloudwatch/MetricAlarm": "CloudWatch::Alarm",
  "cloudwatch/QueryDefinition": "Logs::QueryDefinition",
  "codeartifact/DomainPermissions": "CodeArtifact::Domain",
  "costexplorer/AnomalyMonitor": "CE::AnomalyMonitor",
  "costexplorer/AnomalySubscription": "CE::AnomalySubscription",
  "costexplorer/CostCategory": "CE::CostCategory",
  "docdb/Cluster": "DocDB::DBCluster",
  "docdb/ClusterInstance": "DocDB::DBInstance",
  "docdb/ClusterParameterGroup": "DocDB::DBClusterParameterGroup",
  "docdb/SubnetGroup": "DocDB::DBSubnetGroup",
  "ebs/Volume": "EC2::Volume",
  "ec2/DedicatedHost": "EC2::Host",
  "ec2/Eip": "EC2::EIP",
  "ec2/ManagedPrefixList": "EC2::PrefixList",
  "ec2/NetworkAclRule": "EC2::NetworkAclEntry",
  "ec2/NetworkAclAssociation": "EC2::SubnetNetworkAclAssociation",
  "ec2/RouteTableAssociation": "EC2::SubnetRouteTableAssociation",
  "ec2/VpcDhcpOptions": "EC2::DHCPOptions",
  "ec2/VpcIpam": "EC2::IPAM",
  "ec2/VpcIpamPool": "EC2::IPAMPool",
  "ec2/VpcIpamPoolCidr": "EC2::IPAMPoolCidr",
  "ec2/VpcIpamScope": "EC2::IPAMScope",
  "ec2/VpcIpv4CidrBlockAssociation": "EC2::VPCCidrBlock",
  "ec2/VpcIpv6CidrBlockAssociation": "EC2::VPCCidrBlock",
  "ec2/VpnGatewayAttachment": "EC2::VPCGatewayAttachment",
  "ec2clientvpn/AuthorizationRule": "EC2::ClientVpnAuthorizationRule",
  "ec2clientvpn/Endpoint": "EC2::ClientVpnEndpoint",
  "ec2clientvpn/NetworkAssociation": "EC2::ClientVpnTargetNetworkAssociation",
  "ec2clientvpn/Route": "EC2::ClientVpnRoute",
  "ec2transitgateway/InstanceConnectEndpoint": "EC2::InstanceConnectEndpoint",
  "ec2transitgateway/PeeringAttachment": "EC2::TransitGatewayPeeringAttachment",
  "ec2transitgateway/Route": "EC2::TransitGatewayRoute",
  "ec2transitgateway/RouteTable": "EC2::TransitGatewayRouteTable",
  "ec2transitgateway/RouteTableAssociation": "EC2::TransitGatewayRouteTableAssociation",
  "ec2transitgateway/TransitGateway": "EC2::TransitGateway",
  "ec2transitgateway/VpcAttachment": "EC2::TransitGatewayVpcAttachment",
  "ecs/ClusterCapacityProviders": "ECS::ClusterCapacityProviderAssociations",
  "elasticache/Cluster": "ElastiCache::CacheCluster",
  "elb/LoadBalancer": "ElasticLoadBalancing::LoadBalancer",
  "fsx/LustreFileSystem": "FSx::FileSystem",
  "fsx/OntapFileSystem": "FSx::FileSystem",
  "fsx/OpenZfsFileSystem": "FSx::FileSystem",
  "fsx/WindowsFileSystem": "FSx::FileSystem",
  "glue/CatalogDatabase": "Glue::Database",
  "glue/CatalogTable": "Glue::Table",
  "iam/OpenIdConnectProvider": "IAM::OIDCProvider",
  "iam/Policy": "IAM::ManagedPolicy",
  "keyspaces/Keyspace": "Cassandra::Keyspace",
  "keyspaces/Table": "Cassandra::Table",
  "kinesis/FirehoseDeliveryStream": "KinesisFirehose::DeliveryStream",
  "lambda/FunctionEventInvokeConfig": "Lambda::EventInvokeConfig",
  "lambda/FunctionUrl": "Lambda::Url",
  "macie2/Account": "Macie::Session",
  "mskconnect/Connector": "KafkaConnect::Connector",
  "neptune/Cluster": "Neptune::DBCluster",
  "neptune/ClusterInstance": "Neptune::DBInstance",
  "neptune/ClusterParameterGroup": "Neptune::DBClusterParameterGroup",
  "neptune/ParameterGroup": "Neptune::DBParameterGroup",
  "neptune/SubnetGroup": "Neptune::DBSubnetGroup",
  "rds/Cluster": "RDS::DBCluster",
  "rds/ClusterInstance": "RDS::DBInstance",
  "rds/ClusterParameterGroup": "RDS::DBClusterParameterGroup",
  "rds/Instance": "RDS::DBInstance",
  "rds/ParameterGroup": "RDS::DBParameterGroup",
  "rds/Proxy": "RDS::DBProxy",
  "rds/ProxyEndpoint": "RDS::DBProxyEndpoint",
  "rds/SubnetGroup": "RDS::DBSubnetGroup",
  "redshift/ParameterGroup": "Redshift::ClusterParameterGroup",
  "redshift/SubnetGroup": "Redshift::ClusterSubnetGroup",
  "route53/Record": "Route53::RecordSet",
  "route53/ResolverEndpoint": "Route53Resolver::ResolverEndpoint",
  "route53/ResolverRule": "Route53Resolver::ResolverRule",
  "route53/ResolverRuleAssociation": "Route53Resolver::ResolverRuleAssociation",
  "route53/Zone": "Route53::HostedZone",
  "secretsmanager/SecretPolicy": "SecretsManager::ResourcePolicy",
  "secretsmanager/SecretRotation": "SecretsManager::RotationSchedule",
  "securityhub/Account": "SecurityHub::Hub",
  "securityhub/StandardsSubscription": "SecurityHub::Standard",
  "sns/TopicSubscription": "SNS::Subscription",
  "vpc/SecurityGroupEgressRule": "EC2::SecurityGroupEgress",
  "vpc/SecurityGroupIngressRule": "EC2::SecurityGroupIngress",
};

/** The name under which types are compared: letters and digits only, lower case. */
export function comparable(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
}

/** CloudFormation's names for a Pulumi type, comparable form, likeliest first. */
export function cloudformationNames(token: string): readonly string[] {
  const [, path = "", type = ""] = token.split(":");
  const [module = ""] = path.split("/");
  const explicit = types[`${module}/${type}`];
  const service = services[module] ?? module;
  return [...(explicit === undefined ? [] : [explicit]), service + type.replace(/V2$/, ""), service + type].map(
    comparable,
  );
}

/**
 * The property of a Pulumi type that a CloudFormation property is, if any: the same name, the name after the type's
 * (`RoleName` is `name` of a role), or the same name in the singular or without `Id`.
 */
export function matchingProperty(theirs: string, typeName: string, ours: Iterable<string>): string | undefined {
  const names = [...ours];
  const wanted = comparable(theirs);
  const bare = (text: string) => comparable(text).replace(/(ids|id|arns|arn|s)$/, "");
  const qualified = (name: string) => comparable(typeName) + comparable(name);
  return (
    names.find((name) => comparable(name) === wanted) ??
    names.find((name) => wanted.endsWith(comparable(name)) && qualified(name).endsWith(wanted)) ??
    names.find((name) => bare(name) === bare(theirs))
  );
}
