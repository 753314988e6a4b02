import { any } from "../../iam/answer";
import { allows, type Statement } from "../../iam/document";
import { locatedStatements } from "../../iam/grants";
import { asksForMfa, heldTo, isFixedText, trustedAccounts } from "../../iam/trust";
import { type Rule, undetermined, type Verdict, violation } from "../../rule";
import { UNKNOWN } from "../../value";

/** By these a role is for machines, for another company or for somebody who is named, although an account is trusted. */
const NOT_PEOPLE = /^(sts:externalid|aws:principalarn|aws:sourceaccount|aws:sourcearn|aws:principalservicename)$/;

function statementVerdicts(statement: Statement, path: string): readonly Verdict[] {
  const people = trustedAccounts(statement).filter(({ kind }) => kind !== "role");
  if (!allows(statement) || people.length === 0) return [];
  const held = heldTo(statement, (key) => NOT_PEOPLE.test(key)).map((text) =>
    text === UNKNOWN ? text : isFixedText(text),
  );
  const answer = any([asksForMfa(statement), ...held]);
  if (answer === true) return [];
  if (answer === UNKNOWN) return [undetermined(path, "whether people need MFA is not known")];
  const who = people.map(({ text }) => text).join(", ");
  return [violation(path, `people take on the role without MFA: it trusts ${who}`)];
}

/** A password is not enough for a role. Whoever trusts a whole account, or its users, trusts people. */
export const iamPeopleMfa: Rule = {
  id: "iam-people-mfa",
  title: "People take on roles with MFA only",
  severity: "high",
  tier: "standard",
  frameworks: [],
  requirements: ["K-10", "A-072", "C-027", "E-105"],
  remedy:
    "ask for Bool aws:MultiFactorAuthPresent: true (components/access/people-roles.ts), or name the role that takes it on",
  types: ["aws:iam/role:Role"],
  check: ({ props }) =>
    locatedStatements(props["assumeRolePolicy"], "assumeRolePolicy").flatMap(({ path, statement }) =>
      statement === UNKNOWN
        ? [undetermined(path, "who takes on the role is not known")]
        : statementVerdicts(statement, path),
    ),
};
