import { override, type ReplaceOverride } from "./replace-override";

/** Corrections for databases, buckets, secrets, tables and catalogues of data. */
export const storageOverrides: Readonly<Record<string, ReplaceOverride>> = {
  "aws:rds/instance:Instance": override(
    "aws_db_instance",
    "availabilityZone engine restoreToPointInTime s3Import snapshotIdentifier username",
    "dbSubnetGroupName identifier identifierPrefix",
  ),
  "aws:rds/cluster:Cluster": override(
    "aws_rds_cluster",
    "availabilityZones clusterIdentifier clusterIdentifierPrefix engine masterUsername restoreToPointInTime s3Import",
  ),
  "aws:rds/clusterInstance:ClusterInstance": override(
    "aws_rds_cluster_instance",
    "availabilityZone clusterIdentifier engine",
  ),
  "aws:s3/bucket:Bucket": override("aws_s3_bucket", "bucket bucketPrefix objectLockEnabled"),
  "aws:s3/bucketV2:BucketV2": override("aws_s3_bucket", "bucket bucketPrefix objectLockEnabled"),
  "aws:s3/bucketVersioning:BucketVersioning": override("aws_s3_bucket_versioning", "bucket expectedBucketOwner"),
  "aws:s3/bucketVersioningV2:BucketVersioningV2": override("aws_s3_bucket_versioning", "bucket expectedBucketOwner"),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": override(
    "aws_s3_bucket_server_side_encryption_configuration",
    "bucket expectedBucketOwner",
  ),
  "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2": override(
    "aws_s3_bucket_server_side_encryption_configuration",
    "bucket expectedBucketOwner",
  ),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": override("aws_s3_bucket_public_access_block", "bucket"),
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": override(
    "aws_s3_bucket_lifecycle_configuration",
    "bucket expectedBucketOwner",
  ),
  "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2": override(
    "aws_s3_bucket_lifecycle_configuration",
    "bucket expectedBucketOwner",
  ),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": override("aws_s3_bucket_ownership_controls", "bucket"),
  "aws:s3/bucketLogging:BucketLogging": override("aws_s3_bucket_logging", "bucket expectedBucketOwner"),
  "aws:s3/bucketLoggingV2:BucketLoggingV2": override("aws_s3_bucket_logging", "bucket expectedBucketOwner"),
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": override(
    "aws_s3_bucket_object_lock_configuration",
    "bucket expectedBucketOwner objectLockEnabled",
  ),
  "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2": override(
    "aws_s3_bucket_object_lock_configuration",
    "bucket expectedBucketOwner objectLockEnabled",
  ),
  "aws:s3/bucketNotification:BucketNotification": override("aws_s3_bucket_notification", "bucket"),
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": override(
    "aws_s3_bucket_replication_configuration",
    "bucket",
  ),
  "aws:s3/bucketObject:BucketObject": override("aws_s3_bucket_object", "bucket key"),
  "aws:s3/bucketObjectv2:BucketObjectv2": override("aws_s3_object", "bucket key"),
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": override(
    "aws_s3_account_public_access_block",
    "accountId",
  ),
  "aws:secretsmanager/secretVersion:SecretVersion": override(
    "aws_secretsmanager_secret_version",
    "secretBinary secretId secretString secretStringWoVersion",
  ),
  "aws:dynamodb/table:Table": override(
    "aws_dynamodb_table",
    "hashKey rangeKey localSecondaryIndexes importTable restoreSourceName restoreSourceTableArn",
  ),
  "aws:elasticache/replicationGroup:ReplicationGroup": override("aws_elasticache_replication_group", "subnetGroupName"),
  "aws:elasticache/subnetGroup:SubnetGroup": override("aws_elasticache_subnet_group", "name"),
  "aws:elasticache/parameterGroup:ParameterGroup": override(
    "aws_elasticache_parameter_group",
    "description family name",
  ),
  "aws:backup/vault:Vault": override("aws_backup_vault", "kmsKeyArn"),
  "aws:backup/selection:Selection": override(
    "aws_backup_selection",
    "conditions iamRoleArn name notResources planId resources selectionTags",
  ),
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": override("aws_ecr_lifecycle_policy", "policy repository"),
  "aws:ecr/repositoryPolicy:RepositoryPolicy": override("aws_ecr_repository_policy", "repository"),
  "aws:glue/catalogDatabase:CatalogDatabase": override("aws_glue_catalog_database", "catalogId"),
  "aws:glue/registry:Registry": override("aws_glue_registry", "registryName"),
  "aws:glue/schema:Schema": override("aws_glue_schema", "schemaName", "schemaDefinition"),
};
