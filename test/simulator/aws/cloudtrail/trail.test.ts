import { expect } from "chai";
import { cloudTrailService } from "../../../../simulator/aws/cloudtrail/service";
import { kmsService } from "../../../../simulator/aws/kms/service";
import * as types from "../../../../simulator/aws/types";
import type { Properties } from "../../../../simulator/values";
import { lawWorld, refusal } from "../../law-world";

const bucketPolicyType = "aws:s3/bucketPolicy:BucketPolicy";
const ROOT = "arn:aws:iam::111111111111:root";

const document = (...statements: Properties[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const forTrails = (actions: string[]): Properties => ({
  Effect: "Allow",
  Principal: { Service: "cloudtrail.amazonaws.com" },
  Action: actions,
  Resource: "*",
});

function trails() {
  const world = lawWorld({ ...cloudTrailService.laws, ...kmsService.laws });
  const trail = (inputs: Properties = {}) =>
    world.create(types.trailType, { name: "audit", s3BucketName: "logs", ...inputs });
  const bucket = (actions = ["s3:GetBucketAcl", "s3:PutObject"]) => {
    world.create(types.bucketType, { bucket: "logs" });
    world.create(bucketPolicyType, { bucket: "logs", policy: document(forTrails(actions)) });
  };
  return { world, trail, bucket };
}

describe("trailLaw", () => {
  it("writes into a bucket that exists and lets it", () => {
    const { world, trail, bucket } = trails();
    expect(refusal(() => trail())).to.equal("S3BucketDoesNotExistException: S3 bucket logs does not exist!");
    const incorrect =
      "InsufficientS3BucketPolicyException: Incorrect S3 bucket policy is detected for bucket: logs. Let cloudtrail.amazonaws.com do s3:GetBucketAcl and s3:PutObject, and make the trail depend on that policy.";
    world.create(types.bucketType, { bucket: "logs" });
    expect(refusal(() => trail())).to.equal(incorrect);
    bucket(["s3:PutObject"]);
    expect(refusal(() => trail())).to.equal(incorrect);
    bucket();
    const arn = "arn:aws:cloudtrail:eu-west-1:111111111111:trail/audit";
    const made = trail();
    expect(made.id).to.equal(arn);
    expect(made.outputs).to.include({ arn, homeRegion: "eu-west-1", snsTopicArn: "" });
  });

  it("is one of its name, and one of five in a region", () => {
    const { trail, bucket } = trails();
    bucket();
    trail();
    expect(refusal(() => trail())).to.equal(
      "TrailAlreadyExistsException: Trail audit already exists for customer: 111111111111",
    );
    for (const name of ["two", "three", "four", "five"]) trail({ name });
    expect(refusal(() => trail({ name: "six" }))).to.equal(
      "MaximumNumberOfTrailsExceededException: The maximum number of trails in a region has been reached (5). Remove some, or use another account or region.",
    );
  });

  it("encrypts with a key whose policy lets it", () => {
    const { world, trail, bucket } = trails();
    bucket();
    const owner: Properties = { Effect: "Allow", Principal: { AWS: ROOT }, Action: "kms:*", Resource: "*" };
    const closed = world.create(types.keyType, { policy: document(owner) });
    const open = world.create(types.keyType, { policy: document(owner, forTrails(["kms:GenerateDataKey*"])) });
    expect(refusal(() => trail({ kmsKeyId: "alias/none" }))).to.equal(
      "KmsKeyNotFoundException: KMS key alias/none could not be found.",
    );
    expect(refusal(() => trail({ kmsKeyId: closed.outputs.arn ?? "" }))).to.match(
      /^InsufficientEncryptionPolicyException: Insufficient permissions to access S3 bucket logs or KMS key arn:aws:kms:/,
    );
    trail({ kmsKeyId: open.outputs.arn ?? "" });
  });

  it("writes into a log group as a role, both of which exist", () => {
    const { world, trail, bucket } = trails();
    bucket();
    const group = "arn:aws:logs:eu-west-1:111111111111:log-group:audit";
    const role = "arn:aws:iam::111111111111:role/audit";
    const to = (cloudWatchLogsGroupArn: string) => trail({ cloudWatchLogsGroupArn, cloudWatchLogsRoleArn: role });
    expect(refusal(() => to(`${group}:*`))).to.equal(
      `InvalidCloudWatchLogsLogGroupArnException: CloudTrail cannot validate the specified log group ARN: ${group}:* does not exist.`,
    );
    world.create(types.logGroupType, { name: "audit" });
    expect(refusal(() => to(group))).to.equal(
      `InvalidCloudWatchLogsLogGroupArnException: CloudTrail cannot validate the specified log group ARN: ${group} has to end in ":*".`,
    );
    expect(refusal(() => to(`${group}:*`))).to.equal(
      `InvalidCloudWatchLogsRoleArnException: Access denied. Check the permissions for your role: ${role} does not exist.`,
    );
    world.create(types.roleType, { name: "audit", assumeRolePolicy: "{}" });
    to(`${group}:*`);
  });

  it("tells a topic that lets it", () => {
    const { world, trail, bucket } = trails();
    bucket();
    const arn = "arn:aws:sns:eu-west-1:111111111111:files";
    const refused = `InsufficientSnsTopicPolicyException: SNS Topic does not exist or the topic policy is incorrect: ${arn}. Let cloudtrail.amazonaws.com do sns:Publish in its policy.`;
    expect(refusal(() => trail({ snsTopicName: "files" }))).to.equal(refused);
    const topic = world.create(types.topicType, { name: "files" });
    expect(refusal(() => trail({ snsTopicName: arn }))).to.equal(refused);
    world.create("aws:sns/topicPolicy:TopicPolicy", { arn: topic.id, policy: document(forTrails(["sns:Publish"])) });
    expect(trail({ snsTopicName: "files" }).outputs.snsTopicArn).to.equal(arn);
  });

  it("has a name and settings that go together", () => {
    const { world } = trails();
    const problems = (inputs: Properties) =>
      world.problems(types.trailType, { name: "audit", s3BucketName: "logs", ...inputs });
    for (const name of ["ab", "a..b", "-ab", "a".repeat(129)])
      expect(problems({ name })).to.deep.equal([
        `name: name is "${name}"; expected 3 to 128 letters, digits and . _ -, a letter or digit at both ends, and no two of . _ - beside each other.`,
      ]);
    expect(problems({ name: "org.audit_trail-1" })).to.deep.equal([]);
    expect(problems({ isMultiRegionTrail: true, includeGlobalServiceEvents: false })).to.deep.equal([
      "includeGlobalServiceEvents: Multi-Region trail must include global service events; set includeGlobalServiceEvents to true.",
    ]);
    expect(problems({ isMultiRegionTrail: true })).to.deep.equal([]);
    expect(problems({ cloudWatchLogsRoleArn: "arn:aws:iam::111111111111:role/r" })).to.deep.equal([
      "cloudWatchLogsGroupArn: cloudWatchLogsGroupArn and cloudWatchLogsRoleArn go together; give both of them or leave both out.",
    ]);
    expect(problems({ insightSelectors: [{ insightType: "Everything" }] })).to.deep.equal([
      'insightSelectors[0].insightType: insightSelectors[0].insightType is "Everything"; expected ApiCallRateInsight or ApiErrorRateInsight.',
    ]);
  });
});
