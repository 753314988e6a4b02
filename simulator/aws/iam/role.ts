import type { Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { globalArn } from "../arn";
import {
  checkDocument,
  checkPolicy,
  type PolicyRules,
  readPolicy,
  samePolicy,
  withPolicyText,
} from "../policy-document";
import { unknownPrincipal } from "../principals";
import { withinQuota } from "../quotas";
import { isOn, numberOf, objects, texts } from "../reading";
import { refusal } from "../refusal";
import { rolePolicyAttachmentType, rolePolicyType, roleType } from "../types";
import { givenName, nameProblems, pathOf } from "./names";

/** A role: its name is unique in the account whatever the case, and its trust names who exists. */
export const roleLaw: Law = {
  complete: (inputs) => withPolicyText(inputs, "assumeRolePolicy"),

  check(inputs) {
    const hours = numberOf(inputs, "maxSessionDuration");
    return [
      ...nameProblems(inputs, 64),
      ...checkPolicy(inputs, "assumeRolePolicy"),
      ...(hours !== undefined && (hours < 3600 || hours > 43_200)
        ? [
            {
              property: "maxSessionDuration",
              reason: `maxSessionDuration is ${hours}; expected 3600 to 43200 seconds.`,
            },
          ]
        : []),
    ];
  },

  judge: ({ path, before, after }) =>
    path[0] === "assumeRolePolicy" && samePolicy(before, after) ? "same" : undefined,

  create(inputs, context) {
    const name = givenName(inputs, context);
    const roles = context.inventory.list(roleType);
    if (roles.some((one) => one.id.toLowerCase() === name.toLowerCase()))
      throw refusal("EntityAlreadyExists", `Role with name ${name} already exists.`);
    withinQuota("roles", roles.length);
    checkRole(inputs, context);
    return {
      id: name,
      outputs: {
        name,
        arn: globalArn(context, "iam", `role${pathOf(inputs)}${name}`),
        uniqueId: `AROA${context.mint.letters(17)}`,
        createDate: new Date(context.now).toISOString(),
        managedPolicyArns: inputs.managedPolicyArns ?? [],
        inlinePolicies: inputs.inlinePolicies ?? [],
      },
    };
  },

  update(_resource, inputs, context) {
    checkRole(inputs, context);
    return {};
  },

  remove(resource, context) {
    const attached = context.inventory.where(rolePolicyAttachmentType, "role", resource.id);
    const inline = context.inventory.where(rolePolicyType, "role", resource.id);
    if (isOn(resource.outputs, "forceDetachPolicies")) return "gone";
    if (attached.length > 0)
      throw refusal(
        "DeleteConflict",
        `Cannot delete entity, must detach all policies first (${textOf(attached[0]?.outputs ?? {}, "policyArn")}).`,
      );
    if (inline.length > 0)
      throw refusal("DeleteConflict", `Cannot delete entity, must delete policies first (${inline[0]?.id}).`);
    return "gone";
  },
};

/** What IAM takes as a trust: who may assume the role, and nothing but that. */
const trustRules: PolicyRules = {
  code: "MalformedPolicyDocument",
  principal: "needed",
  resource: "refused",
  sid: "letters and digits",
  actions: { pattern: /^(sts:.+|\*)$/i, fault: "AssumeRole policy may only specify STS AssumeRole actions." },
  longest: 2048,
};

function checkRole(inputs: Properties, context: LawContext): void {
  const trust = readPolicy(inputs.assumeRolePolicy);
  if (trust === undefined) throw refusal("MalformedPolicyDocument", "This policy contains invalid Json");
  checkDocument(trust, trustRules);
  const stranger = unknownPrincipal(trust, context);
  if (stranger !== undefined) throw refusal("MalformedPolicyDocument", `Invalid principal in policy: ${stranger}`);
  withinQuota("attachedPolicies", texts(inputs.managedPolicyArns).length - 1);
  for (const policy of objects(inputs.inlinePolicies)) {
    const document = readPolicy(policy.policy);
    if (document !== undefined)
      checkDocument(document, {
        code: "MalformedPolicyDocument",
        principal: "refused",
        resource: "needed",
        sid: "letters and digits",
        longest: 10_240,
      });
  }
}
