import { parsedJson } from "./json-text";
import { isList, isProperties, type Properties, UNKNOWN, type Value } from "./value";

/** A value of a resource, and where it stands. */
export interface LocatedValue {
  /** With its places in lists: `users[0].password`. */
  readonly path: string;
  /** UNKNOWN also where what it would be in is. */
  readonly value: Value;
  /** Whether the path leads to the end: what is on the way may not be known. */
  readonly isThere: boolean;
}

/**
 * The values at a path of properties, in every element of the lists on the way; what is on the way may be JSON text.
 *
 * @param path without places in lists: `users.password`
 */
export function everyValueAt(props: Properties, path: string): readonly LocatedValue[] {
  const start: LocatedValue = { path: "", value: props, isThere: true };
  return path
    .split(".")
    .reduce<readonly LocatedValue[]>((found, step) => found.flatMap((each) => stepsInto(each, step)), [start]);
}

function stepsInto({ path, value }: LocatedValue, step: string): readonly LocatedValue[] {
  const inner = parsedJson(value);
  if (inner === UNKNOWN) return [{ path, value: UNKNOWN, isThere: false }];
  if (inner !== undefined && isList(inner)) {
    return inner.flatMap((each, index) => stepsInto({ path: `${path}[${index}]`, value: each, isThere: true }, step));
  }
  const field = isProperties(inner) ? inner[step] : undefined;
  if (field === undefined || field === null) return [];
  return [{ path: path === "" ? step : `${path}.${step}`, value: field, isThere: true }];
}
