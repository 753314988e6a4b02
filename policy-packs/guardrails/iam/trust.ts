import { isProperties, UNKNOWN, type Unknown, type Value } from "../facts/value";
import { all, any, type Decision } from "./decision";
import { hasEffect, namedField, type Statement, textsOf } from "./document";
import { accountOfArn } from "./own-account";
import { covers } from "./pattern";

/** Operators that hold only where a value is equal or alike. */
const HOLDS_TO = /^(foranyvalue:)?(string|arn|numeric)(equals|like|equalsignorecase|lessthan|lessthanequals)$/;
/** Identity providers that anybody can have an account with, beside those whose ARN says that they are one. */
const PROVIDERS =
  /:oidc-provider\/|^(cognito-identity\.amazonaws\.com|accounts\.google\.com|www\.amazon\.com|graph\.facebook\.com)$/;
/** Cognito makes tokens for whoever comes, signed in or not. */
const VISITORS = /^cognito-identity\.amazonaws\.com$/;

/** Somebody whom a statement trusts: an account or an organisation as a whole, a user or a role. */
export interface TrustedAccount {
  /** Its number; of an organisation its id. */
  readonly account: string;
  readonly kind: "account" | "user" | "role";
  readonly text: string;
}

/** The identities of accounts that a statement names, as principals or by what a condition says of everybody. */
export function trustedAccounts(statement: Statement): readonly TrustedAccount[] {
  return namesOf(statement, "AWS").flatMap((text): readonly TrustedAccount[] => {
    if (text === UNKNOWN) return [];
    if (text === "*") return amongEverybody(statement);
    if (/^\d{12}$/.test(text)) return [{ account: text, kind: "account", text }];
    const account = accountOfArn(text);
    return account === undefined ? [] : [{ account, kind: kindOfArn(text), text }];
  });
}

function kindOfArn(arn: string): TrustedAccount["kind"] {
  return arn.endsWith(":root") ? "account" : arn.includes(":user/") ? "user" : "role";
}

/** Whom a condition leaves of everybody; nobody in particular where it names nobody. */
function amongEverybody(statement: Statement): readonly TrustedAccount[] {
  const held = (key: string) => heldTo(statement, (each) => each === key).filter((text) => text !== UNKNOWN);
  const arns = held("aws:principalarn");
  const kind = arns.length > 0 && arns.every(isRoleArn) ? "role" : "account";
  const accounts = [...arns.flatMap((arn) => accountOfArn(arn) ?? []), ...held("aws:principalaccount")];
  const named = accounts.length > 0 ? accounts : held("aws:principalorgid");
  return [...new Set(named)].map((account) => ({ account, kind, text: `everybody of ${account}` }));
}

/** Whether an ARN is of roles, or of what has taken one on, and of no user. */
export function isRoleArn(arn: string): boolean {
  return /^arn:[^:]*:(iam|sts)::[^:]*:(role|assumed-role)\//.test(arn);
}

/** Whether a statement trusts tokens of OpenID Connect, and whether of a provider that makes them for more than one of us. */
export function trustedTokens(statement: Statement): Readonly<Record<"any" | "ofMany" | "ofVisitors", Decision>> {
  const names = namesOf(statement, "Federated");
  const among = (providers: RegExp) =>
    any(names.map((text): Decision => (text === UNKNOWN ? UNKNOWN : providers.test(text))));
  return { any: among(PROVIDERS), ofMany: among(/:oidc-provider\//), ofVisitors: among(VISITORS) };
}

function namesOf(statement: Statement, kind: "AWS" | "Federated"): readonly (string | Unknown)[] {
  const principal = namedField(statement, "Principal");
  if (principal === UNKNOWN) return [UNKNOWN];
  if (isProperties(principal)) return textsOf(namedField(principal, kind));
  return kind === "AWS" ? textsOf(principal) : [];
}

/** A key that a condition holds to some values. */
interface Held {
  readonly key: string;
  readonly values: readonly (string | Unknown)[];
}

/** The keys that a statement's condition holds, each time that it does; UNKNOWN among them where there may be more. */
function heldKeys(statement: Statement): readonly (Held | Unknown)[] {
  const condition = namedField(statement, "Condition");
  if (condition === UNKNOWN) return [UNKNOWN];
  if (!isProperties(condition)) return [];
  return Object.entries(condition).flatMap(([operator, keys]): readonly (Held | Unknown)[] => {
    if (!HOLDS_TO.test(operator.toLowerCase())) return [];
    if (keys === UNKNOWN) return [UNKNOWN];
    if (!isProperties(keys)) return [];
    return Object.entries(keys).map(([key, value]) => ({ key: key.toLowerCase(), values: textsOf(value) }));
  });
}

/** The values that a statement's condition holds a key to; none where it does not, UNKNOWN where it may. */
export function heldTo(statement: Statement, isKey: (key: string) => boolean): readonly (string | Unknown)[] {
  return heldKeys(statement).flatMap((held) => (held === UNKNOWN ? [UNKNOWN] : isKey(held.key) ? held.values : []));
}

/** Whether a condition holds a key to nothing but what is accepted: one value beside it that is not would do. */
export function isHeld(statement: Statement, accepts: (key: string, text: string) => boolean | undefined): Decision {
  return any(
    heldKeys(statement).map((held) => {
      if (held === UNKNOWN) return UNKNOWN;
      const { key, values } = held;
      const answers = values.map((text): Decision => (text === UNKNOWN ? UNKNOWN : (accepts(key, text) ?? false)));
      // Of a key that is not asked for nothing is accepted, known or not.
      return answers.length > 0 && accepts(key, "") !== undefined ? all(answers) : false;
    }),
  );
}

/** Whether a statement's condition asks for a sign-in with a second factor. */
export function asksForMfa(statement: Statement): Decision {
  const condition = namedField(statement, "Condition");
  if (condition === UNKNOWN) return UNKNOWN;
  if (heldTo(statement, (key) => key === "aws:multifactorauthage").length > 0) return true;
  if (!isProperties(condition)) return false;
  return any(
    Object.entries(condition).map(([operator, keys]) => {
      if (operator.toLowerCase() !== "bool") return false;
      return keys === UNKNOWN ? UNKNOWN : isProperties(keys) ? isOn(keys) : false;
    }),
  );
}

function isOn(keys: Readonly<Record<string, Value | undefined>>): Decision {
  const [, value] = Object.entries(keys).find(([key]) => key.toLowerCase() === "aws:multifactorauthpresent") ?? [];
  const texts = textsOf(value);
  if (texts.includes(UNKNOWN)) return UNKNOWN;
  return texts.length > 0 && texts.every((text) => typeof text === "string" && text.toLowerCase() === "true");
}

/** Whether a document denies taking on a role to whoever has signed in without a second factor, the usual second way. */
export function deniesWithoutMfa(statements: readonly (Statement | Unknown)[]): boolean {
  return statements.some((statement) => {
    if (statement === UNKNOWN || !hasEffect(statement, "deny") || hasEffect(statement, "allow")) return false;
    const actions = textsOf(namedField(statement, "Action"));
    const meant = actions.some((action) => action !== UNKNOWN && covers(action.toLowerCase(), "sts:assumerole"));
    return meant && namesOf(statement, "AWS").includes("*") && isWithoutMfa(namedField(statement, "Condition"));
  });
}

/** The conditions of such a denial; one more beside would let some of them pass. */
const WITHOUT_MFA = ["boolifexists aws:multifactorauthpresent false", "null aws:multifactorauthage true"];

/** Exactly the sign-in without a second factor, and that of keys, which say nothing of one. */
function isWithoutMfa(condition: Value | undefined): boolean {
  const asked = Object.entries(isProperties(condition) ? condition : {}).flatMap(([operator, keys]) =>
    Object.entries(isProperties(keys) ? keys : { "": keys }).map(([key, value]) =>
      [operator, key, ...textsOf(value).map(String)].join(" ").toLowerCase(),
    ),
  );
  return asked.length === 1 && WITHOUT_MFA.includes(asked[0] ?? "");
}

/** Whether a value stands for one thing, or for several of one's own: not for anything, nor any organisation. */
export function isFixedText(text: string): boolean {
  return !/^(o-|arn:[^:]*:iam::)?[*?]/.test(text) && text !== "";
}

/** Whether a statement trusts a directory of people (SAML). */
export function trustsPeopleOfProvider(statement: Statement): boolean {
  return namesOf(statement, "Federated").some((text) => text !== UNKNOWN && text.includes(":saml-provider/"));
}
