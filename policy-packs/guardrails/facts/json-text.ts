import { readJson, UNKNOWN, type Value } from "./value";

/** A value that may be written as JSON text; undefined where a text is none, of which there is nothing to say. */
export function parsedJson(value: Value | undefined): Value | undefined {
  return value === UNKNOWN || typeof value !== "string" ? value : readJson(value);
}
