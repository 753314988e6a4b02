import type { Law, LawContext } from "../../law";
import { isProperties, type Properties, textOf } from "../../values";
import { resourceKey } from "../../world/stored";
import { parseArn } from "../arn";
import { notJson, otherThan } from "../input-problems";
import { readJson, sameJson } from "../json-text";
import { isGiven, isOn, mustText } from "../reading";
import { refusal } from "../refusal";
import { topicType } from "../types";
import { mustFindTopic } from "./topic-policy";

/** Kinds of endpoints: what each looks like, and what SNS says to another. */
const endpoints: Readonly<Record<string, { readonly form: RegExp; readonly fault: string }>> = {
  application: { form: /^arn:[^:]+:sns:[^:]+:\d{12}:endpoint\/.+/, fault: "Application endpoint arn invalid" },
  email: { form: /^[^@\s]+@[^@\s]+\.[^@\s]+$/, fault: "Email address" },
  "email-json": { form: /^[^@\s]+@[^@\s]+\.[^@\s]+$/, fault: "Email address" },
  firehose: { form: /^arn:[^:]+:firehose:[^:]+:\d{12}:deliverystream\/.+/, fault: "Firehose endpoint ARN" },
  http: { form: /^http:\/\/./, fault: "Endpoint must match the specified protocol" },
  https: { form: /^https:\/\/./, fault: "Endpoint must match the specified protocol" },
  lambda: { form: /^arn:[^:]+:lambda:[^:]+:\d{12}:function:.+/, fault: "Lambda endpoint ARN" },
  sms: { form: /^\+?\d[\d -]{4,14}$/, fault: "Invalid SMS endpoint" },
  sqs: { form: /^arn:[^:]+:sqs:[^:]+:\d{12}:.+/, fault: "SQS endpoint ARN" },
};

const jsonInputs = ["deliveryPolicy", "filterPolicy", "redrivePolicy", "replayPolicy"];

/** Who is told of what a topic hears. People confirm by a mail; a subscription goes with its topic. */
export const topicSubscriptionLaw: Law = {
  check: (inputs) => [
    ...otherThan(inputs, "protocol", Object.keys(endpoints)),
    ...otherThan(inputs, "filterPolicyScope", ["MessageAttributes", "MessageBody"]),
    ...jsonInputs.flatMap((name) => notJson(inputs, name)),
    ...(isGiven(inputs, "filterPolicyScope") && !isGiven(inputs, "filterPolicy")
      ? [
          {
            property: "filterPolicy",
            reason: "filterPolicyScope is given and filterPolicy is missing; give both or leave both out.",
          },
        ]
      : []),
    ...(textOf(inputs, "protocol") === "firehose" && !isGiven(inputs, "subscriptionRoleArn")
      ? [
          {
            property: "subscriptionRoleArn",
            reason: "the protocol is firehose and subscriptionRoleArn is missing; give a role that SNS may assume.",
          },
        ]
      : []),
  ],

  judge({ path, before, after }) {
    return jsonInputs.includes(String(path[0])) && sameJson(before, after) ? "same" : undefined;
  },

  create(inputs, context) {
    const topic = mustText(inputs, "topic");
    checkSubscription(inputs, topic, context);
    const arn = `${topic}:${context.mint.uuid()}`;
    const isPending = needsConfirmation(inputs);
    return {
      id: arn,
      outputs: {
        arn,
        ownerId: context.place.account,
        pendingConfirmation: isPending,
        confirmationWasAuthenticated: !isPending,
        filterPolicyScope:
          textOf(inputs, "filterPolicyScope") ?? (isGiven(inputs, "filterPolicy") ? "MessageAttributes" : ""),
      },
      owner: resourceKey(context.place, topicType, topic),
    };
  },

  update(resource, inputs, context) {
    checkSubscription(inputs, mustText(resource.outputs, "topic"), context);
    return {};
  },
};

function needsConfirmation(inputs: Properties): boolean {
  const protocol = mustText(inputs, "protocol");
  return protocol.startsWith("email") || (protocol.startsWith("http") && !isOn(inputs, "endpointAutoConfirms"));
}

function checkSubscription(inputs: Properties, topic: string, context: LawContext): void {
  mustFindTopic(topic, context);
  const [protocol, endpoint] = [mustText(inputs, "protocol"), mustText(inputs, "endpoint")];
  const kind = endpoints[protocol];
  if (kind !== undefined && !kind.form.test(endpoint))
    throw refusal("InvalidParameter", `Invalid parameter: ${kind.fault}: ${endpoint} is no endpoint of ${protocol}.`);
  if (topic.endsWith(".fifo") && protocol !== "sqs")
    throw refusal(
      "InvalidParameter",
      `Invalid parameter: Invalid protocol type: ${protocol}; a FIFO topic tells SQS queues only.`,
    );
  if (endpoint.endsWith(".fifo") && !topic.endsWith(".fifo"))
    throw refusal(
      "InvalidParameter",
      "Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics",
    );
  checkRedrive(inputs);
}

function checkRedrive(inputs: Properties): void {
  const policy = readJson(inputs.redrivePolicy);
  if (policy === undefined) return;
  const queue = isProperties(policy) ? (textOf(policy, "deadLetterTargetArn") ?? "") : "";
  if (parseArn(queue)?.service !== "sqs")
    throw refusal(
      "InvalidParameter",
      `Invalid parameter: RedrivePolicy: deadLetterTargetArn is an invalid arn: "${queue}"; expected the ARN of an SQS queue.`,
    );
}
