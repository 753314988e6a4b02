import type { PolicyStatement } from "../../lib/iam-policy";
import { arnOf, type Scope } from "../naming";

/** What a service needs to write encrypted data and to read it again. */
const useOfKey = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];

/**
 * The policy of an environment's key. The account administers it (so that IAM decides within the account and the
 * key can never be locked out); services may use it for this account's resources only.
 *
 * @param writers accounts whose log deliveries may encrypt with this key as well; empty for an environment
 */
export function keyPolicy(scope: Scope, writers: readonly string[] = []): readonly PolicyStatement[] {
  const { accountId, region } = scope;
  const accounts = [accountId, ...writers];
  return [
    {
      Sid: "AccountAdministersKey",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${accountId}:root` },
      Action: "kms:*",
      Resource: "*",
    },
    {
      Sid: "LogGroupsOfThisAccount",
      Effect: "Allow",
      Principal: { Service: `logs.${region}.amazonaws.com` },
      Action: useOfKey,
      Resource: "*",
      Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": arnOf(scope, "logs", "log-group:*") } },
    },
    {
      Sid: "TrailsOfTheseAccounts",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: ["kms:GenerateDataKey*", "kms:DescribeKey"],
      Resource: "*",
      Condition: { ArnLike: { "aws:SourceArn": accounts.map((id) => `arn:aws:cloudtrail:*:${id}:trail/*`) } },
    },
    {
      Sid: "LogDeliveriesOfTheseAccounts",
      Effect: "Allow",
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceAccount": accounts } },
    },
    // EventBridge does not say for which account it publishes, but every use of a key by SNS names the topic.
    {
      Sid: "PublishersToTopicsOfThisAccount",
      Effect: "Allow",
      Principal: { Service: ["cloudwatch.amazonaws.com", "events.amazonaws.com", "budgets.amazonaws.com"] },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
      Condition: { ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": arnOf(scope, "sns", "*") } },
    },
    {
      Sid: "TopicsOfThisAccount",
      Effect: "Allow",
      Principal: { Service: "sns.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceAccount": accountId } },
    },
    // Volumes of node groups are made by a service-linked role that may not exist yet, so it cannot be named here:
    // anyone of this account who may use EBS may use the key through EBS, as with AWS's own key for volumes.
    {
      Sid: "VolumesOfThisAccount",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: [...useOfKey, "kms:CreateGrant"],
      Resource: "*",
      Condition: { StringEquals: { "kms:CallerAccount": accountId, "kms:ViaService": `ec2.${region}.amazonaws.com` } },
    },
  ];
}
