import type { Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { notOne } from "../input-problems";
import { checkDocument, checkPolicy, readPolicy, samePolicy, withPolicyText } from "../policy-document";
import { withinQuota } from "../quotas";
import { isGiven, mustText } from "../reading";
import { refusal } from "../refusal";
import { logResourcePolicyType } from "./types";

const LONGEST = 5120;

/** Which services may write logs: ten to a region, of 5120 characters each. */
export const logResourcePolicyLaw: Law = {
  complete: (inputs) => withPolicyText(inputs, "policyDocument"),

  check(inputs) {
    const length = textOf(inputs, "policyDocument")?.length ?? 0;
    return [
      ...notOne(inputs, ["policyName", "resourceArn"], "one"),
      ...checkPolicy(inputs, "policyDocument"),
      ...(length <= LONGEST
        ? []
        : [
            {
              property: "policyDocument",
              reason: `policyDocument has ${length} characters; expected at most ${LONGEST}.`,
            },
          ]),
    ];
  },

  judge: ({ path, before, after }) => (path[0] === "policyDocument" && samePolicy(before, after) ? "same" : undefined),

  create(inputs, context) {
    const policies = context.inventory.list(logResourcePolicyType).filter((one) => isGiven(one.inputs, "policyName"));
    if (isGiven(inputs, "policyName")) withinQuota("logResourcePolicies", policies.length);
    checkContent(inputs, context);
    return {
      id: textOf(inputs, "policyName") ?? mustText(inputs, "resourceArn"),
      outputs: {
        policyScope: isGiven(inputs, "policyName") ? "ACCOUNT" : "RESOURCE",
        revisionId: context.mint.hex(32),
      },
    };
  },

  update(_resource, inputs, context) {
    checkContent(inputs, context);
    return {};
  },
};

function checkContent(inputs: Properties, context: LawContext): void {
  const document = readPolicy(inputs.policyDocument);
  if (document === undefined)
    throw refusal(
      "InvalidParameterException",
      `Unparseable policy document for the logs of ${context.place.region}; write it with JSON.stringify.`,
    );
  checkDocument(document, {
    code: "InvalidParameterException",
    principal: "needed",
    resource: "needed",
    longest: LONGEST,
  });
}
