import { commonPart } from "../network/addresses";
import { isLike } from "./pattern";

/** Compares a value of the request with one of the condition. */
export type Comparison = (found: string, wanted: string) => boolean;

/** An operator of a condition, taken apart: `ForAnyValue:StringNotLikeIfExists`. */
export interface Operator {
  readonly compare: Comparison;
  /** Whether it holds where no comparison does: `StringNotEquals`. */
  readonly negated: boolean;
  readonly ifExists: boolean;
  readonly quantifier: "all" | "any" | undefined;
}

const NAME = /^(?:for(all|any)values?:)?([a-z]+?)(ifexists)?$/;

/** The operators that hold where a comparison does, in lower case. */
const COMPARISONS = new Map<string, Comparison>(
  Object.entries({
    stringequals: (found, wanted) => found === wanted,
    stringequalsignorecase: (found, wanted) => found.toLowerCase() === wanted.toLowerCase(),
    stringlike: (found, wanted) => isLike(wanted, found),
    binaryequals: (found, wanted) => found === wanted,
    bool: (found, wanted) => found.toLowerCase() === wanted.toLowerCase(),
    arnequals: isLikeArn,
    arnlike: isLikeArn,
    ipaddress: (found, wanted) => commonPart([withPrefix(found)], [withPrefix(wanted)]).length > 0,
    ...ordered("numeric", Number),
    ...ordered("date", timeOf),
  }),
);

const NEGATIONS = new Map(
  Object.entries({
    stringnotequals: "stringequals",
    stringnotequalsignorecase: "stringequalsignorecase",
    stringnotlike: "stringlike",
    arnnotequals: "arnequals",
    arnnotlike: "arnlike",
    notipaddress: "ipaddress",
    numericnotequals: "numericequals",
    datenotequals: "dateequals",
  }),
);

/** Reads an operator's name, whatever its case; undefined where AWS has none of this name. */
export function operatorOf(name: string): Operator | undefined {
  const [, quantifier, base = "", ifExists] = NAME.exec(name.toLowerCase()) ?? [];
  const positive = NEGATIONS.get(base) ?? base;
  const compare = COMPARISONS.get(positive);
  if (compare === undefined) return undefined;
  return {
    compare,
    negated: positive !== base,
    ifExists: ifExists !== undefined,
    quantifier: quantifier === "all" || quantifier === "any" ? quantifier : undefined,
  };
}

/** The parts of an ARN are compared one by one: a star does not reach over a colon, but in the last part. */
function isLikeArn(found: string, wanted: string): boolean {
  const [parts, patterns] = [partsOf(found), partsOf(wanted)];
  return patterns.length === parts.length && patterns.every((pattern, index) => isLike(pattern, parts[index] ?? ""));
}

function partsOf(arn: string): readonly string[] {
  const parts = arn.split(":");
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}

function ordered(kind: string, valueOf: (text: string) => number): Readonly<Record<string, Comparison>> {
  return {
    [`${kind}equals`]: (found, wanted) => valueOf(found) === valueOf(wanted),
    [`${kind}lessthan`]: (found, wanted) => valueOf(found) < valueOf(wanted),
    [`${kind}lessthanequals`]: (found, wanted) => valueOf(found) <= valueOf(wanted),
    [`${kind}greaterthan`]: (found, wanted) => valueOf(found) > valueOf(wanted),
    [`${kind}greaterthanequals`]: (found, wanted) => valueOf(found) >= valueOf(wanted),
  };
}

/** Seconds since 1970, as a number or as a date of ISO 8601. */
function timeOf(text: string): number {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : Date.parse(text) / 1000;
}

function withPrefix(address: string): string {
  return address.includes("/") ? address : `${address}/${address.includes(":") ? 128 : 32}`;
}
