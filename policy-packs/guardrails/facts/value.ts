import { isSecret, isUnknownText } from "../../../lib/engine-values";

/** What the policy SDK shows of a secret that it was not given. */
const HIDDEN = "[secret]";

/** A value that is not known before the update. One symbol for all, also where the pack is loaded twice. */
export const UNKNOWN: unique symbol = Symbol.for("causeway.guardrails.unknown");

/** Not known before the update. */
export type Unknown = typeof UNKNOWN;

/** A property's value as policies see it: JSON, or not known. */
export type Value = null | boolean | number | string | typeof UNKNOWN | readonly Value[] | Properties;

/** Properties by name; what is not set is not there. */
export interface Properties {
  readonly [name: string]: Value | undefined;
}

/**
 * The value behind what an engine, an SDK, a state or a file tells: secrets opened, and everything that is a way of
 * saying "not known yet" turned into UNKNOWN.
 */
export function readValue(raw: unknown): Value | undefined {
  if (raw === null || typeof raw === "boolean" || typeof raw === "number") return raw;
  if (typeof raw === "string") return isUnknownText(raw) || raw === HIDDEN ? UNKNOWN : raw;
  if (Array.isArray(raw)) return raw.map((element) => readValue(element) ?? null);
  if (typeof raw !== "object") return raw === UNKNOWN ? UNKNOWN : undefined;
  const fields: [string, unknown][] = Object.entries(raw);
  const [first] = fields;
  if (fields.length === 1 && first?.[0] === "unknown" && first[1] === true) return UNKNOWN;
  if (isSecret(raw)) return readSecret(raw);
  return Object.fromEntries(fields.map(([name, field]) => [name, readValue(field)]));
}

/** Properties of a resource, each read by itself. */
export function readProperties(raw: Readonly<Record<string, unknown>>): Properties {
  return Object.fromEntries(Object.entries(raw).map(([name, field]) => [name, readValue(field)]));
}

/** The value that a JSON text stands for, each part known or not by itself; undefined where it is no JSON. */
export function readJson(text: string): Value | undefined {
  try {
    return readValue(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** A secret is judged by its value; one that is only there encrypted (in a state) is not known. */
function readSecret(secret: Readonly<Record<string, unknown>>): Value | undefined {
  const plain = secret["plaintext"];
  if (typeof plain === "string") return readJson(plain) ?? UNKNOWN;
  return "value" in secret ? readValue(secret["value"]) : UNKNOWN;
}

/** Whether something in a value is not known. */
export function hasUnknown(value: Value | undefined): boolean {
  if (typeof value !== "object" || value === null) return value === UNKNOWN;
  return Object.values(value).some((inner: Value | undefined) => hasUnknown(inner));
}

/** Whether a value is an object with named properties. */
export function isProperties(value: Value | undefined): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The elements of a list; a single value counts as a list of one, nothing as an empty one. */
export function listOf(value: Value | undefined): readonly Value[] | typeof UNKNOWN {
  if (value === UNKNOWN) return UNKNOWN;
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

/** Whether a value is a list. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Yes or no, also written as text (`"true"`, as launch templates do); undefined where it is not set or neither. */
export function booleanOf(value: Value | undefined): boolean | typeof UNKNOWN | undefined {
  if (value === UNKNOWN || typeof value === "boolean") return value;
  if (typeof value !== "string") return undefined;
  const text = value.trim().toLowerCase();
  return text === "true" || text === "1" ? true : text === "false" || text === "0" ? false : undefined;
}

/** A whole number, also written as text; undefined where it is not set or none. */
export function numberOf(value: Value | undefined): number | typeof UNKNOWN | undefined {
  if (value === UNKNOWN) return UNKNOWN;
  if (typeof value === "number") return value;
  return typeof value === "string" && /^\s*-?\d+\s*$/.test(value) ? Number(value) : undefined;
}

/** A text that is not empty; undefined where there is none. */
export function textOf(value: Value | undefined): string | typeof UNKNOWN | undefined {
  if (value === UNKNOWN) return UNKNOWN;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}
