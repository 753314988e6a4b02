import type { Problem } from "../errors";
import { type Properties, textOf, type Value } from "../values";
import { readJson } from "./json-text";
import { isGiven, numberOf } from "./reading";

const ARN = /^arn:aws[a-z-]*:[a-z0-9-]+:/;

/** A text that is none of those that AWS knows; nothing where it is missing or not known yet. */
export function otherThan(inputs: Properties, name: string, allowed: readonly string[], at = name): Problem[] {
  const value = textOf(inputs, name) ?? "";
  if (value === "" || allowed.includes(value)) return [];
  return [{ property: at, reason: `${at} is "${value}"; expected ${listed(allowed)}.` }];
}

/** A number outside its bounds, in the unit that is told. */
export function outside(
  inputs: Properties,
  name: string,
  bounds: { readonly least: number; readonly most: number; readonly unit: string; readonly at?: string },
): Problem[] {
  const value = numberOf(inputs, name);
  const at = bounds.at ?? name;
  if (value === undefined || (value >= bounds.least && value <= bounds.most)) return [];
  return [{ property: at, reason: `${at} is ${value}; expected ${bounds.least} to ${bounds.most} ${bounds.unit}.` }];
}

/** A text in another form than AWS takes. @param expected the form in words */
export function misshapen(inputs: Properties, name: string, pattern: RegExp, expected: string, at = name): Problem[] {
  const value = textOf(inputs, name) ?? "";
  if (value === "" || pattern.test(value)) return [];
  return [{ property: at, reason: `${at} is "${value}"; expected ${expected}.` }];
}

/** A text that is to be JSON and is not. */
export function notJson(inputs: Properties, name: string): Problem[] {
  const value = textOf(inputs, name) ?? "";
  if (value === "" || readJson(value) !== undefined) return [];
  return [{ property: name, reason: `${name} contains invalid JSON; write it with JSON.stringify.` }];
}

/** More than one of several inputs that exclude each other, or none where one is needed. */
export function notOne(inputs: Properties, names: readonly string[], need: "one" | "at most one"): Problem[] {
  const given = names.filter((name) => isGiven(inputs, name));
  if (given.length === 1 || (given.length === 0 && need === "at most one")) return [];
  const got = given.length === 0 ? `none of ${listed(names)} is given` : `${given.join(" and ")} are both given`;
  return [{ property: given[1] ?? names[0] ?? "", reason: `${got}; give ${need} of them.` }];
}

/** A text that is no ARN; nothing where it is missing or not known yet. */
export function notArn(inputs: Properties, name: string): Problem[] {
  return misshapen(inputs, name, ARN, "an ARN");
}

/** Items of a list that are no ARNs; what is not known yet is left alone. */
export function notArns(name: string, items: readonly Value[]): Problem[] {
  return items.flatMap((item, at) =>
    typeof item !== "string" || ARN.test(item)
      ? []
      : [{ property: `${name}[${at}]`, reason: `${name}[${at}] is "${item}"; expected an ARN.` }],
  );
}

/** `a, b or c`. */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
