import { containsUnknown, isSecret, isUnknownText } from "../../../lib/engine-values";

/**
 * A property's value as a plan keeps it: JSON, in which a secret is only a digest of itself, and what a preview does not
 * know, or a provider fills in by itself, is a mark.
 */
export type PlannedValue =
  | null
  | boolean
  | number
  | string
  | { readonly unknown: true }
  | { readonly filledIn: true }
  | { readonly secret: string }
  | { readonly list: readonly PlannedValue[] }
  | { readonly map: Readonly<Record<string, PlannedValue>> };

/** The digest of a secret's canonical text; keyed, so that nobody can guess the secret from a plan. */
export type SecretDigest = (value: unknown) => string;

/** The value of the engine's message, as a plan keeps it. */
export function plannedValue(value: unknown, digest: SecretDigest): PlannedValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return isUnknownText(value) ? { unknown: true } : value;
  if (typeof value === "boolean" || typeof value === "number") return value;
  if (Array.isArray(value)) return { list: value.map((element) => plannedValue(element, digest)) };
  if (typeof value !== "object") throw new TypeError(`a property's value is a ${typeof value}`);
  if (isSecret(value)) {
    const inner = value["value"];
    return containsUnknown(inner) ? { unknown: true } : { secret: digest(inner) };
  }
  return { map: plannedProperties(new Map(Object.entries(value)), digest) };
}

/** Named values; what stands in `__defaults` was filled in by the provider and may come out otherwise the next time. */
export function plannedProperties(
  properties: ReadonlyMap<string, unknown>,
  digest: SecretDigest,
): Readonly<Record<string, PlannedValue>> {
  const listed = properties.get("__defaults");
  const filledIn = new Set<unknown>(Array.isArray(listed) ? listed : []);
  return Object.fromEntries(
    [...properties]
      .filter(([name]) => name !== "__defaults")
      .map(([name, value]) => [name, filledIn.has(name) ? { filledIn: true } : plannedValue(value, digest)]),
  );
}

/**
 * Where a value first departs from what was planned: the path of the property, or undefined when it keeps to the plan.
 * What the plan did not know may have become anything, nothing included.
 */
export function departure(
  planned: PlannedValue | undefined,
  found: PlannedValue | undefined,
  path: string,
): string | undefined {
  if (isMark(planned, "unknown")) return undefined;
  if (planned === undefined || found === undefined) return planned === found ? undefined : path;
  if (typeof planned !== "object" || typeof found !== "object" || planned === null || found === null) {
    return planned === found ? undefined : path;
  }
  if ("map" in planned) return "map" in found ? departureOfMaps(planned.map, found.map, path) : path;
  if ("list" in planned) {
    if (!("list" in found) || found.list.length !== planned.list.length) return path;
    return first(planned.list.map((element, index) => departure(element, found.list[index], `${path}[${index}]`)));
  }
  if ("secret" in planned) return "secret" in found && found.secret === planned.secret ? undefined : path;
  return isMark(found, "filledIn") ? undefined : path;
}

/** As departure, for the properties of a resource. */
export function departureOfMaps(
  planned: Readonly<Record<string, PlannedValue>>,
  found: Readonly<Record<string, PlannedValue>>,
  path: string,
): string | undefined {
  const names = [...new Set([...Object.keys(planned), ...Object.keys(found)])].toSorted();
  return first(names.map((name) => departure(planned[name], found[name], path === "" ? name : `${path}.${name}`)));
}

function first(paths: readonly (string | undefined)[]): string | undefined {
  return paths.find((path) => path !== undefined);
}

function isMark(value: PlannedValue | undefined, mark: "unknown" | "filledIn"): boolean {
  return typeof value === "object" && value !== null && mark in value;
}

/** The one text of a value: the engine sends the fields of an object in any order. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  });
}
