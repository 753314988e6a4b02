import { isPublic, isRange } from "../network/addresses";
import { isProperties, type Properties, UNKNOWN, type Value } from "../value";
import { allows, isEverything, namedField, type Statement, textsOf } from "./document";

/** Conditions by which the caller has to be somebody in particular, when the value is fixed. */
const CALLER_KEYS = new Set([
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principalaccount",
  "aws:principalarn",
  "aws:userid",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:vpcsourceip",
  "s3:dataaccesspointaccount",
  "aws:username",
]);

/** Operators that hold only where a value is equal or alike; the rest of an operator's name is a variant. */
const HOLDS_TO = /^(foranyvalue:)?(string|arn)(equals|like|equalsignorecase)$/;
const IP_ADDRESS = /^(foranyvalue:)?ipaddress$/;

/** Whether a statement of a resource's policy lets everybody in. UNKNOWN where that depends on what is not known. */
export function letsEverybodyIn(statement: Statement): boolean | typeof UNKNOWN {
  if (!allows(statement)) return false;
  // Everybody but the ones who are named.
  const everybody =
    namedField(statement, "NotPrincipal") === undefined ? isEverybody(namedField(statement, "Principal")) : true;
  if (everybody === false) return false;
  const narrowed = narrowsCaller(namedField(statement, "Condition"));
  if (narrowed === true) return false;
  return everybody === UNKNOWN || narrowed === UNKNOWN ? UNKNOWN : true;
}

/** `"*"`, `{"AWS": "*"}` and lists that hold it. A principal that is not known may be it. */
function isEverybody(principal: Value | undefined): boolean | typeof UNKNOWN {
  const named = isProperties(principal) ? namedField(principal, "AWS") : principal;
  if (isProperties(principal) && Object.values(principal).some((value) => textsOf(value).includes("*"))) return true;
  const texts = textsOf(named);
  if (texts.some((text) => text !== UNKNOWN && isEverything(text))) return true;
  return texts.includes(UNKNOWN) ? UNKNOWN : false;
}

/** Whether the condition holds for certain callers only. */
function narrowsCaller(condition: Value | undefined): boolean | typeof UNKNOWN {
  if (condition === UNKNOWN) return UNKNOWN;
  if (!isProperties(condition)) return false;
  const answers = Object.entries(condition).flatMap(([operator, keys]): (boolean | typeof UNKNOWN)[] => {
    if (keys === UNKNOWN) return [UNKNOWN];
    return isProperties(keys) ? keyAnswers(operator.toLowerCase(), keys) : [];
  });
  return answers.includes(true) || (answers.includes(UNKNOWN) ? UNKNOWN : false);
}

function keyAnswers(operator: string, keys: Properties): (boolean | typeof UNKNOWN)[] {
  return Object.entries(keys).map(([key, value]) => {
    const texts = textsOf(value);
    if (IP_ADDRESS.test(operator) && key.toLowerCase() === "aws:sourceip") return namesAddresses(texts);
    if (!HOLDS_TO.test(operator) || !CALLER_KEYS.has(key.toLowerCase())) return false;
    const fixed = texts.filter((text) => text !== UNKNOWN);
    // A value that is a pattern for anything, or a variable of the request, fixes nobody.
    if (fixed.some((text) => isEverything(text) || isAnyArn(text) || text.includes("${"))) return false;
    return fixed.length < texts.length ? UNKNOWN : texts.length > 0;
  });
}

/** Ranges that together are not the public; single addresses need no prefix here. */
function namesAddresses(texts: readonly (string | typeof UNKNOWN)[]): boolean | typeof UNKNOWN {
  const ranges = texts
    .filter((text) => text !== UNKNOWN)
    .map((text) => (text.includes("/") ? text : `${text}/${text.includes(":") ? 128 : 32}`));
  if (isPublic(ranges) || !ranges.every(isRange)) return false;
  return ranges.length < texts.length ? UNKNOWN : ranges.length > 0;
}

/** `arn:aws:iam::*:root` and the like: an account that may be any. */
function isAnyArn(text: string): boolean {
  if (!text.startsWith("arn:")) return false;
  const account = text.split(":")[4] ?? "";
  return /[*?]/.test(account) || text.split(":").length < 5;
}
