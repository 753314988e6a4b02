import type { Service } from "../../registry";
import { bucketLaw } from "./bucket";
import { bucketPolicyLaw } from "./bucket-policy";
import * as settings from "./bucket-settings";

const once = {
  Bucket: bucketLaw,
  BucketAcl: settings.bucketAclLaw,
  BucketVersioning: settings.bucketVersioningLaw,
  BucketServerSideEncryptionConfiguration: settings.bucketEncryptionLaw,
  BucketLifecycleConfiguration: settings.bucketLifecycleLaw,
  BucketLogging: settings.bucketLoggingLaw,
  BucketObjectLockConfiguration: settings.bucketObjectLockLaw,
};

const typeOf = (name: string) => `aws:s3/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`;

/** Buckets and what hangs on them; most kinds have an older name that ends in V2. */
export const s3Service: Service = {
  laws: {
    ...Object.fromEntries(
      Object.entries(once).flatMap(([name, law]) => [
        [typeOf(name), law],
        [typeOf(`${name}V2`), law],
      ]),
    ),
    [typeOf("BucketPublicAccessBlock")]: settings.bucketPublicAccessBlockLaw,
    [typeOf("BucketOwnershipControls")]: settings.bucketOwnershipControlsLaw,
    [typeOf("BucketPolicy")]: bucketPolicyLaw,
  },
  functions: {},
};
