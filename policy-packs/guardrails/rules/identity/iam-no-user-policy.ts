import type { PolicyResource } from "../../facts/resource";
import { listOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

const USER = "aws:iam/user:User";
const USER_POLICY = "aws:iam/userPolicy:UserPolicy";
const USER_ATTACHMENT = "aws:iam/userPolicyAttachment:UserPolicyAttachment";
const USER_ATTACHMENTS = "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive";
const ATTACHMENT = "aws:iam/policyAttachment:PolicyAttachment";

/** A list has to be empty: of users, or of the policies of one. */
function mustBeNone({ props }: PolicyResource, path: string, message: string): readonly Verdict[] {
  const list = listOf(props[path]);
  if (list === UNKNOWN) return [undetermined(path, "whether a user gets a policy of its own is not known")];
  return list.length === 0 ? [] : [violation(path, message)];
}

/** Rights of people are rights of groups and roles, which somebody looks after; users that last are no part of that. */
export const iamNoUserPolicy: Rule = {
  id: "iam-no-user-policy",
  title: "Users get rights through groups only, and production has none",
  severity: "medium",
  tier: "standard",
  frameworks: controls({
    cis5: ["1.14"],
    cis3: ["1.15"],
    fsbp: ["IAM.2"],
    pci4: ["7.2.1", "7.2.2"],
    soc2: ["CC1.3"],
    iso27001: ["A.5.15"],
    checkov: ["CKV_AWS_40", "CKV_AWS_273"],
  }),
  requirements: ["A-071", "D-021"],
  remedy: "give the policy to a group or, better, to a role that people take on (components/access/people-roles.ts)",
  types: [USER, USER_POLICY, USER_ATTACHMENT, USER_ATTACHMENTS, ATTACHMENT],
  check(resource, { environment }) {
    const message = "a user gets a policy of its own";
    switch (resource.type) {
      case USER:
        return environment.production ? [violation("", "a user that lasts in production")] : [];
      case ATTACHMENT:
        return mustBeNone(resource, "users", message);
      case USER_ATTACHMENTS:
        return mustBeNone(resource, "policyArns", message);
      default:
        return [violation("", message)];
    }
  },
};
