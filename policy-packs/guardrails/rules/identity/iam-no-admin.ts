import { controls } from "../../frameworks";
import {
  allows,
  isEveryAction,
  isEverything,
  namedField,
  type Statement,
  statementsOf,
  textsOf,
} from "../../iam/document";
import { type Rule, undetermined, type Verdict, violation } from "../../rule";
import { isProperties, listOf, textOf, UNKNOWN, type Unknown, type Value } from "../../value";

/** Where each type keeps documents that grant rights. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  "aws:iam/policy:Policy": "policy",
  "aws:iam/rolePolicy:RolePolicy": "policy",
  "aws:iam/userPolicy:UserPolicy": "policy",
  "aws:iam/groupPolicy:GroupPolicy": "policy",
};

/** Where each type names policies that it attaches. */
const ATTACHMENTS: Readonly<Record<string, string>> = {
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "policyArn",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": "policyArn",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": "policyArn",
  "aws:iam/policyAttachment:PolicyAttachment": "policyArn",
  "aws:iam/role:Role": "managedPolicyArns",
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": "policyArns",
};

/** Policies of AWS that grant everything, or the right to grant it. */
const ADMIN_POLICY = /:policy\/(AdministratorAccess|AdministratorAccess-.+|IAMFullAccess|PowerUserAccess)$/;

/** Whether a statement allows every action on everything, by name or by what it does not exclude. */
function isAdmin(statement: Statement): boolean | typeof UNKNOWN {
  if (!allows(statement)) return false;
  const resources = textsOf(namedField(statement, "Resource"));
  const everything =
    resources.some((text) => text !== UNKNOWN && isEverything(text)) ||
    namedField(statement, "NotResource") !== undefined;
  const actions = textsOf(namedField(statement, "Action"));
  const everyAction =
    actions.some((text) => text !== UNKNOWN && isEveryAction(text)) || namedField(statement, "NotAction") !== undefined;
  if (everything && everyAction) return true;
  const perhapsAll = everything || resources.includes(UNKNOWN);
  const perhapsEvery = everyAction || actions.includes(UNKNOWN);
  return perhapsAll && perhapsEvery ? UNKNOWN : false;
}

function documentVerdicts(document: Value | undefined, path: string): readonly Verdict[] {
  const statements = statementsOf(document);
  if (statements === undefined) return [];
  if (statements === UNKNOWN) return [undetermined(path, "what the policy allows is not known")];
  return statements.flatMap((statement, index) => {
    const at = `${path}.Statement[${index}]`;
    const answer = statement === UNKNOWN ? UNKNOWN : isAdmin(statement);
    if (answer === UNKNOWN) return [undetermined(at, "what the statement allows is not known")];
    return answer ? [violation(at, "the statement allows every action on every resource")] : [];
  });
}

function attachmentVerdicts(value: Value | undefined, path: string): readonly Verdict[] {
  const arns = listOf(value);
  if (arns === UNKNOWN) return [];
  return arns.flatMap((arn) => {
    const text = textOf(arn);
    // A policy whose ARN is not known yet is made here, and looked at where it is made.
    if (typeof text !== "string" || !ADMIN_POLICY.test(text)) return [];
    return [violation(path, `it attaches ${text.slice(text.lastIndexOf("/") + 1)}`)];
  });
}

/** Nobody is made an administrator by code. */
export const iamNoAdmin: Rule = {
  id: "iam-no-admin",
  title: "No policy allows everything",
  severity: "critical",
  tier: "baseline",
  frameworks: controls({
    cis5: ["1.15"],
    cis3: ["1.16"],
    fsbp: ["IAM.1"],
    checkov: ["CKV_AWS_62", "CKV_AWS_274"],
  }),
  requirements: ["K-07", "A-071", "D-021"],
  remedy: "name the actions and the resources that are needed",
  types: [...Object.keys(DOCUMENTS), ...Object.keys(ATTACHMENTS)],
  check({ type, props }) {
    const document = DOCUMENTS[type];
    const attachment = ATTACHMENTS[type];
    const inline = type === "aws:iam/role:Role" ? listOf(props["inlinePolicies"]) : [];
    return [
      ...(document === undefined ? [] : documentVerdicts(props[document], document)),
      ...(attachment === undefined ? [] : attachmentVerdicts(props[attachment], attachment)),
      ...inlineVerdicts(inline),
    ];
  },
};

function inlineVerdicts(inline: readonly Value[] | Unknown): readonly Verdict[] {
  if (inline === UNKNOWN) return [undetermined("inlinePolicies", "what the role's own policies allow is not known")];
  return inline.flatMap((policy, index) => {
    const path = `inlinePolicies[${index}]`;
    if (policy === UNKNOWN) return [undetermined(path, "what the role's own policy allows is not known")];
    return isProperties(policy) ? documentVerdicts(policy["policy"], `${path}.policy`) : [];
  });
}
