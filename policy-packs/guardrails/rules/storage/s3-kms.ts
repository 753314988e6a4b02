import type { Answer } from "../../facts/answers";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined } from "../../pack/rule";
import { BUCKET, type BucketSetting, firstAt, settingVerdicts } from "../../services/buckets";
import { isCustomerKey } from "../../services/customer-keys";
import { receivesLogs } from "../../services/log-buckets";

/** Where the provider has the encryption that a bucket has by default: a resource of its own, the bucket, and once. */
const DEFAULTS = [
  "rules.applyServerSideEncryptionByDefault",
  "serverSideEncryptionConfiguration.rule.applyServerSideEncryptionByDefault",
  "serverSideEncryptionConfigurations.rules.applyServerSideEncryptionByDefaults",
];

function hasCustomerKey({ props }: PolicyResource): Answer {
  const algorithm = textOf(firstAt(props, ...DEFAULTS.map((path) => `${path}.sseAlgorithm`)));
  if (algorithm === UNKNOWN) return UNKNOWN;
  // aws:kms, and aws:kms:dsse that encrypts twice.
  if (algorithm?.toLowerCase().startsWith("aws:kms") !== true) return false;
  return isCustomerKey(firstAt(props, ...DEFAULTS.map((path) => `${path}.kmsMasterKeyId`)));
}

const ENCRYPTION: BucketSetting = {
  type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  says: hasCustomerKey,
  inline: hasCustomerKey,
};

function verdictsOf(stack: Stack, bucket: PolicyResource): readonly StackVerdict[] {
  const verdicts = settingVerdicts(stack, bucket, ENCRYPTION, "the bucket is encrypted with a key of AWS");
  if (verdicts.length === 0) return [];
  // S3 and load balancers cannot write their access logs where another key is asked for.
  const receives = receivesLogs(stack, bucket);
  if (receives === true) return [];
  if (receives === false) return verdicts;
  return [{ ...undetermined("", "whether access logs are written to the bucket is not known"), resource: bucket }];
}

/** Who may read a bucket is decided by the key as well. Not set means a key of S3, over which nobody has a say. */
export const s3Kms: Rule = {
  id: "s3-kms",
  title: "Buckets are encrypted with a key of ours",
  severity: "medium",
  tier: "baseline",
  frameworks: controls({
    securityHub: ["S3.17"],
    pci4: ["3.5.1", "8.3.2"],
    soc2: ["PI1.4"],
    iso27001: ["A.8.11", "A.8.24"],
    checkov: ["CKV_AWS_145"],
  }),
  requirements: ["K-01", "C-020", "D-023"],
  remedy:
    "add aws.s3.BucketServerSideEncryptionConfiguration with sseAlgorithm: aws:kms and kmsMasterKeyId (components/storage/secure-bucket.ts)",
  checkStack: (stack) => stack.ofType(BUCKET).flatMap((bucket) => verdictsOf(stack, bucket)),
};
