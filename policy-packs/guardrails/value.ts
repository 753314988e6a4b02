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

/** Where the engine's protocol keeps secrets and assets apart from plain values. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** What the engine and the SDKs put where a value is only known after the update, by the kind of value. */
const SENTINELS: ReadonlySet<string> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/**
 * The value behind what an engine, an SDK, a state or a file tells: secrets opened, and everything that is a way of
 * saying "not known yet" turned into UNKNOWN. A text that only contains such a way (it was put together from several)
 * is not known either.
 */
export function readValue(raw: unknown): Value | undefined {
  if (raw === null || typeof raw === "boolean" || typeof raw === "number") return raw;
  if (typeof raw === "string") return isUnknownText(raw) ? UNKNOWN : raw;
  if (Array.isArray(raw)) return raw.map((element) => readValue(element) ?? null);
  if (typeof raw !== "object") return raw === UNKNOWN ? UNKNOWN : undefined;
  const fields = new Map<string, unknown>(Object.entries(raw));
  if (fields.size === 1 && fields.get("unknown") === true) return UNKNOWN;
  if (fields.get(SIGNATURE) === SECRET) return readSecret(fields);
  return Object.fromEntries([...fields].map(([name, field]) => [name, readValue(field)]));
}

/** Properties of a resource, each read by itself. */
export function readProperties(raw: Readonly<Record<string, unknown>>): Properties {
  return Object.fromEntries(Object.entries(raw).map(([name, field]) => [name, readValue(field)]));
}

/** A secret is judged by its value; one that is only there encrypted (in a state) is not known. */
function readSecret(fields: ReadonlyMap<string, unknown>): Value | undefined {
  const plain = fields.get("plaintext");
  if (typeof plain === "string") return readValue(JSON.parse(plain));
  return fields.has("value") ? readValue(fields.get("value")) : UNKNOWN;
}

/** The length of a sentinel, and the two places of a dash that tell most texts apart from one at once. */
const SENTINEL_LENGTH = 36;

function isUnknownText(text: string): boolean {
  if (text.length < SENTINEL_LENGTH) return text === "[secret]";
  if (SENTINELS.has(text)) return true;
  if (!text.includes("-", 8)) return false;
  return [...SENTINELS].some((sentinel) => text.includes(sentinel));
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
