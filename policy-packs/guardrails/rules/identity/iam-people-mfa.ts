import { UNKNOWN } from "../../facts/value";
import { any } from "../../iam/decision";
import { allows, type Statement } from "../../iam/document";
import { locatedStatements } from "../../iam/grants";
import { asksForMfa, deniesWithoutMfa, isFixedText, isHeld, isRoleArn, trustedAccounts } from "../../iam/trust";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

/** By these a role is for machines or for another company, although an account is trusted. */
const NOT_PEOPLE = /^(sts:externalid|aws:sourceaccount|aws:sourcearn|aws:principalservicename)$/;

/** Whether a value of a condition's key leaves people out; undefined of a key that says nothing of it. */
function isNoPerson(key: string, text: string): boolean | undefined {
  if (key === "aws:principalarn") return isRoleArn(text) && isFixedText(text);
  return NOT_PEOPLE.test(key) ? isFixedText(text) : undefined;
}

function statementVerdicts(statement: Statement, path: string): readonly Verdict[] {
  const people = trustedAccounts(statement).filter(({ kind }) => kind !== "role");
  if (!allows(statement) || people.length === 0) return [];
  const answer = any([asksForMfa(statement), isHeld(statement, isNoPerson)]);
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
  check({ props }) {
    const located = locatedStatements(props["assumeRolePolicy"], "assumeRolePolicy");
    if (deniesWithoutMfa(located.map(({ statement }) => statement))) return [];
    return located.flatMap(({ path, statement }) =>
      statement === UNKNOWN
        ? [undetermined(path, "who takes on the role is not known")]
        : statementVerdicts(statement, path),
    );
  },
};
