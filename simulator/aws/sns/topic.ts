import type { Problem } from "../../errors";
import type { Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { arnOf } from "../arn";
import { givenName } from "../iam/names";
import { notJson, otherThan, outside } from "../input-problems";
import { sameJson } from "../json-text";
import { checkKeyUse } from "../key-use";
import { checkPolicy, samePolicy, withPolicyText } from "../policy-document";
import { withinQuota } from "../quotas";
import { isOn } from "../reading";
import { refusal } from "../refusal";
import { topicType } from "../types";
import { checkTopicPolicy, defaultTopicPolicy } from "./topic-policy";

const endpoints = ["application", "firehose", "http", "lambda", "sqs"];

/** A topic; its id is its ARN, and that of a FIFO topic ends in `.fifo`. */
export const topicLaw: Law = {
  complete: (inputs) => withPolicyText(inputs, "policy"),

  check: (inputs) => [
    ...nameProblems(inputs),
    ...checkPolicy(inputs, "policy"),
    ...notJson(inputs, "deliveryPolicy"),
    ...notJson(inputs, "archivePolicy"),
    ...otherThan(inputs, "tracingConfig", ["Active", "PassThrough"]),
    ...outside(inputs, "signatureVersion", { least: 1, most: 2, unit: "" }),
    ...endpoints.flatMap((kind) =>
      outside(inputs, `${kind}SuccessFeedbackSampleRate`, { least: 0, most: 100, unit: "percent" }),
    ),
    ...(isOn(inputs, "contentBasedDeduplication") && !isOn(inputs, "fifoTopic")
      ? [
          {
            property: "contentBasedDeduplication",
            reason: "contentBasedDeduplication is true and fifoTopic is not; only FIFO topics tell messages apart.",
          },
        ]
      : []),
  ],

  judge({ path, before, after }) {
    if (path[0] === "policy" && samePolicy(before, after)) return "same";
    return (path[0] === "deliveryPolicy" || path[0] === "archivePolicy") && sameJson(before, after)
      ? "same"
      : undefined;
  },

  create(inputs, context) {
    const isFifo = isOn(inputs, "fifoTopic");
    const name =
      inputs.name === undefined ? givenName(inputs, context) + (isFifo ? ".fifo" : "") : givenName(inputs, context);
    const arn = arnOf(context, "sns", name);
    const topics = context.inventory.list(topicType);
    if (topics.some((one) => one.id === arn))
      throw refusal(
        "InvalidParameter",
        `Invalid parameter: Attributes Reason: Topic already exists with different attributes: ${arn}. Import it, or choose another name.`,
        "exists",
      );
    withinQuota(
      isFifo ? "fifoTopics" : "topics",
      topics.filter((one) => isOn(one.outputs, "fifoTopic") === isFifo).length,
    );
    checkContent(inputs, arn, context);
    return {
      id: arn,
      outputs: {
        name,
        arn,
        owner: context.place.account,
        policy: textOf(inputs, "policy") ?? JSON.stringify(defaultTopicPolicy(arn, context)),
        beginningArchiveTime: "",
      },
    };
  },

  update(resource, inputs, context) {
    checkContent(inputs, resource.id, context);
    return {};
  },
};

function nameProblems(inputs: Properties): Problem[] {
  const name = textOf(inputs, "name");
  if (name === undefined) return [];
  const isFifo = isOn(inputs, "fifoTopic");
  if (isFifo ? /^[\w-]{1,251}\.fifo$/.test(name) : /^[\w-]{1,256}$/.test(name)) return [];
  return [
    {
      property: "name",
      reason: isFifo
        ? `name is "${name}"; expected 1 to 251 letters, digits, _ and -, and .fifo at the end.`
        : `name is "${name}"; expected 1 to 256 letters, digits, _ and - (.fifo is for fifoTopic: true).`,
    },
  ];
}

function checkContent(inputs: Properties, arn: string, context: LawContext): void {
  checkKeyUse(textOf(inputs, "kmsMasterKeyId"), "KMSNotFound", "The key of the topic cannot be used.", context);
  checkTopicPolicy(inputs.policy, arn, context);
}
