import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type InputStatement, policyJson } from "../policy-json";
import { bucketArn, refusals } from "./bucket-policy";

const TYPE = "causeway:storage:SecureBucket";

/** What a SecureBucket is made of. */
export interface SecureBucketArgs {
  /** The bucket's name, from naming.ts. A change replaces the bucket, which fails while it holds anything. */
  readonly bucketName: string;
  /** ARN of the key for all objects. In-place change for new objects. Source: EnvironmentKey. */
  readonly keyArn: pulumi.Input<string>;
  /** Days after which objects, and versions that were replaced, are deleted. In-place change. */
  readonly retentionDays: number;
  /** Who else may do what, beyond the account's own identities. @default nobody */
  readonly statements?: readonly InputStatement[];
  /**
   * Whether the bucket is production's: it outlives its stack, and no object can be deleted before its time.
   * Object lock can only be set when a bucket is made, so a change replaces it. @default false
   */
  readonly production?: boolean;
  /** Whether the bucket is emptied when it is deleted; otherwise AWS refuses to delete it. @default false */
  readonly disposable?: boolean;
  /** What the objects are, as a tag: buckets with `logs` need no access log of their own. */
  readonly purpose: "logs" | "data";
}

/** A private, encrypted, versioned bucket that takes TLS only and deletes what is old (C-020, D-024, E-122). */
export class SecureBucket extends pulumi.ComponentResource {
  public readonly bucketName: string;
  public readonly bucketArn: string;
  /** The policy, which services check before they agree to write: whoever makes them write depends on it. */
  public readonly policy: pulumi.Resource;
  /** The name once the bucket exists. */
  public readonly bucketId: pulumi.Output<string>;

  constructor(name: string, args: SecureBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);
    const production = args.production ?? false;

    const bucket = new aws.s3.Bucket(
      `${name}-bucket`,
      {
        bucket: args.bucketName,
        objectLockEnabled: production,
        forceDestroy: args.disposable ?? false,
        tags: { Purpose: args.purpose },
      },
      { parent: this, retainOnDelete: production },
    );
    const kept = { parent: this, retainOnDelete: production };
    keepPrivate(name, bucket, args.keyArn, kept);
    const versioning = keepForItsTime(name, bucket, args.retentionDays, kept);
    if (production) lock(name, bucket, args.retentionDays, { ...kept, dependsOn: [versioning] });
    const policy = policyJson([...refusals(args.bucketName), ...(args.statements ?? [])]);

    this.policy = new aws.s3.BucketPolicy(`${name}-policy`, { bucket: bucket.id, policy }, kept);
    this.bucketName = args.bucketName;
    this.bucketArn = bucketArn(args.bucketName);
    this.bucketId = bucket.id;
    this.registerOutputs({ bucketName: this.bucketName, bucketArn: this.bucketArn, bucketId: this.bucketId });
  }
}

function keepPrivate(
  name: string,
  { id: bucket }: aws.s3.Bucket,
  keyArn: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): void {
  const all = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
  new aws.s3.BucketPublicAccessBlock(`${name}-public-access-block`, { bucket, ...all }, opts);
  new aws.s3.BucketOwnershipControls(
    `${name}-ownership`,
    { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
    opts,
  );
  new aws.s3.BucketServerSideEncryptionConfiguration(
    `${name}-encryption`,
    {
      bucket,
      rules: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
          bucketKeyEnabled: true,
        },
      ],
    },
    opts,
  );
}

function keepForItsTime(
  name: string,
  { id: bucket }: aws.s3.Bucket,
  days: number,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const versioning = new aws.s3.BucketVersioning(
    `${name}-versioning`,
    { bucket, versioningConfiguration: { status: "Enabled" } },
    opts,
  );
  new aws.s3.BucketLifecycleConfiguration(
    `${name}-lifecycle`,
    {
      bucket,
      rules: [
        {
          id: "expire",
          status: "Enabled",
          filter: {},
          expiration: { days },
          noncurrentVersionExpiration: { noncurrentDays: days },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        },
      ],
    },
    { ...opts, dependsOn: [versioning] },
  );
  return versioning;
}

function lock(name: string, { id: bucket }: aws.s3.Bucket, days: number, opts: pulumi.CustomResourceOptions): void {
  new aws.s3.BucketObjectLockConfiguration(
    `${name}-object-lock`,
    { bucket, rule: { defaultRetention: { mode: "GOVERNANCE", days } } },
    opts,
  );
}
