import type { PolicyStatement } from "../../lib/iam-policy";
import { bucketArn } from "../storage/bucket-policy";

/** AWS services that deliver logs to a bucket, by what their statements are called. */
const deliverers = {
  CloudTrail: "cloudtrail.amazonaws.com",
  Config: "config.amazonaws.com",
  LogDelivery: "delivery.logs.amazonaws.com",
} as const;

/** A service that delivers logs to a bucket; LogDelivery is what flow logs come through. */
export type LogDeliverer = keyof typeof deliverers;

/**
 * What AWS services need to deliver logs to a bucket on behalf of these accounts: to look at it, and to write below
 * each account's own prefix and nowhere else.
 *
 * @param accounts twelve digits each
 */
export function logDeliveryStatements(
  bucketName: string,
  from: readonly LogDeliverer[],
  accounts: readonly string[],
): readonly PolicyStatement[] {
  const arn = bucketArn(bucketName);
  return from.flatMap((deliverer): PolicyStatement[] => [
    {
      Sid: `${deliverer}LooksAtBucket`,
      Effect: "Allow",
      Principal: { Service: deliverers[deliverer] },
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: arn,
      Condition: { StringEquals: { "aws:SourceAccount": accounts } },
    },
    {
      Sid: `${deliverer}WritesLogs`,
      Effect: "Allow",
      Principal: { Service: deliverers[deliverer] },
      Action: "s3:PutObject",
      Resource: accounts.map((account) => `${arn}/AWSLogs/${account}/*`),
      Condition: { StringEquals: { "aws:SourceAccount": accounts, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ]);
}
