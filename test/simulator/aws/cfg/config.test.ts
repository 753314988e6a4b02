import { expect } from "chai";
import { configService } from "../../../../simulator/aws/cfg/service";
import * as types from "../../../../simulator/aws/types";
import type { Properties } from "../../../../simulator/values";
import { lawWorld, refusal } from "../../law-world";

const ruleType = "aws:cfg/rule:Rule";
const LINKED = "arn:aws:iam::111111111111:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig";
const MANAGED = { owner: "AWS", sourceIdentifier: "S3_BUCKET_VERSIONING_ENABLED" };

function config() {
  const world = lawWorld(configService.laws);
  const recorder = (inputs: Properties = {}) =>
    world.create(types.recorderType, { name: "main", roleArn: LINKED, ...inputs });
  const channel = (inputs: Properties = {}) =>
    world.create(types.deliveryChannelType, { name: "main", s3BucketName: "logs", ...inputs });
  const status = (isEnabled: boolean) => world.create(types.recorderStatusType, { name: "main", isEnabled });
  const rule = (source: Properties = MANAGED) => world.create(ruleType, { name: "versioning", source });
  world.create(types.bucketType, { bucket: "logs" });
  return { world, recorder, channel, status, rule };
}

describe("recorderLaw", () => {
  it("is one in a region, with a role that exists", () => {
    const { world, recorder } = config();
    const roleArn = "arn:aws:iam::111111111111:role/recorder";
    expect(refusal(() => recorder({ roleArn }))).to.equal(
      `InvalidRoleException: You have provided a role that does not exist: ${roleArn}.`,
    );
    world.create(types.roleType, { name: "recorder", assumeRolePolicy: "{}" });
    expect(recorder({ roleArn }).id).to.equal("main");
    expect(refusal(() => recorder({ name: "second" }))).to.equal(
      "MaxNumberOfConfigurationRecordersExceededException: The maximum number of configuration recorders in a region has been reached (1). Remove some, or use another account or region.",
    );
  });

  it("records all types or those that are named", () => {
    const { recorder } = config();
    expect(refusal(() => recorder({ recordingGroup: { resourceTypes: ["AWS::EC2::Instance"] } }))).to.equal(
      "InvalidRecordingGroupException: The recording group provided is not valid: allSupported is true and resource types are named; set allSupported to false or leave them out.",
    );
    expect(
      refusal(() => recorder({ recordingGroup: { allSupported: false, includeGlobalResourceTypes: true } })),
    ).to.equal(
      "InvalidRecordingGroupException: The recording group provided is not valid: includeGlobalResourceTypes needs allSupported.",
    );
    recorder({ recordingGroup: { allSupported: false, resourceTypes: ["AWS::EC2::Instance"] } });
  });

  it("takes the ARN of a role only", () => {
    const { world } = config();
    expect(world.problems(types.recorderType, { roleArn: "recorder" })).to.deep.equal([
      'roleArn: roleArn is "recorder"; expected the ARN of a role.',
    ]);
    expect(world.problems(types.recorderType, { roleArn: LINKED })).to.deep.equal([]);
  });
});

describe("deliveryChannelLaw", () => {
  it("comes after the recorder, into a bucket that exists, and is one in a region", () => {
    const { recorder, channel } = config();
    expect(refusal(() => channel())).to.equal(
      "NoAvailableConfigurationRecorderException: Configuration recorder is not available to put delivery channel. Make the recorder first.",
    );
    recorder();
    expect(refusal(() => channel({ s3BucketName: "nowhere" }))).to.equal(
      "NoSuchBucketException: Cannot find a S3 bucket with the name 'nowhere'.",
    );
    expect(refusal(() => channel({ snsTopicArn: "arn:aws:sns:eu-west-1:111111111111:none" }))).to.equal(
      "InvalidSNSTopicARNException: The SNS topic arn:aws:sns:eu-west-1:111111111111:none does not exist.",
    );
    channel();
    expect(refusal(() => channel({ name: "second" }))).to.equal(
      "MaxNumberOfDeliveryChannelsExceededException: The maximum number of delivery channels in a region has been reached (1). Remove some, or use another account or region.",
    );
  });

  it("stays while the recorder runs", () => {
    const { world, recorder, channel, status } = config();
    recorder();
    const made = channel();
    const running = status(true);
    expect(refusal(() => world.remove(made))).to.equal(
      "LastDeliveryChannelDeleteFailedException: Failed to delete last specified delivery channel with name 'main', because there is a running configuration recorder.",
    );
    world.update(running, { name: "main", isEnabled: false });
    world.remove(made);
  });

  it("delivers as often as AWS offers", () => {
    const { world } = config();
    const problems = (deliveryFrequency: string) =>
      world.problems(types.deliveryChannelType, {
        s3BucketName: "logs",
        snapshotDeliveryProperties: { deliveryFrequency },
      });
    expect(problems("Daily")).to.deep.equal([
      'snapshotDeliveryProperties.deliveryFrequency: snapshotDeliveryProperties.deliveryFrequency is "Daily"; expected One_Hour, Three_Hours, Six_Hours, Twelve_Hours or TwentyFour_Hours.',
    ]);
    expect(problems("TwentyFour_Hours")).to.deep.equal([]);
  });
});

describe("recorderStatusLaw", () => {
  it("starts a recorder that exists and has a delivery channel", () => {
    const { recorder, channel, status } = config();
    expect(refusal(() => status(true))).to.equal(
      "NoSuchConfigurationRecorderException: Cannot find configuration recorder with the specified name 'main'.",
    );
    recorder();
    expect(refusal(() => status(true))).to.equal(
      "NoAvailableDeliveryChannelException: Delivery channel is not available to start configuration recorder. Make the delivery channel first.",
    );
    status(false);
    channel();
    status(true);
  });
});

describe("configRuleLaw", () => {
  it("needs a recorder, and a source that there is", () => {
    const { world, recorder, rule } = config();
    expect(refusal(() => rule())).to.equal(
      "NoAvailableConfigurationRecorderException: Configuration Recorder is not available to put config rule. Make the recorder first.",
    );
    recorder();
    expect(refusal(() => rule({ owner: "AWS", sourceIdentifier: "s3-versioning" }))).to.equal(
      "InvalidParameterValueException: The sourceIdentifier s3-versioning is invalid. Please refer to the documentation for a list of valid sourceIdentifiers that can be used when AWS is the Owner.",
    );
    expect(refusal(() => rule({ ...MANAGED, sourceDetails: [{ messageType: "ScheduledNotification" }] }))).to.equal(
      "InvalidParameterValueException: SourceDetails should be null/empty if the Owner is AWS; leave sourceDetails out.",
    );
    const sourceIdentifier = "arn:aws:lambda:eu-west-1:111111111111:function:judge";
    expect(refusal(() => rule({ owner: "CUSTOM_LAMBDA", sourceIdentifier }))).to.equal(
      `InsufficientPermissionsException: The AWS Lambda function ${sourceIdentifier} cannot be invoked. Check the specified function ARN, and check the function's permissions.`,
    );
    world.create(types.functionType, { name: "judge", role: "arn:aws:iam::111111111111:role/r" });
    world.remove(rule({ owner: "CUSTOM_LAMBDA", sourceIdentifier }));
    const made = rule();
    expect(made.outputs.arn).to.match(/^arn:aws:config:eu-west-1:111111111111:config-rule\/config-rule-[0-9a-f]{6}$/);
  });

  it("has parameters in JSON, of which only the meaning counts", () => {
    const { world, recorder } = config();
    recorder();
    const inputs = (inputParameters: string): Properties => ({ name: "keys", source: MANAGED, inputParameters });
    expect(world.problems(ruleType, inputs("maxAge=90"))).to.deep.equal([
      "inputParameters: inputParameters contains invalid JSON; write it with JSON.stringify.",
    ]);
    const made = world.create(ruleType, inputs('{"a":"1","b":"2"}'));
    expect(world.judge(made, inputs('{ "b": "2", "a": "1" }'), "inputParameters")).to.equal("same");
    expect(world.judge(made, inputs('{ "b": "2" }'), "inputParameters")).to.equal(undefined);
  });

  it("has an owner that Config knows", () => {
    const { world } = config();
    expect(world.problems(ruleType, { source: { owner: "ME" } })).to.deep.equal([
      'source.owner: source.owner is "ME"; expected AWS, CUSTOM_LAMBDA or CUSTOM_POLICY.',
    ]);
    expect(world.problems(ruleType, { source: { owner: "CUSTOM_POLICY" } })).to.deep.equal([
      "source.customPolicyDetails: owner is CUSTOM_POLICY and customPolicyDetails is missing; give the policy's runtime and text.",
    ]);
  });
});
