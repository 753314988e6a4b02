import { sameValue, type Value } from "../values";

/** What a JSON text says; undefined for a value that is no text, or a text that is no JSON. */
export function readJson(value: Value | undefined): Value | undefined {
  if (typeof value !== "string") return undefined;
  try {
    const parsed: Value = JSON.parse(value);
    return parsed;
  } catch {
    return undefined;
  }
}

/** Whether two JSON texts say the same, in whatever order and with whatever white space. */
export function sameJson(left: Value | undefined, right: Value | undefined): boolean {
  const one = readJson(left);
  return one !== undefined && sameValue(one, readJson(right));
}
