import type { Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { misshapen } from "../input-problems";
import { withinQuota } from "../quotas";
import { isGiven, isOn, objectOf, texts } from "../reading";
import { refusal } from "../refusal";
import { recorderType, roleType } from "../types";

/** What writes down how resources are configured: one in an account's region. */
export const recorderLaw: Law = {
  check: (inputs) => misshapen(inputs, "roleArn", /^arn:aws[a-z-]*:iam::\d{12}:role\//, "the ARN of a role"),

  create(inputs, context) {
    withinQuota("recorders", context.inventory.list(recorderType).length);
    checkRecorder(inputs, context);
    const name = textOf(inputs, "name") ?? "default";
    return { id: name, outputs: { name } };
  },

  update(_resource, inputs, context) {
    checkRecorder(inputs, context);
    return {};
  },
};

function checkRecorder(inputs: Properties, context: LawContext): void {
  const role = textOf(inputs, "roleArn") ?? "";
  const isServiceLinked = role.includes(":role/aws-service-role/");
  if (!isServiceLinked && !context.inventory.list(roleType).some((one) => one.outputs.arn === role))
    throw refusal("InvalidRoleException", `You have provided a role that does not exist: ${role}.`);
  const group = objectOf(inputs, "recordingGroup");
  const all = isOn({ allSupported: true, ...group }, "allSupported");
  if (all && (texts(group.resourceTypes).length > 0 || isGiven(group, "exclusionByResourceTypes")))
    throw refusal(
      "InvalidRecordingGroupException",
      "The recording group provided is not valid: allSupported is true and resource types are named; set allSupported to false or leave them out.",
    );
  if (!all && isOn(group, "includeGlobalResourceTypes"))
    throw refusal(
      "InvalidRecordingGroupException",
      "The recording group provided is not valid: includeGlobalResourceTypes needs allSupported.",
    );
}
