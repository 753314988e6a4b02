import { denyInsecureTransport, type PolicyStatement } from "../../lib/iam-policy";

/** ARN of a bucket, which its name alone decides. */
export function bucketArn(bucketName: string): string {
  return `arn:aws:s3:::${bucketName}`;
}

/** What every bucket of ours refuses (D-024, C-020): plain HTTP, old TLS, and objects encrypted with another's key. */
export function refusals(bucketName: string): readonly PolicyStatement[] {
  const arn = bucketArn(bucketName);
  const everything = [arn, `${arn}/*`];
  return [
    denyInsecureTransport("s3:*", everything),
    {
      Sid: "DenyOldTls",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: everything,
      Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
    },
    {
      Sid: "DenyOtherEncryption",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:PutObject",
      Resource: `${arn}/*`,
      // Uploads that say nothing get the bucket's own encryption; only those that ask for another one are refused.
      Condition: {
        Null: { "s3:x-amz-server-side-encryption": "false" },
        StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
      },
    },
  ];
}
