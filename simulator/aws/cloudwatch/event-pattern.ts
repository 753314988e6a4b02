import { isList, isProperties, type Value } from "../../values";

/** What is wrong with an event pattern, in EventBridge's words; undefined where nothing is. */
export function patternFault(pattern: Value | undefined): string | undefined {
  if (!isProperties(pattern)) return "Filter is not an object";
  if (Object.keys(pattern).length === 0) return "Empty patterns are not allowed";
  return objectFault(pattern);
}

function objectFault(pattern: { readonly [name: string]: Value }): string | undefined {
  for (const [name, value] of Object.entries(pattern)) {
    if (name === "$or") {
      if (!isList(value) || value.length < 2) return `There must have at least 2 objects in "$or"`;
      continue;
    }
    if (isProperties(value)) {
      const inner = Object.keys(value).length === 0 ? `Empty objects are not allowed: "${name}"` : objectFault(value);
      if (inner !== undefined) return inner;
    } else if (!isList(value)) {
      return `"${name}" must be an object or an array`;
    } else if (value.length === 0) {
      return `Empty arrays are not allowed: "${name}"`;
    }
  }
  return undefined;
}
