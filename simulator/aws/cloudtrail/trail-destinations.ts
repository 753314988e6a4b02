import { CloudError } from "../../errors";
import type { LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { arnOf, parseArn } from "../arn";
import { checkServiceMayUse } from "../kms/key";
import { actionsOf, principalsOf, readPolicy } from "../policy-document";
import { objects } from "../reading";
import { refusal } from "../refusal";
import { bucketNamed } from "../s3/find-bucket";
import { logGroupType, roleType, topicType } from "../types";

const bucketPolicyType = "aws:s3/bucketPolicy:BucketPolicy";
const topicPolicyType = "aws:sns/topicPolicy:TopicPolicy";
const SERVICE = "cloudtrail.amazonaws.com";

/** Refuses a bucket that does not exist, or whose policy does not let CloudTrail look at it and write: the policy comes first. */
export function checkBucket(name: string, context: LawContext): void {
  const bucket = bucketNamed(name, context);
  if (bucket === undefined)
    throw refusal("S3BucketDoesNotExistException", `S3 bucket ${name} does not exist!`, "missing");
  const hanging = context.inventory.everywhere(bucketPolicyType).filter((one) => one.outputs.bucket === bucket.id);
  const documents = [bucket, ...hanging].map((one) => readPolicy(one.outputs.policy));
  const may = (action: RegExp) => documents.some((document) => admits(document, action));
  if (!may(/^(\*|s3:\*|s3:Put\*|s3:PutObject)$/i) || !may(/^(\*|s3:\*|s3:Get\*|s3:GetBucket\*|s3:GetBucketAcl)$/i))
    throw refusal(
      "InsufficientS3BucketPolicyException",
      `Incorrect S3 bucket policy is detected for bucket: ${name}. Let ${SERVICE} do s3:GetBucketAcl and s3:PutObject, and make the trail depend on that policy.`,
    );
}

function admits(document: Properties | undefined, action: RegExp): boolean {
  return objects(document?.Statement).some(
    (statement) =>
      statement.Effect === "Allow" &&
      principalsOf({ Statement: [statement] }).some(({ name }) => name === SERVICE || name === "*") &&
      actionsOf(statement).some((one) => action.test(one)),
  );
}

/** Refuses a key that CloudTrail cannot encrypt with. */
export function checkKey(inputs: Properties, trailArn: string, context: LawContext): void {
  const key = textOf(inputs, "kmsKeyId") ?? "";
  if (key === "") return;
  try {
    checkServiceMayUse(key, SERVICE, trailArn, context);
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    const isMissing = error.awsCode === "NotFoundException";
    throw refusal(
      isMissing ? "KmsKeyNotFoundException" : "InsufficientEncryptionPolicyException",
      isMissing
        ? `KMS key ${key} could not be found.`
        : `Insufficient permissions to access S3 bucket ${textOf(inputs, "s3BucketName")} or KMS key ${key}. (${error.message})`,
    );
  }
}

/** Refuses a log group that does not exist or is not written as CloudTrail wants it, and a role that does not exist. */
export function checkLogGroup(inputs: Properties, context: LawContext): void {
  const group = textOf(inputs, "cloudWatchLogsGroupArn") ?? "";
  if (group === "") return;
  const arn = group.replace(/:\*$/, "");
  if (arn === group || !context.inventory.list(logGroupType).some((one) => one.outputs.arn === arn))
    throw refusal(
      "InvalidCloudWatchLogsLogGroupArnException",
      arn === group
        ? `CloudTrail cannot validate the specified log group ARN: ${group} has to end in ":*".`
        : `CloudTrail cannot validate the specified log group ARN: ${group} does not exist.`,
    );
  const role = textOf(inputs, "cloudWatchLogsRoleArn") ?? "";
  if (!context.inventory.list(roleType).some((one) => one.outputs.arn === role))
    throw refusal(
      "InvalidCloudWatchLogsRoleArnException",
      `Access denied. Check the permissions for your role: ${role} does not exist.`,
    );
}

/** The ARN of the topic that is told of new files; an empty text where none is. */
export function topicArnOf(inputs: Properties, context: LawContext): string {
  const name = textOf(inputs, "snsTopicName") ?? "";
  if (name === "") return "";
  const arn = parseArn(name) === undefined ? arnOf(context, "sns", name) : name;
  const topic = context.inventory.everywhere(topicType).find((one) => one.id === arn);
  const hanging = context.inventory.everywhere(topicPolicyType).filter((one) => one.outputs.arn === arn);
  const may = [...(topic === undefined ? [] : [topic]), ...hanging].some((one) =>
    admits(readPolicy(one.outputs.policy), /^(\*|sns:\*|sns:Publish)$/i),
  );
  if (topic === undefined || !may)
    throw refusal(
      "InsufficientSnsTopicPolicyException",
      `SNS Topic does not exist or the topic policy is incorrect: ${arn}. Let ${SERVICE} do sns:Publish in its policy.`,
    );
  return arn;
}
