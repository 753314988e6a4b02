import type { PolicyCondition, PolicyStatement } from "../../lib/iam-policy";
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
  return from.flatMap((deliverer): PolicyStatement[] => {
    const onBehalf = onBehalfOf(deliverer, accounts);
    return [
      {
        Sid: `${deliverer}LooksAtBucket`,
        Effect: "Allow",
        Principal: { Service: deliverers[deliverer] },
        Action: ["s3:GetBucketAcl", "s3:ListBucket"],
        Resource: arn,
        Condition: onBehalf,
      },
      {
        Sid: `${deliverer}WritesLogs`,
        Effect: "Allow",
        Principal: { Service: deliverers[deliverer] },
        Action: "s3:PutObject",
        Resource: accounts.map((account) => `${arn}/AWSLogs/${account}/*`),
        Condition: {
          ...onBehalf,
          StringEquals: { ...onBehalf["StringEquals"], "s3:x-amz-acl": "bucket-owner-full-control" },
        },
      },
    ];
  });
}

/** That a service acts for one of these accounts: a trail says which trail it is, the others whose log it is. */
function onBehalfOf(deliverer: LogDeliverer, accounts: readonly string[]): PolicyCondition {
  if (deliverer !== "CloudTrail") return { StringEquals: { "aws:SourceAccount": accounts } };
  return { ArnLike: { "aws:SourceArn": accounts.map((account) => `arn:aws:cloudtrail:*:${account}:trail/*`) } };
}
