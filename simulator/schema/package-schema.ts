import type { Json, JsonObject } from "../encoding";

/** What a package has, in the form that the engine hands to languages without an SDK of their own, such as YAML. */
export interface PackageSchema {
  readonly resources: Readonly<Record<string, JsonObject>>;
  readonly functions?: Readonly<Record<string, JsonObject>>;
  readonly types?: Readonly<Record<string, JsonObject>>;
}

/** One property as a schema says it. */
export interface SchemaProperty {
  readonly name: string;
  readonly type: JsonObject;
  readonly required?: boolean;
  readonly secret?: boolean;
}

/** Whatever fits: the program's value is handed on as it is, and judged by the provider. */
export const ANY: JsonObject = { $ref: "pulumi.json#/Any" };

/** Properties of which only the names are known. A name that ends in `!` has to be given. */
export function namedProperties(names: readonly string[]): readonly SchemaProperty[] {
  return names.map((name) => ({ name: name.replace(/!$/, ""), type: ANY, required: name.endsWith("!") }));
}

/** A resource: what can be given, and what there is when it is made. */
export function resourceSchema(
  inputs: readonly SchemaProperty[],
  outputs: readonly SchemaProperty[],
  more: JsonObject = {},
): JsonObject {
  return { ...more, inputProperties: byName(inputs), requiredInputs: required(inputs), properties: byName(outputs) };
}

/** Arguments or results of a function, and nested objects. */
export function objectSchema(properties: readonly SchemaProperty[]): JsonObject {
  return { type: "object", properties: byName(properties), required: required(properties) };
}

/** The whole schema as the engine is told it; settings of the provider are judged by the provider. */
export function packageSchema(name: string, version: string, schema: PackageSchema, settings: readonly string[]): Json {
  const provider = { inputProperties: byName(namedProperties(settings)) };
  const { resources, functions = {}, types = {} } = schema;
  return { name, version, provider, resources, functions, types };
}

function byName(properties: readonly SchemaProperty[]): JsonObject {
  return Object.fromEntries(
    properties.map(({ name, type, secret }) => [name, secret === true ? { ...type, secret } : type]),
  );
}

function required(properties: readonly SchemaProperty[]): readonly string[] {
  return properties.filter((property) => property.required === true).map(({ name }) => name);
}
