import { applicationForms } from "./application-forms";

/** What the typings do not say about how a type's ids and names look. */
export interface KnownForm {
  /**
   * In place of the generated form, in its notation; `=a/b` joins the values of properties by the sign between them,
   * `~` begins a template of `form-template.ts`.
   */
  readonly id?: string;
  /** A template of `form-template.ts`; `{id}` is the id, and the parts of `derived-parts.ts` are known besides. */
  readonly arn?: string;
  /** What an import names, where that is not the id: a template over the outputs. */
  readonly imports?: string;
  /** How a name is made up: the property, its longest form in characters, and whether it is lower-case. */
  readonly name?: { readonly property: string; readonly length: number; readonly lowerCase?: true };
}

const named = (length: number, property = "name"): KnownForm => ({ name: { property, length } });
const lower = (length: number, property = "name"): KnownForm => ({ name: { property, length, lowerCase: true } });

const balancer = (kind: string): KnownForm => ({
  ...named(32),
  id: "arn",
  arn: `arn:{partition}:elasticloadbalancing:{region}:{account}:${kind}/{name}/{hex}`,
});

/** Forms of types where the generated ones are not the whole truth, from the provider's own naming rules and AWS's limits. */
const ownForms: Readonly<Record<string, KnownForm>> = {
  "aws:s3/bucket:Bucket": { ...lower(63, "bucket"), id: "=bucket", arn: "arn:{partition}:s3:::{id}" },
  "aws:s3/bucketV2:BucketV2": { ...lower(63, "bucket"), id: "=bucket", arn: "arn:{partition}:s3:::{id}" },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": { id: "=bucket" },
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": { id: "=bucket" },
  "aws:s3/bucketPolicy:BucketPolicy": { id: "=bucket" },
  "aws:s3/bucketObject:BucketObject": { id: "=key", arn: "arn:{partition}:s3:::{bucket}/{key}" },
  "aws:s3/bucketObjectv2:BucketObjectv2": { id: "=bucket/key", arn: "arn:{partition}:s3:::{bucket}/{key}" },
  "aws:rds/instance:Instance": {
    ...lower(63, "identifier"),
    arn: "arn:{partition}:rds:{region}:{account}:db:{identifier}",
  },
  "aws:rds/cluster:Cluster": {
    ...lower(63, "clusterIdentifier"),
    id: "=clusterIdentifier",
    arn: "arn:{partition}:rds:{region}:{account}:cluster:{clusterIdentifier}",
  },
  "aws:rds/clusterInstance:ClusterInstance": {
    ...lower(63, "identifier"),
    id: "=identifier",
    arn: "arn:{partition}:rds:{region}:{account}:db:{identifier}",
  },
  "aws:rds/subnetGroup:SubnetGroup": { ...lower(255), arn: "arn:{partition}:rds:{region}:{account}:subgrp:{name}" },
  "aws:rds/parameterGroup:ParameterGroup": { ...lower(255), arn: "arn:{partition}:rds:{region}:{account}:pg:{name}" },
  "aws:iam/role:Role": { ...named(64), arn: "arn:{partition}:iam::{account}:role{path}{name}" },
  "aws:iam/policy:Policy": { ...named(128), arn: "arn:{partition}:iam::{account}:policy{path}{name}" },
  "aws:iam/instanceProfile:InstanceProfile": {
    ...named(128),
    arn: "arn:{partition}:iam::{account}:instance-profile{path}{name}",
  },
  "aws:iam/user:User": { ...named(64), arn: "arn:{partition}:iam::{account}:user{path}{name}" },
  "aws:iam/group:Group": { ...named(128), arn: "arn:{partition}:iam::{account}:group{path}{name}" },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { id: "=role/policyArn" },
  "aws:lambda/function:Function": {
    ...named(64),
    id: "=name",
    arn: "arn:{partition}:lambda:{region}:{account}:function:{name}",
  },
  "aws:lb/loadBalancer:LoadBalancer": balancer("loadbalancer/{balancerKind}"),
  "aws:alb/loadBalancer:LoadBalancer": balancer("loadbalancer/{balancerKind}"),
  "aws:lb/targetGroup:TargetGroup": balancer("targetgroup"),
  "aws:alb/targetGroup:TargetGroup": balancer("targetgroup"),
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": { id: "={account}" },
  "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": { id: "={region}" },
  "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": { id: "={region}" },
  "aws:ebs/encryptionByDefault:EncryptionByDefault": { id: "={region}" },
  "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": { id: "={account}" },
  "aws:guardduty/detectorFeature:DetectorFeature": { id: "=detectorId/name" },
  "aws:eks/cluster:Cluster": { ...named(100), arn: "arn:{partition}:eks:{region}:{account}:cluster/{name}" },
  "aws:eks/nodeGroup:NodeGroup": { ...named(63, "nodeGroupName"), id: "=clusterName:nodeGroupName" },
  "aws:eks/addon:Addon": { id: "=clusterName:addonName" },
  "aws:eks/accessEntry:AccessEntry": { id: "=clusterName:principalArn" },
  "aws:eks/fargateProfile:FargateProfile": {
    ...named(63, "fargateProfileName"),
    id: "=clusterName:fargateProfileName",
  },
  "aws:ec2/launchTemplate:LaunchTemplate": named(125),
  "aws:ec2/keyPair:KeyPair": named(255, "keyName"),
  "aws:dynamodb/table:Table": { ...named(255), arn: "arn:{partition}:dynamodb:{region}:{account}:table/{name}" },
  "aws:cloudwatch/logGroup:LogGroup": {
    ...named(512),
    arn: "arn:{partition}:logs:{region}:{account}:log-group:{name}",
  },
  "aws:cloudwatch/eventRule:EventRule": { ...named(64), arn: "arn:{partition}:events:{region}:{account}:rule/{name}" },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    id: "=name",
    arn: "arn:{partition}:cloudwatch:{region}:{account}:alarm:{name}",
  },
  "aws:cloudtrail/trail:Trail": named(128),
  "aws:sfn/stateMachine:StateMachine": named(80),
  "aws:sqs/queue:Queue": { ...named(80), arn: "arn:{partition}:sqs:{region}:{account}:{name}" },
  "aws:sns/topic:Topic": { ...named(256), arn: "arn:{partition}:sns:{region}:{account}:{name}" },
  "aws:kinesis/stream:Stream": {
    ...named(128),
    id: "arn",
    arn: "arn:{partition}:kinesis:{region}:{account}:stream/{name}",
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    ...lower(40, "replicationGroupId"),
    id: "=replicationGroupId",
    arn: "arn:{partition}:elasticache:{region}:{account}:replicationgroup:{replicationGroupId}",
  },
  "aws:msk/cluster:Cluster": {
    ...named(64, "clusterName"),
    arn: "arn:{partition}:kafka:{region}:{account}:cluster/{clusterName}/{uuid}",
  },
  "aws:ecr/repository:Repository": {
    ...lower(256),
    id: "=name",
    arn: "arn:{partition}:ecr:{region}:{account}:repository/{name}",
  },
  "aws:ssm/parameter:Parameter": { ...named(2048), arn: "arn:{partition}:ssm:{region}:{account}:parameter/{name}" },
  "aws:backup/vault:Vault": { id: "=name", arn: "arn:{partition}:backup:{region}:{account}:backup-vault:{name}" },
  "aws:glue/catalogDatabase:CatalogDatabase": {
    ...lower(255),
    id: "={account}:name",
    arn: "arn:{partition}:glue:{region}:{account}:database/{name}",
  },
  "aws:glue/job:Job": { id: "=name", arn: "arn:{partition}:glue:{region}:{account}:job/{name}" },
  "aws:budgets/budget:Budget": {
    ...named(100),
    id: "={account}:name",
    arn: "arn:{partition}:budgets::{account}:budget/{name}",
  },
};

/** All of them: of a type in both tables, what the second says of ids and ARNs is laid over the first. */
export const knownForms: Readonly<Record<string, KnownForm>> = {
  ...ownForms,
  ...Object.fromEntries(
    Object.entries(applicationForms).map(([token, form]) => [token, { ...ownForms[token], ...form }]),
  ),
};
