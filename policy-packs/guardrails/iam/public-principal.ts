import { booleanOf, isProperties, UNKNOWN, type Value } from "../facts/value";
import { isPublic, isRange } from "../network/addresses";
import { all, any, type Decision, not } from "./decision";
import { allows, hasEffect, isEverything, namedField, type Statement, textsOf } from "./document";
import { covers } from "./pattern";
import { actionsOf, resourcesOf, type Selection } from "./selection";

/** Keys of conditions that fix something when their value is fixed, and how it is. */
export type FixingKeys = Readonly<Record<string, "id" | "path" | "arn">>;

/** Conditions by which the caller has to be somebody in particular, when the value is fixed, and how it is fixed. */
export const CALLER_KEYS: FixingKeys = {
  "aws:principalorgid": "id",
  "aws:principalorgpaths": "path",
  "aws:principalaccount": "id",
  "aws:principalarn": "arn",
  "aws:principalservicename": "id",
  "aws:principalservicenameslist": "id",
  "aws:userid": "path",
  "aws:sourceaccount": "id",
  "aws:sourceowner": "id",
  "aws:sourcearn": "arn",
  "aws:sourceorgid": "id",
  "aws:sourceorgpaths": "path",
  "aws:sourcevpc": "id",
  "aws:sourcevpcarn": "arn",
  "aws:sourcevpce": "id",
  "aws:vpceaccount": "id",
  "aws:vpceorgid": "id",
  "aws:vpceorgpaths": "path",
  "kms:calleraccount": "id",
  "lambda:sourcefunctionarn": "arn",
  "s3:dataaccesspointaccount": "id",
  "s3:dataaccesspointarn": "arn",
};

/** Operators that hold only where a value is equal or alike; the rest of an operator's name is a variant. */
const HOLDS_TO = /^(foranyvalue:)?(string|arn)(equals|like|equalsignorecase)$/;
const IP_ADDRESS = /^(foranyvalue:)?ipaddress$/;
/** Operators of denials: what is different, and what does not say, is refused. */
const DIFFERS_FROM = /^(forallvalues:)?(string|arn)not(equals|like|equalsignorecase)(ifexists)?$/;
const OTHER_ADDRESS = /^notipaddress(ifexists)?$/;
/** Requests that AWS's services make for somebody are left alone by many denials. */
const SERVICE_FLAGS = new Set(["aws:principalisawsservice", "aws:viaawsservice"]);

/**
 * Whether a statement of a resource's policy lets everybody in. UNKNOWN where that depends on what is not known.
 *
 * @param keys conditions that narrow it. @default those by which the caller has to be somebody in particular
 */
export function letsEverybodyIn(statement: Statement, keys: FixingKeys = CALLER_KEYS): Decision {
  if (!allows(statement)) return false;
  // Everybody but the ones who are named.
  const everybody = isExcepting(statement) ? true : isEverybody(namedField(statement, "Principal"));
  return all([everybody, not(narrows(namedField(statement, "Condition"), keys))]);
}

/**
 * Whether a statement lets everybody in and no other statement of its document takes that back: a denial of everybody
 * who is not somebody in particular, for the same actions and resources.
 */
export function isOpen(
  statement: Statement,
  others: readonly (Statement | typeof UNKNOWN)[],
  keys: FixingKeys = CALLER_KEYS,
): Decision {
  const denials = others.filter((other) => other !== UNKNOWN).filter((other) => closes(other, statement, keys));
  return denials.length > 0 ? false : letsEverybodyIn(statement, keys);
}

function isExcepting(statement: Statement): boolean {
  return namedField(statement, "NotPrincipal") !== undefined;
}

/** `"*"`, `{"AWS": "*"}` and lists that hold it. A principal that is not known may be it. */
function isEverybody(principal: Value | undefined): Decision {
  const texts = isProperties(principal)
    ? Object.values(principal).flatMap((part: Value | undefined) => textsOf(part))
    : textsOf(principal);
  return any(texts.map((text) => (text === UNKNOWN ? UNKNOWN : isEverything(text) || isAnyAccount(text))));
}

/** Whether the condition holds for certain callers only: one part that does is enough. */
function narrows(condition: Value | undefined, keys: FixingKeys): Decision {
  return any(
    conditionsOf(condition).map(({ operator, key, value }) => {
      if (value === UNKNOWN) return UNKNOWN;
      if (IP_ADDRESS.test(operator) && key === "aws:sourceip") return namesAddresses(textsOf(value));
      return HOLDS_TO.test(operator) ? fixes(keys, key, textsOf(value)) : false;
    }),
  );
}

/** Whether a statement denies to everybody but certain callers what another one allows. */
function closes(denial: Statement, allowed: Statement, keys: FixingKeys): boolean {
  if (!hasEffect(denial, "deny") || hasEffect(denial, "allow")) return false;
  const meant = isExcepting(denial)
    ? isEverybody(namedField(denial, "NotPrincipal")) === false
    : isEverybody(namedField(denial, "Principal")) === true;
  return (
    meant &&
    isWithin(actionsOf(allowed), actionsOf(denial), (text) => text.toLowerCase()) &&
    isWithin(resourcesOf(allowed), resourcesOf(denial), (text) => text) &&
    conditionsOf(namedField(denial, "Condition")).every(({ operator, key, value }) => {
      const texts = textsOf(value);
      if (SERVICE_FLAGS.has(key)) return /^bool(ifexists)?$/.test(operator) && booleanOf(value) === false;
      if (OTHER_ADDRESS.test(operator) && key === "aws:sourceip") return namesAddresses(texts) === true;
      return DIFFERS_FROM.test(operator) && fixes(keys, key, texts) === true;
    })
  );
}

/** Whether all of a selection is in another one, as far as their patterns show. */
function isWithin(inner: Selection, outer: Selection, written: (text: string) => string): boolean {
  if (outer.excepts) return outer.patterns.length === 0;
  if (inner.excepts) return outer.patterns.some((pattern) => pattern !== UNKNOWN && isEverything(pattern));
  return inner.patterns.every(
    (pattern) =>
      pattern !== UNKNOWN &&
      outer.patterns.some((other) => other !== UNKNOWN && covers(written(other), written(pattern))),
  );
}

/** One key of a condition, names in lower case. */
interface Part {
  readonly operator: string;
  readonly key: string;
  readonly value: Value | undefined;
}

function conditionsOf(condition: Value | undefined): readonly Part[] {
  if (condition === UNKNOWN) return [{ operator: "", key: "", value: UNKNOWN }];
  if (!isProperties(condition)) return [];
  return Object.entries(condition).flatMap(([name, keys]): Part[] => {
    const operator = name.toLowerCase();
    if (keys === UNKNOWN) return [{ operator, key: "", value: UNKNOWN }];
    if (!isProperties(keys)) return [];
    return Object.entries(keys).map(([key, value]) => ({ operator, key: key.toLowerCase(), value }));
  });
}

/** Whether every value of a key fixes something, as a caller. */
function fixes(keys: FixingKeys, key: string, texts: readonly (string | typeof UNKNOWN)[]): Decision {
  const kind = Object.hasOwn(keys, key) ? keys[key] : undefined;
  if (kind === undefined || texts.length === 0) return false;
  return all(texts.map((text) => (text === UNKNOWN ? UNKNOWN : isFixed(kind, text))));
}

/** Whether a value of a condition's key, in lower case, fixes who calls. */
export function isFixedCaller(key: string, text: string): boolean {
  return fixes(CALLER_KEYS, key, [text]) === true;
}

/** Variables that stand for whoever the resource belongs to. */
const OWNER = /^\$\{aws:resource(account|orgid)\}$/i;

/** A value that is a pattern for anything, or a variable of the caller's, fixes nobody. */
function isFixed(kind: "id" | "path" | "arn", text: string): boolean {
  if (kind === "id" && OWNER.test(text)) return true;
  if (text.includes("${") || text === "") return false;
  // `o-*` is every organisation, `1*` a tenth of all accounts.
  if (kind === "id") return !/[*?]/.test(text);
  if (kind === "path") return !/[*?]/.test(text.split(/[/:]/)[0] ?? "");
  return text.startsWith("arn:") && text.split(":").length >= 6 && !isAnyAccount(text);
}

/** Ranges that together are not the public; single addresses need no prefix here. */
function namesAddresses(texts: readonly (string | typeof UNKNOWN)[]): Decision {
  const ranges = texts
    .filter((text) => text !== UNKNOWN)
    .map((text) => (text.includes("/") ? text : `${text}/${text.includes(":") ? 128 : 32}`));
  if (isPublic(ranges) || !ranges.every(isRange)) return false;
  return ranges.length < texts.length ? UNKNOWN : ranges.length > 0;
}

/** `arn:aws:iam::*:root` and the like: an account that may be any. A bucket's ARN names none and is one bucket. */
function isAnyAccount(text: string): boolean {
  if (!text.startsWith("arn:")) return false;
  const [, , service = "", , account = "", ...rest] = text.split(":");
  if (service === "s3" && account === "") return isEverything(rest.join(":")) || /^[*?]/.test(rest.join(":"));
  return /[*?]/.test(account) || rest.length === 0 || (account === "" && service !== "s3");
}
