import { KIND, SIGNATURE, UNKNOWN_MARKS } from "../lib/engine-values";
import {
  Archive,
  Asset,
  isList,
  isProperties,
  type Path,
  type Properties,
  ResourceReference,
  UNKNOWN,
  type Value,
} from "./values";

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** The one we answer with: the engine takes all seven, the Node SDK behind it knows only this. */
export const UNKNOWN_SENTINEL = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Values and where the secrets among them lie. */
export interface Decoded {
  readonly properties: Properties;
  readonly secrets: readonly Path[];
}

/**
 * Values from their protocol form. Secrets come out plain, their paths beside them.
 * @throws TypeError for a signature that is not known or whose parts are not as they must be.
 */
export function decode(json: JsonObject): Decoded {
  const secrets: Path[] = [];
  const properties: Record<string, Value> = {};
  for (const [name, value] of Object.entries(json)) properties[name] = decodeValue(value, [name], secrets);
  return { properties, secrets };
}

function decodeValue(json: Json, path: Path, secrets: Path[]): Value {
  if (typeof json === "string") return UNKNOWN_MARKS.has(json) ? UNKNOWN : json;
  if (typeof json !== "object" || json === null) return json;
  if (isJsonList(json)) return json.map((item, at) => decodeValue(item, [...path, at], secrets));
  if (Object.hasOwn(json, SIGNATURE)) return decodeSigned(json, path, secrets);
  const properties: Record<string, Value> = {};
  for (const [name, value] of Object.entries(json)) properties[name] = decodeValue(value, [...path, name], secrets);
  return properties;
}

function decodeSigned(json: JsonObject, path: Path, secrets: Path[]): Value {
  const signature = json[SIGNATURE];
  switch (signature) {
    case KIND.secret:
      secrets.push(path);
      return decodeValue(json["value"] ?? null, path, secrets);
    case KIND.output:
      if (json["secret"] === true) secrets.push(path);
      return Object.hasOwn(json, "value") ? decodeValue(json["value"] ?? null, path, secrets) : UNKNOWN;
    case KIND.asset:
      return decodeAsset(json);
    case KIND.archive:
      return decodeArchive(json);
    case KIND.resource:
      return decodeReference(json, path);
    default:
      throw new TypeError(
        `${path.join(".")} carries the signature ${JSON.stringify(signature)}, which is none that this cloud accepts`,
      );
  }
}

function decodeAsset(json: JsonObject): Asset {
  const hash = textIn(json, "hash");
  if (Object.hasOwn(json, "text")) return new Asset({ text: textIn(json, "text") }, hash);
  if (Object.hasOwn(json, "path")) return new Asset({ path: textIn(json, "path") }, hash);
  if (Object.hasOwn(json, "uri")) return new Asset({ uri: textIn(json, "uri") }, hash);
  return new Asset(undefined, hash);
}

function decodeArchive(json: JsonObject): Archive {
  const hash = textIn(json, "hash");
  const members = json["assets"];
  if (isJsonObject(members)) {
    const assets: Record<string, Asset | Archive> = {};
    for (const [name, member] of Object.entries(members)) {
      const decoded = decodeValue(member, [name], []);
      if (!(decoded instanceof Asset || decoded instanceof Archive)) {
        throw new TypeError(`the archive's member ${name} is neither an asset nor an archive`);
      }
      assets[name] = decoded;
    }
    return new Archive({ assets }, hash);
  }
  if (Object.hasOwn(json, "path")) return new Archive({ path: textIn(json, "path") }, hash);
  if (Object.hasOwn(json, "uri")) return new Archive({ uri: textIn(json, "uri") }, hash);
  return new Archive(undefined, hash);
}

function decodeReference(json: JsonObject, path: Path): ResourceReference {
  const urn = json["urn"];
  if (typeof urn !== "string") throw new TypeError(`${path.join(".")} refers to a resource without a URN`);
  const id = Object.hasOwn(json, "id") ? decodeValue(json["id"] ?? null, path, []) : undefined;
  const known = typeof id === "string" && id !== "" ? id : UNKNOWN;
  return new ResourceReference(urn, id === undefined ? undefined : known, textIn(json, "packageVersion"));
}

/** The protocol form of values; what lies at (or under) one of the paths is marked secret. Paths that lead nowhere are passed over. */
export function encode(properties: Properties, secrets: readonly Path[] = []): JsonObject {
  return encodeProperties(properties, secrets);
}

function encodeProperties(properties: Properties, secrets: readonly Path[]): JsonObject {
  const json: Record<string, Json> = {};
  for (const [name, value] of Object.entries<Value | undefined>(properties)) {
    if (value !== undefined) json[name] = encodeValue(value, under(secrets, name));
  }
  return json;
}

/** The rests of those paths that begin with this step. */
function under(paths: readonly Path[], step: string | number): readonly Path[] {
  if (paths.length === 0) return paths;
  return paths.filter((path) => path[0] === step).map((path) => path.slice(1));
}

function encodeValue(value: Value, secrets: readonly Path[]): Json {
  if (secrets.some((path) => path.length === 0)) {
    return { [SIGNATURE]: KIND.secret, value: encodeValue(value, []) };
  }
  if (value === UNKNOWN) return UNKNOWN_SENTINEL;
  if (isList(value)) return value.map((item, at) => encodeValue(item, under(secrets, at)));
  if (value instanceof Asset) return { [SIGNATURE]: KIND.asset, ...hashed(value.hash), ...value.source };
  if (value instanceof Archive) return encodeArchive(value);
  if (value instanceof ResourceReference) return encodeReference(value);
  if (isProperties(value)) return encodeProperties(value, secrets);
  return value;
}

function encodeArchive(archive: Archive): Json {
  const { source } = archive;
  if (source === undefined || !("assets" in source)) {
    return { [SIGNATURE]: KIND.archive, ...hashed(archive.hash), ...source };
  }
  return { [SIGNATURE]: KIND.archive, ...hashed(archive.hash), assets: encodeProperties(source.assets, []) };
}

function encodeReference(reference: ResourceReference): Json {
  const id = reference.id === UNKNOWN ? UNKNOWN_SENTINEL : reference.id;
  return {
    [SIGNATURE]: KIND.resource,
    urn: reference.urn,
    ...(id === undefined ? {} : { id }),
    ...(reference.packageVersion === "" ? {} : { packageVersion: reference.packageVersion }),
  };
}

function hashed(hash: string): JsonObject {
  return hash === "" ? {} : { hash };
}

function textIn(json: JsonObject, name: string): string {
  const text = json[name] ?? "";
  if (typeof text !== "string")
    throw new TypeError(`${name} of an asset or a reference is ${typeof text}, expected text`);
  return text;
}

/** Whether a JSON value is a list. */
export function isJsonList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}

/** Whether a JSON value is an object. */
export function isJsonObject(json: Json | undefined): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
