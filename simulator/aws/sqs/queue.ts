import type { Problem } from "../../errors";
import type { Law, LawContext } from "../../law";
import { isProperties, type Properties, textOf } from "../../values";
import { notJson, outside } from "../input-problems";
import { readJson, sameJson } from "../json-text";
import { checkPolicy, samePolicy, withPolicyText } from "../policy-document";
import { isOn } from "../reading";
import { refusal } from "../refusal";
import { queueType } from "../types";

/** A queue: limits of SQS's quotas page, a name in the form of its kind, letters that go to a queue of the same kind. */
export const queueLaw: Law = {
  complete: (inputs) => withPolicyText(inputs, "policy"),

  check: (inputs) => [
    ...nameProblems(inputs),
    ...outside(inputs, "visibilityTimeoutSeconds", { least: 0, most: 43_200, unit: "seconds" }),
    ...outside(inputs, "messageRetentionSeconds", { least: 60, most: 1_209_600, unit: "seconds" }),
    ...outside(inputs, "delaySeconds", { least: 0, most: 900, unit: "seconds" }),
    ...outside(inputs, "receiveWaitTimeSeconds", { least: 0, most: 20, unit: "seconds" }),
    ...outside(inputs, "maxMessageSize", { least: 1024, most: 1_048_576, unit: "bytes" }),
    ...checkPolicy(inputs, "policy"),
    ...notJson(inputs, "redrivePolicy"),
    ...(isOn(inputs, "contentBasedDeduplication") && !isOn(inputs, "fifoQueue") && isPlain(inputs)
      ? [
          {
            property: "contentBasedDeduplication",
            reason: "content-based deduplication can only be set for FIFO queue; set fifoQueue.",
          },
        ]
      : []),
  ],

  judge({ path, before, after }) {
    if (path[0] === "policy" && samePolicy(before, after)) return "same";
    return (path[0] === "redrivePolicy" || path[0] === "redriveAllowPolicy") && sameJson(before, after)
      ? "same"
      : undefined;
  },

  verify: checkRedrive,
};

function isPlain(inputs: Properties): boolean {
  return inputs.fifoQueue === undefined || typeof inputs.fifoQueue === "boolean";
}

function nameProblems(inputs: Properties): Problem[] {
  const name = textOf(inputs, "name");
  const isFifo = isOn(inputs, "fifoQueue");
  if (name === undefined || (isFifo ? /^[\w-]{1,75}\.fifo$/ : /^[\w-]{1,80}$/).test(name)) return [];
  if (!isPlain(inputs)) return [];
  return [
    {
      property: "name",
      reason: `name is "${name}"; expected ${isFifo ? "1 to 75 letters, digits, _ and -, and .fifo at the end" : "1 to 80 letters, digits, _ and - (.fifo is for fifoQueue: true)"}.`,
    },
  ];
}

/** Refuses letters to a queue that is not there, or of the other kind. */
function checkRedrive(inputs: Properties, context: LawContext): void {
  const policy = readJson(inputs.redrivePolicy);
  const arn = isProperties(policy) ? textOf(policy, "deadLetterTargetArn") : undefined;
  if (arn === undefined) return;
  const letters = context.inventory.list(queueType).find((one) => one.outputs.arn === arn);
  const reason =
    letters === undefined
      ? `Dead letter target does not exist (${arn})`
      : isOn(letters.outputs, "fifoQueue") === isOn(inputs, "fifoQueue")
        ? undefined
        : "Dead-letter queue must be same type of queue as the source";
  if (reason !== undefined)
    throw refusal(
      "InvalidParameterValue",
      `Value ${textOf(inputs, "redrivePolicy")} for parameter RedrivePolicy is invalid. Reason: ${reason}.`,
    );
}
