import { suggest } from "../../lib/suggest";
import type { Problem } from "../errors";
import {
  Archive,
  Asset,
  isList,
  isProperties,
  type Path,
  type Properties,
  pathText,
  ResourceReference,
  UNKNOWN,
  type Value,
} from "../values";
import type { PropertyEntry, TypeEntry, ValueType } from "./entry";

/** Everything wrong with the form of a type's inputs: missing, unknown (with the nearest known name), of another kind. */
export function formProblems(entry: TypeEntry, inputs: Properties): Problem[] {
  return objectProblems(entry.token, entry.properties, inputs, [], entry);
}

function objectProblems(
  what: string,
  known: ReadonlyMap<string, PropertyEntry>,
  given: Properties,
  path: Path,
  entry: TypeEntry,
): Problem[] {
  const problems: Problem[] = [];
  for (const [name, property] of known) {
    if (property.input === "required" && (given[name] === undefined || given[name] === null))
      problems.push({
        property: pathText([...path, name]),
        reason: `${what} needs ${name}, and it is missing; give ${article(property.type)}.`,
      });
  }
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("__") || value === null) continue;
    const property = known.get(name);
    if (property === undefined || property.input === "none") {
      const near = suggest(
        name,
        [...known.values()].filter((one) => one.input !== "none").map((one) => one.name),
      );
      const remedy = near === undefined ? "Leave it out." : `Did you mean ${near}?`;
      const reason =
        property === undefined
          ? `${what} has no property ${name}.`
          : `${name} of ${what} is set by AWS, not by programs.`;
      problems.push({ property: pathText([...path, name]), reason: `${reason} ${remedy}` });
    } else {
      problems.push(...valueProblems(property.type, value, [...path, name], entry));
    }
  }
  return problems;
}

function valueProblems(type: ValueType, value: Value, path: Path, entry: TypeEntry): Problem[] {
  if (value === UNKNOWN || value === null || type.kind === "any") return [];
  const wrong = [
    { property: pathText(path), reason: `${pathText(path)} is ${shown(value)}; expected ${article(type)}.` },
  ];
  if (type.kind === "array")
    return isList(value) ? value.flatMap((item, at) => valueProblems(type.of, item, [...path, at], entry)) : wrong;
  if (type.kind === "map") {
    const items = isProperties(value) ? Object.entries(value) : undefined;
    return items?.flatMap(([key, item]) => valueProblems(type.of, item, [...path, key], entry)) ?? wrong;
  }
  if (type.kind === "object") {
    const what = pathText(path.filter((step) => typeof step === "string"));
    return isProperties(value) ? objectProblems(what, entry.object(type.name), value, path, entry) : wrong;
  }
  return fits[type.kind](value) ? [] : wrong;
}

/** The provider takes numbers and truth values as texts too, and texts as numbers: configuration files are texts. */
const fits = {
  string: (value: Value) => isPlain(value) || value instanceof ResourceReference,
  number: (value: Value) => isPlain(value) && value !== "" && Number.isFinite(Number(value)),
  boolean: (value: Value) => typeof value === "boolean" || value === "true" || value === "false",
  asset: (value: Value) => value instanceof Asset || value instanceof Archive,
};

function isPlain(value: Value): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function article(type: ValueType): string {
  const names = {
    string: "a text",
    number: "a number",
    boolean: "true or false",
    any: "a value",
    asset: "an asset or archive",
    array: "a list",
    map: "an object of named values",
    object: "an object",
  };
  return names[type.kind];
}

/** A value as an error may show it: its kind only, since it may be secret. */
function shown(value: Value): string {
  if (isList(value)) return "a list";
  if (isProperties(value)) return "an object";
  if (value instanceof Asset || value instanceof Archive) return "an asset";
  return typeof value === "string" ? "a text" : `a ${typeof value}`;
}
