import type { PolicyResource } from "../../facts/resource";
import { UNKNOWN } from "../../facts/value";
import { attachedPolicies, attachingTypes } from "../../iam/attachments";
import { exceptBoundaries } from "../../iam/boundaries";
import { isAdmin, isAdminTogether } from "../../iam/everything";
import {
  grantedDocuments,
  grantingTypes,
  kindOf,
  type LocatedDocument,
  type LocatedStatement,
  locatedStatements,
} from "../../iam/grants";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

/** Policies of AWS that grant everything, or the right to grant it. */
const ADMIN_POLICY = /^(AdministratorAccess|AdministratorAccess-.+|IAMFullAccess|PowerUserAccess)$/;

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

function attachmentVerdicts(resource: PolicyResource): readonly Verdict[] {
  return attachedPolicies(resource)
    .filter(({ name }) => ADMIN_POLICY.test(name))
    .map(({ path, name }) => violation(path, `it attaches ${name}`));
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
  types: [...new Set([...grantingTypes, ...attachingTypes])],
  ...exceptBoundaries((resource) => [
    ...grantedDocuments(resource).flatMap(documentVerdicts),
    ...attachmentVerdicts(resource),
  ]),
};
