import type { Law, LawContext, Resource } from "../../law";
import { type Properties, textOf } from "../../values";
import { globalArn, parseArn } from "../arn";
import { checkDocument, checkPolicy, readPolicy, samePolicy, withPolicyText } from "../policy-document";
import { withinQuota } from "../quotas";
import { mustText } from "../reading";
import { refusal } from "../refusal";
import { policyType, rolePolicyAttachmentType, roleType } from "../types";
import { givenName, nameProblems, pathOf } from "./names";

const attachments = [
  rolePolicyAttachmentType,
  "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
];

/** A managed policy: a name of its own, a document for identities, and no deletion while it is attached. */
export const policyLaw: Law = {
  complete: (inputs) => withPolicyText(inputs, "policy"),
  check: (inputs) => [...nameProblems(inputs, 128), ...checkPolicy(inputs, "policy")],
  judge: ({ path, before, after }) => (path[0] === "policy" && samePolicy(before, after) ? "same" : undefined),

  create(inputs, context) {
    const name = givenName(inputs, context);
    const policies = context.inventory.list(policyType);
    if (policies.some((one) => textOf(one.outputs, "name")?.toLowerCase() === name.toLowerCase()))
      throw refusal("EntityAlreadyExists", `A policy called ${name} already exists. Duplicate names are not allowed.`);
    withinQuota("policies", policies.length);
    checkIdentityPolicy(inputs, 6144);
    const arn = globalArn(context, "iam", `policy${pathOf(inputs)}${name}`);
    return {
      id: arn,
      outputs: { name, arn, path: pathOf(inputs), policyId: `ANPA${context.mint.letters(17)}`, attachmentCount: 0 },
    };
  },

  update(_resource, inputs) {
    checkIdentityPolicy(inputs, 6144);
    return {};
  },

  read: (resource, context) => ({ attachmentCount: attachedTo(resource.id, context).length }),

  remove(resource, context) {
    const [first] = attachedTo(resource.id, context);
    if (first !== undefined)
      throw refusal("DeleteConflict", `Cannot delete a policy attached to entities (${first.id}).`);
    return "gone";
  },
};

/** A policy inside a role. */
export const rolePolicyLaw: Law = {
  complete: (inputs) => withPolicyText(inputs, "policy"),
  check: (inputs) => [...nameProblems(inputs, 128), ...checkPolicy(inputs, "policy")],
  judge: ({ path, before, after }) => (path[0] === "policy" && samePolicy(before, after) ? "same" : undefined),

  create(inputs, context) {
    const role = roleOf(inputs, context);
    checkIdentityPolicy(inputs, 10_240);
    const name = givenName(inputs, context);
    return { id: `${role.id}:${name}`, outputs: { name, role: role.id } };
  },

  update(_resource, inputs) {
    checkIdentityPolicy(inputs, 10_240);
    return {};
  },
};

/** Puts a managed policy on a role. */
export const rolePolicyAttachmentLaw: Law = {
  check(inputs) {
    const arn = textOf(inputs, "policyArn");
    return arn === undefined || parseArn(arn)?.service === "iam"
      ? []
      : [
          {
            property: "policyArn",
            reason: `"${arn}" is no ARN of a policy; expected arn:aws:iam::ACCOUNT:policy/NAME.`,
          },
        ];
  },

  create(inputs, context) {
    const role = roleOf(inputs, context);
    const arn = mustText(inputs, "policyArn");
    const isManagedByAws = parseArn(arn)?.account === "aws";
    if (!isManagedByAws && context.inventory.get(policyType, arn) === undefined)
      throw refusal("NoSuchEntity", `Policy ${arn} does not exist or is not attachable.`);
    withinQuota("attachedPolicies", context.inventory.where(rolePolicyAttachmentType, "role", role.id).length);
    return { id: `${role.id}/${arn}`, outputs: { role: role.id } };
  },
};

function attachedTo(arn: string, context: LawContext): readonly Resource[] {
  return attachments.flatMap((type) => context.inventory.where(type, "policyArn", arn));
}

/** The role that an input names, or IAM's refusal: of an ARN in place of the name, or of a role that is not there. */
export function roleOf(inputs: Properties, context: LawContext): Resource {
  const name = mustText(inputs, "role");
  if (!/^[\w+=,.@-]{1,64}$/.test(name))
    throw refusal(
      "ValidationError",
      `The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-; got ${name}. Give the role's name, not its ARN.`,
    );
  const role = context.inventory.get(roleType, name);
  if (role === undefined) throw refusal("NoSuchEntity", `The role with name ${name} cannot be found.`);
  return role;
}

function checkIdentityPolicy(inputs: Properties, longest: number): void {
  const document = readPolicy(inputs.policy);
  if (document === undefined) throw refusal("MalformedPolicyDocument", "Syntax errors in policy.");
  const sid = "letters and digits";
  checkDocument(document, { code: "MalformedPolicyDocument", principal: "refused", resource: "needed", sid, longest });
}
