import type { Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { arnOf } from "../arn";
import { misshapen, notJson, otherThan } from "../input-problems";
import { sameJson } from "../json-text";
import { withinQuota } from "../quotas";
import { isGiven, mustText, objectOf, objects } from "../reading";
import { refusal } from "../refusal";
import { functionType, recorderType } from "../types";
import { frequencies } from "./frequencies";

const ruleType = "aws:cfg/rule:Rule";

/** A rule that configurations are held to; it needs a recorder. */
export const configRuleLaw: Law = {
  check(inputs) {
    const source = objectOf(inputs, "source");
    return [
      ...misshapen(inputs, "name", /^[^\s].{0,127}$/, "1 to 128 characters, the first no white space"),
      ...notJson(inputs, "inputParameters"),
      ...otherThan(inputs, "maximumExecutionFrequency", frequencies),
      ...otherThan(source, "owner", ["AWS", "CUSTOM_LAMBDA", "CUSTOM_POLICY"], "source.owner"),
      ...(source.owner === "CUSTOM_POLICY" && !isGiven(source, "customPolicyDetails")
        ? [
            {
              property: "source.customPolicyDetails",
              reason: "owner is CUSTOM_POLICY and customPolicyDetails is missing; give the policy's runtime and text.",
            },
          ]
        : []),
    ];
  },

  judge: ({ path, before, after }) => (path[0] === "inputParameters" && sameJson(before, after) ? "same" : undefined),

  create(inputs, context) {
    const { inventory } = context;
    if (inventory.list(recorderType).length === 0)
      throw refusal(
        "NoAvailableConfigurationRecorderException",
        "Configuration Recorder is not available to put config rule. Make the recorder first.",
        "precondition",
      );
    withinQuota("configRules", inventory.list(ruleType).length);
    checkSource(inputs, context);
    const ruleId = `config-rule-${context.mint.hex(6)}`;
    return {
      id: mustText(inputs, "name"),
      outputs: { ruleId, arn: arnOf(context, "config", `config-rule/${ruleId}`) },
    };
  },

  update(_resource, inputs, context) {
    checkSource(inputs, context);
    return {};
  },
};

function checkSource(inputs: Properties, context: LawContext): void {
  const source = objectOf(inputs, "source");
  const identifier = textOf(source, "sourceIdentifier") ?? "";
  if (source.owner === "AWS" && !/^[A-Z][A-Z0-9_]+$/.test(identifier))
    throw refusal(
      "InvalidParameterValueException",
      `The sourceIdentifier ${identifier} is invalid. Please refer to the documentation for a list of valid sourceIdentifiers that can be used when AWS is the Owner.`,
    );
  if (source.owner === "AWS" && objects(source.sourceDetails).length > 0)
    throw refusal(
      "InvalidParameterValueException",
      "SourceDetails should be null/empty if the Owner is AWS; leave sourceDetails out.",
    );
  const isFunction = context.inventory.everywhere(functionType).some((one) => one.outputs.arn === identifier);
  if (source.owner === "CUSTOM_LAMBDA" && !isFunction)
    throw refusal(
      "InsufficientPermissionsException",
      `The AWS Lambda function ${identifier} cannot be invoked. Check the specified function ARN, and check the function's permissions.`,
      "denied",
    );
}
