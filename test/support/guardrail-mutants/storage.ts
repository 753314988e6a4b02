import { add, allow, inProduction, inShared, type Mutants, policy, set, without } from "./mutant";

const BUCKET = "aws:s3/bucket:Bucket";

/** A bucket as somebody makes it who needs one at once. */
const bareBucket = add(BUCKET, { bucket: "causeway-reports" });

/** Changes that the guardrails of storage must catch. */
export const storageMutants: Mutants = {
  "backup-plan": [
    inProduction("the backup plan no longer takes the database in", without("backup-selection")),
    inProduction("backups can be deleted", without("backup-lock")),
    inProduction("a table that no plan takes in", add("aws:dynamodb/table:Table", { name: "events" })),
  ],
  "efs-encrypted": [inProduction("a file system as AWS makes it", add("aws:efs/fileSystem:FileSystem", {}))],
  "efs-tls": [
    inProduction(
      "a task whose files cross the network in plain",
      add("aws:ecs/taskDefinition:TaskDefinition", { volumes: [{ efsVolumeConfiguration: { fileSystemId: "fs-1" } }] }),
    ),
  ],
  "lake-retention": [
    inProduction(
      "a lake that keeps its data for ever",
      add(BUCKET, { bucket: "causeway-lake", tags: { Purpose: "lake" } }),
    ),
  ],
  "s3-acl-off": [
    inProduction(
      "lists of access are on",
      set("audit-bucket-ownership", { rule: { objectOwnership: "ObjectWriter" } }),
    ),
    inShared(
      "a list gives every account of AWS access",
      add("aws:s3/bucketAcl:BucketAcl", { acl: "authenticated-read" }, { from: { bucket: "audit-bucket-bucket" } }),
    ),
  ],
  "s3-bpa": [
    inProduction(
      "the account no longer blocks policies",
      set("account-no-public-buckets", { blockPublicPolicy: false }),
    ),
    inShared(
      "neither the account nor the bucket blocks anything",
      without("account-no-public-buckets", "audit-bucket-public-access-block"),
    ),
  ],
  "s3-kms": [
    inProduction(
      "the trail's bucket has a key of S3",
      set("audit-bucket-encryption", { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] }),
    ),
    inShared("a bucket without a word on encryption", bareBucket),
  ],
  "s3-logging": [inProduction("a bucket whose accesses nobody can look up", bareBucket)],
  "s3-no-public": [
    inProduction(
      "anybody reads the trail",
      allow("audit-bucket-policy", { Principal: "*", Action: "s3:GetObject", Resource: "*" }),
    ),
    inShared("a list lets everybody in", set("audit-bucket-bucket", { acl: "public-read" })),
  ],
  "s3-tls-only": [
    inProduction(
      "a bucket's policy refuses plain HTTP for what somebody has thought of",
      add("aws:s3/bucketPolicy:BucketPolicy", {
        bucket: "reports",
        policy: policy({
          Effect: "Deny",
          Principal: "*",
          Action: ["s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
          Resource: ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
      }),
    ),
    inProduction("the trail's bucket loses its policy", without("audit-bucket-policy")),
    inShared(
      "the bucket's policy no longer refuses plain HTTP",
      set("audit-bucket-policy", {
        policy: policy({
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::causeway-shared-audit-555555555555-us-east-1/*",
        }),
      }),
    ),
  ],
  "s3-versioning": [
    inProduction("a bucket that keeps no versions", bareBucket),
    inShared(
      "a bucket whose versions are suspended",
      bareBucket,
      add(
        "aws:s3/bucketVersioning:BucketVersioning",
        { versioningConfiguration: { status: "Suspended" } },
        { name: "versioning", from: { bucket: "careless" } },
      ),
    ),
  ],
};
