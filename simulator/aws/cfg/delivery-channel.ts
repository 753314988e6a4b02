import type { Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { otherThan } from "../input-problems";
import { checkKeyUse } from "../key-use";
import { withinQuota } from "../quotas";
import { isOn, mustText, objectOf } from "../reading";
import { refusal } from "../refusal";
import { bucketNamed } from "../s3/find-bucket";
import { deliveryChannelType, recorderStatusType, recorderType, topicType } from "../types";
import { frequencies } from "./frequencies";

/** Where recordings go: one in an account's region, after its recorder, into a bucket that exists. */
export const deliveryChannelLaw: Law = {
  check: (inputs) =>
    otherThan(
      objectOf(inputs, "snapshotDeliveryProperties"),
      "deliveryFrequency",
      frequencies,
      "snapshotDeliveryProperties.deliveryFrequency",
    ),

  create(inputs, context) {
    if (context.inventory.list(recorderType).length === 0)
      throw refusal(
        "NoAvailableConfigurationRecorderException",
        "Configuration recorder is not available to put delivery channel. Make the recorder first.",
        "precondition",
      );
    withinQuota("deliveryChannels", context.inventory.list(deliveryChannelType).length);
    checkDestinations(inputs, context);
    const name = textOf(inputs, "name") ?? "default";
    return { id: name, outputs: { name } };
  },

  update(_resource, inputs, context) {
    checkDestinations(inputs, context);
    return {};
  },

  remove(resource, context) {
    if (context.inventory.list(recorderStatusType).some((one) => isOn(one.outputs, "isEnabled")))
      throw refusal(
        "LastDeliveryChannelDeleteFailedException",
        `Failed to delete last specified delivery channel with name '${resource.id}', because there is a running configuration recorder.`,
        "precondition",
      );
    return "gone";
  },
};

function checkDestinations(inputs: Properties, context: LawContext): void {
  const bucket = mustText(inputs, "s3BucketName");
  if (bucketNamed(bucket, context) === undefined)
    throw refusal("NoSuchBucketException", `Cannot find a S3 bucket with the name '${bucket}'.`, "missing");
  checkKeyUse(
    textOf(inputs, "s3KmsKeyArn"),
    "InvalidS3KmsKeyArnException",
    "The KMS key that AWS Config was given cannot be used.",
    context,
  );
  const topic = textOf(inputs, "snsTopicArn") ?? "";
  if (topic !== "" && !context.inventory.everywhere(topicType).some((one) => one.id === topic))
    throw refusal("InvalidSNSTopicARNException", `The SNS topic ${topic} does not exist.`);
}
