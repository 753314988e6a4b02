import { isProperties, type Properties, textOf } from "../facts/value";
import type { Form } from "./form";

const LOGINS = { masterUsername: "masterUsername", masterUserPassword: "masterPassword" };
const DATABASE = "aws:rds/instance:Instance";
const OF_CLUSTER = "aws:rds/clusterInstance:ClusterInstance";

/** Parameters are an object, which the provider `aws` lists. */
function parameterGroup(props: Properties): Properties {
  const { parameters } = props;
  if (!isProperties(parameters)) return props;
  return { ...props, parameters: Object.entries(parameters).map(([name, value]) => ({ name, value })) };
}

function table({ provisionedThroughput, ...rest }: Properties): Properties {
  if (!isProperties(provisionedThroughput)) return rest;
  const { readCapacityUnits, writeCapacityUnits } = provisionedThroughput;
  return { ...rest, readCapacity: readCapacityUnits, writeCapacity: writeCapacityUnits };
}

/** `PublicReadWrite` of CloudFormation is `public-read-write`. */
function bucket(props: Properties): Properties {
  const acl = textOf(props["acl"]);
  if (typeof acl !== "string") return props;
  return { ...props, acl: acl.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase() };
}

/** Databases, caches, tables, files and buckets. */
export const dataForms: Readonly<Record<string, Form>> = {
  "aws-native:rds:DbInstance": {
    type: {
      among: [DATABASE, OF_CLUSTER],
      which: ({ clusterIdentifier }) => (textOf(clusterIdentifier) === undefined ? DATABASE : OF_CLUSTER),
    },
    fields: {
      dbInstanceIdentifier: "identifier",
      dbInstanceClass: "instanceClass",
      dbClusterIdentifier: "clusterIdentifier",
      masterUsername: "username",
      masterUserPassword: "password",
      vpcSecurityGroups: "vpcSecurityGroupIds",
      dbParameterGroupName: "parameterGroupName",
      sourceDbInstanceIdentifier: "replicateSourceDb",
      dbSnapshotIdentifier: "snapshotIdentifier",
      dbClusterSnapshotIdentifier: "snapshotIdentifier",
      enableCloudwatchLogsExports: "enabledCloudwatchLogsExports",
    },
  },
  "aws-native:rds:DbCluster": {
    type: "aws:rds/cluster:Cluster",
    fields: {
      ...LOGINS,
      dbClusterIdentifier: "clusterIdentifier",
      enableCloudwatchLogsExports: "enabledCloudwatchLogsExports",
    },
  },
  "aws-native:rds:DbSubnetGroup": { type: "aws:rds/subnetGroup:SubnetGroup", fields: { dbSubnetGroupName: "name" } },
  "aws-native:rds:DbParameterGroup": {
    type: "aws:rds/parameterGroup:ParameterGroup",
    fields: { dbParameterGroupName: "name" },
    finish: parameterGroup,
  },
  "aws-native:rds:DbClusterParameterGroup": {
    type: "aws:rds/clusterParameterGroup:ClusterParameterGroup",
    fields: { dbClusterParameterGroupName: "name" },
    finish: parameterGroup,
  },
  "aws-native:redshift:Cluster": { type: "aws:redshift/cluster:Cluster", fields: LOGINS },
  "aws-native:redshift:ClusterSubnetGroup": { type: "aws:redshift/subnetGroup:SubnetGroup" },
  "aws-native:elasticache:ReplicationGroup": {
    type: "aws:elasticache/replicationGroup:ReplicationGroup",
    fields: { cacheSubnetGroupName: "subnetGroupName" },
  },
  "aws-native:elasticache:SubnetGroup": {
    type: "aws:elasticache/subnetGroup:SubnetGroup",
    fields: { cacheSubnetGroupName: "name" },
  },
  "aws-native:dynamodb:Table": {
    type: "aws:dynamodb/table:Table",
    fields: {
      tableName: "name",
      pointInTimeRecoverySpecification: {
        as: "pointInTimeRecovery",
        fields: { pointInTimeRecoveryEnabled: "enabled" },
      },
      sseSpecification: {
        as: "serverSideEncryption",
        fields: { sseEnabled: "enabled", kmsMasterKeyId: "kmsKeyArn" },
      },
    },
    finish: table,
    parts: [
      {
        type: "aws:dynamodb/resourcePolicy:ResourcePolicy",
        from: "resourcePolicy",
        owner: "resourceArn",
        fields: { policyDocument: "policy" },
      },
    ],
  },
  "aws-native:efs:FileSystem": {
    type: "aws:efs/fileSystem:FileSystem",
    fields: { fileSystemTags: "tags" },
    parts: [
      { type: "aws:efs/backupPolicy:BackupPolicy", from: "backupPolicy", owner: "fileSystemId", into: "backupPolicy" },
      {
        type: "aws:efs/fileSystemPolicy:FileSystemPolicy",
        from: "fileSystemPolicy",
        owner: "fileSystemId",
        into: "policy",
      },
    ],
  },
  "aws-native:efs:MountTarget": { type: "aws:efs/mountTarget:MountTarget" },
  "aws-native:s3:Bucket": {
    type: "aws:s3/bucket:Bucket",
    fields: { bucketName: "bucket", accessControl: "acl" },
    finish: bucket,
    parts: [
      {
        type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        from: "publicAccessBlockConfiguration",
        owner: "bucket",
        fields: {
          blockPublicAcls: "blockPublicAcls",
          blockPublicPolicy: "blockPublicPolicy",
          ignorePublicAcls: "ignorePublicAcls",
          restrictPublicBuckets: "restrictPublicBuckets",
        },
      },
      {
        type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        from: "bucketEncryption",
        owner: "bucket",
        fields: {
          serverSideEncryptionConfiguration: {
            as: "rules",
            fields: { serverSideEncryptionByDefault: "applyServerSideEncryptionByDefault" },
          },
        },
      },
      {
        type: "aws:s3/bucketVersioning:BucketVersioning",
        from: "versioningConfiguration",
        owner: "bucket",
        into: "versioningConfiguration",
      },
      {
        type: "aws:s3/bucketLogging:BucketLogging",
        from: "loggingConfiguration",
        owner: "bucket",
        fields: { destinationBucketName: "targetBucket", logFilePrefix: "targetPrefix" },
      },
      {
        type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
        from: "ownershipControls",
        owner: "bucket",
        fields: { rules: "rule" },
      },
    ],
  },
  "aws-native:s3:BucketPolicy": { type: "aws:s3/bucketPolicy:BucketPolicy", fields: { policyDocument: "policy" } },
  "aws-native:s3:AccessPoint": { type: "aws:s3/accessPoint:AccessPoint" },
};
