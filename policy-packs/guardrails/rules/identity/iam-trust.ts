import { UNKNOWN, type Unknown } from "../../facts/value";
import { any } from "../../iam/decision";
import { allows, type Statement } from "../../iam/document";
import { locatedStatements } from "../../iam/grants";
import { ownAccount } from "../../iam/own-account";
import { letsEverybodyIn } from "../../iam/public-principal";
import { isAudienceKey, isSubjectKey, tooWideSubject } from "../../iam/token-subjects";
import {
  asksForMfa,
  deniesWithoutMfa,
  heldTo,
  isFixedText,
  isHeld,
  trustedAccounts,
  trustedTokens,
} from "../../iam/trust";
import { configuredTexts } from "../../pack/configuration";
import { controls } from "../../pack/frameworks";
import { type Rule, type RuleContext, undetermined, type Verdict, violation } from "../../pack/rule";

/** By these another account cannot be made to use our trust for somebody else; or it is people, or our organisation. */
const FOR_OTHERS = /^(sts:externalid|aws:principalorgid|aws:principalorgpaths)$/;

/** Tokens are made for everybody who uses the provider; the role is for one of them, and for us. */
function tokenVerdicts(statement: Statement, path: string, isProduction: boolean): readonly Verdict[] {
  const trusted = trustedTokens(statement);
  if (trusted.any === false) return [];
  const subjects = heldTo(statement, isSubjectKey);
  const audiences = heldTo(statement, isAudienceKey);
  if (trusted.any === UNKNOWN || subjects.includes(UNKNOWN)) {
    return [undetermined(path, "whose tokens the statement trusts is not known")];
  }
  const wide = subjects.flatMap((text) => (text === UNKNOWN ? [] : (tooWideSubject(text, isProduction) ?? [])));
  const faults = [
    ...(trusted.ofMany !== false && subjects.length === 0 ? ["anybody's tokens: no subject (sub) is named"] : []),
    ...wide.slice(0, 1).map((whose) => `the tokens of ${whose}`),
    ...(trusted.ofVisitors !== false && isHeld(statement, ofSignedIn) === false
      ? ["visitors who have not signed in: amr is not held to authenticated"]
      : []),
    ...(audiences.length === 0 ? ["tokens that are not made for us: no audience (aud) is named"] : []),
  ];
  return faults.map((fault) => violation(path, `the statement trusts ${fault}`));
}

/** What Cognito says of those who have signed in; it says `unauthenticated` of the others. */
function ofSignedIn(key: string, text: string): boolean | undefined {
  return key.endsWith(":amr") ? text !== "" && text !== "unauthenticated" && !/[*?]/.test(text) : undefined;
}

/** Another account has to say whom it acts for. */
function accountVerdicts(
  statement: Statement,
  path: string,
  own: string | Unknown,
  friends: readonly string[],
  needsMfa: boolean,
): readonly Verdict[] {
  const held = isHeld(statement, (key, text) => (FOR_OTHERS.test(key) ? isFixedText(text) : undefined));
  const narrowed = any([asksForMfa(statement), needsMfa, held]);
  if (narrowed === true) return [];
  return trustedAccounts(statement)
    .filter(({ account }) => account !== own && !friends.includes(account))
    .map(({ account }) =>
      own === UNKNOWN || narrowed === UNKNOWN
        ? undetermined(path, `whether account ${account} is another one, and has to bring sts:ExternalId, is not known`)
        : violation(path, `account ${account} takes on the role without sts:ExternalId`),
    );
}

function statementVerdicts(
  statement: Statement,
  path: string,
  own: string | Unknown,
  needsMfa: boolean,
  { environment, config }: RuleContext,
): readonly Verdict[] {
  if (!allows(statement)) return [];
  const open = letsEverybodyIn(statement);
  if (open === UNKNOWN) return [undetermined(path, "who takes on the role is not known")];
  if (open !== false) return [violation(path, "anybody takes on the role")];
  return [
    ...tokenVerdicts(statement, path, environment.production),
    ...accountVerdicts(statement, path, own, configuredTexts(config["accounts"]), needsMfa),
  ];
}

/** A role is for those who need it: no stranger, no other repository or service account. */
export const iamTrust: Rule = {
  id: "iam-trust",
  title: "Roles trust somebody in particular",
  severity: "critical",
  tier: "baseline",
  frameworks: controls({ checkov: ["CKV_AWS_60", "CKV_AWS_393"] }),
  requirements: ["K-08", "A-043", "C-026", "B-027", "D-037", "E-048"],
  remedy:
    "name the principal; for tokens StringEquals on sub and aud (components/cluster/irsa-trust.ts), for other accounts on sts:ExternalId",
  configSchema: {
    accounts: { type: "array", items: { type: "string" }, description: "accounts that need no external id" },
  },
  types: ["aws:iam/role:Role"],
  check(resource, context) {
    const located = locatedStatements(resource.props["assumeRolePolicy"], "assumeRolePolicy");
    const needsMfa = deniesWithoutMfa(located.map(({ statement }) => statement));
    return located.flatMap(({ path, statement }) =>
      statement === UNKNOWN
        ? [undetermined(path, "who takes on the role is not known")]
        : statementVerdicts(statement, path, ownAccount(resource), needsMfa, context),
    );
  },
};
