import { isProperties, UNKNOWN, type Unknown, type Value } from "../value";
import { type Answer, any } from "./answer";
import { namedField, type Statement, textsOf } from "./document";
import { accountOfArn } from "./own-account";

/** Operators that hold only where a value is equal or alike. */
const HOLDS_TO = /^(foranyvalue:)?(string|arn|numeric)(equals|like|equalsignorecase|lessthan|lessthanequals)$/;
/** Identity providers that anybody can have an account with, beside those whose ARN says that they are one. */
const PROVIDERS =
  /:oidc-provider\/|^(cognito-identity\.amazonaws\.com|accounts\.google\.com|www\.amazon\.com|graph\.facebook\.com)$/;

/** Somebody whom a statement trusts: an account as a whole, a user or a role of it. */
export interface TrustedAccount {
  readonly account: string;
  readonly kind: "account" | "user" | "role";
  readonly text: string;
}

/** The identities of accounts that a statement names. */
export function trustedAccounts(statement: Statement): readonly TrustedAccount[] {
  return namesOf(statement, "AWS").flatMap((text): readonly TrustedAccount[] => {
    if (text === UNKNOWN) return [];
    if (/^\d{12}$/.test(text)) return [{ account: text, kind: "account", text }];
    const account = accountOfArn(text);
    if (account === undefined) return [];
    const kind = text.endsWith(":root") ? "account" : text.includes(":user/") ? "user" : "role";
    return [{ account, kind, text }];
  });
}

/** Whether a statement trusts tokens of OpenID Connect, and whether of a provider that makes them for more than one of us. */
export function trustedTokens(statement: Statement): { readonly any: Answer; readonly ofMany: Answer } {
  const names = namesOf(statement, "Federated");
  const among = (providers: RegExp) =>
    any(names.map((text): Answer => (text === UNKNOWN ? UNKNOWN : providers.test(text))));
  return { any: among(PROVIDERS), ofMany: among(/:oidc-provider\//) };
}

function namesOf(statement: Statement, kind: "AWS" | "Federated"): readonly (string | Unknown)[] {
  const principal = namedField(statement, "Principal");
  if (principal === UNKNOWN) return [UNKNOWN];
  if (isProperties(principal)) return textsOf(namedField(principal, kind));
  return kind === "AWS" ? textsOf(principal) : [];
}

/** The values that a statement's condition holds a key to; none where it does not, UNKNOWN where it may. */
export function heldTo(statement: Statement, isKey: (key: string) => boolean): readonly (string | Unknown)[] {
  const condition = namedField(statement, "Condition");
  if (condition === UNKNOWN) return [UNKNOWN];
  if (!isProperties(condition)) return [];
  return Object.entries(condition).flatMap(([operator, keys]) => {
    if (!HOLDS_TO.test(operator.toLowerCase())) return [];
    if (keys === UNKNOWN) return [UNKNOWN];
    if (!isProperties(keys)) return [];
    return Object.entries(keys).flatMap(([key, value]) => (isKey(key.toLowerCase()) ? textsOf(value) : []));
  });
}

/** Whether a statement's condition asks for a sign-in with a second factor. */
export function asksForMfa(statement: Statement): Answer {
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

function isOn(keys: Readonly<Record<string, Value | undefined>>): Answer {
  const [, value] = Object.entries(keys).find(([key]) => key.toLowerCase() === "aws:multifactorauthpresent") ?? [];
  const texts = textsOf(value);
  if (texts.includes(UNKNOWN)) return UNKNOWN;
  return texts.length > 0 && texts.every((text) => typeof text === "string" && text.toLowerCase() === "true");
}

/** Whether a value stands for one thing, or for several of one's own: not for anything, nor any organisation. */
export function isFixedText(text: string): boolean {
  return !/^(o-|arn:[^:]*:iam::)?[*?]/.test(text) && text !== "";
}

/** Whether a statement trusts a directory of people (SAML). */
export function trustsPeopleOfProvider(statement: Statement): boolean {
  return namesOf(statement, "Federated").some((text) => text !== UNKNOWN && text.includes(":saml-provider/"));
}
