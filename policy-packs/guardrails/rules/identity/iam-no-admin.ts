import { controls } from "../../frameworks";
import { isAdmin, isAdminTogether } from "../../iam/everything";
import {
  grantedDocuments,
  grantingTypes,
  kindOf,
  type LocatedDocument,
  type LocatedStatement,
  locatedStatements,
} from "../../iam/grants";
import { type Rule, undetermined, type Verdict, violation } from "../../rule";
import { listOf, textOf, UNKNOWN, type Value } from "../../value";

/** Where each type names policies that it attaches. */
const ATTACHMENTS: Readonly<Record<string, string>> = {
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "policyArn",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": "policyArn",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": "policyArn",
  "aws:iam/policyAttachment:PolicyAttachment": "policyArn",
  "aws:iam/role:Role": "managedPolicyArns",
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": "policyArns",
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": "policyArns",
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": "policyArns",
  "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment": "managedPolicyArn",
};

/** Policies of AWS that grant everything, or the right to grant it. */
const ADMIN_POLICY = /:policy\/(AdministratorAccess|AdministratorAccess-.+|IAMFullAccess|PowerUserAccess)$/;

function documentVerdicts({ path, document }: LocatedDocument): readonly Verdict[] {
  const located = locatedStatements(document, path);
  const verdicts = located.flatMap(statementVerdicts);
  const known = located.map(({ statement }) => statement).filter((statement) => statement !== UNKNOWN);
  if (verdicts.length > 0 || isAdminTogether(known) !== true) return verdicts;
  return [violation(path, "the statements together allow every action on every resource")];
}

function statementVerdicts({ path, statement }: LocatedStatement): readonly Verdict[] {
  const answer = statement === UNKNOWN ? UNKNOWN : isAdmin(statement);
  if (answer === UNKNOWN) return [undetermined(path, `what the ${kindOf(path)} allows is not known`)];
  return answer === false ? [] : [violation(path, "the statement allows every action on every resource")];
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
    soc2: ["CC1.3", "CC6.3"],
    hipaa: [
      "164.308(a)(1)(ii)(B)",
      "164.308(a)(3)(i)",
      "164.308(a)(3)(ii)(B)",
      "164.308(a)(4)(i)",
      "164.308(a)(4)(ii)(B)",
      "164.308(a)(4)(ii)(C)",
      "164.312(a)(1)",
    ],
    gdpr: ["Art. 25"],
    iso27001: ["A.5.18", "A.8.2"],
    checkov: ["CKV_AWS_62", "CKV_AWS_274"],
  }),
  requirements: ["K-07", "A-071", "D-021"],
  remedy: "name the actions and the resources that are needed",
  types: [...new Set([...grantingTypes, ...Object.keys(ATTACHMENTS)])],
  check(resource) {
    const attachment = ATTACHMENTS[resource.type];
    return [
      ...grantedDocuments(resource).flatMap(documentVerdicts),
      ...(attachment === undefined ? [] : attachmentVerdicts(resource.props[attachment], attachment)),
    ];
  },
};
