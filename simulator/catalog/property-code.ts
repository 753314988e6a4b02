import type { PropertyEntry, ValueType } from "./entry";

/**
 * The catalog keeps a property as one short text, so that all of AWS fits in a few megabytes:
 * first marks (`!` required input, `?` optional input, none for output only; `+` computed; `*` secret; `^` replaces),
 * then the type (`s` string, `n` number, `b` boolean, `a` any, `A` asset, `[T]` list, `{T}` map, `#Name` object),
 * then, where known, `=` and the default as JSON. `?+^s` is an optional, computed string that replaces.
 */
export function decodeProperty(name: string, code: string): PropertyEntry {
  const match = /^([!?]?)(\+?)(\*?)(\^?)([^=]+)(?:=(.*))?$/.exec(code);
  if (match === null) throw new Error(`the catalog holds "${code}" for property ${name}; expected marks and a type`);
  const [, input, computed, secret, replaces, type, fallback] = match;
  const inputs = { "!": "required", "?": "optional" } as const;
  return {
    name,
    type: decodeType(type ?? ""),
    input: input === "!" || input === "?" ? inputs[input] : "none",
    computed: computed !== "",
    secret: secret !== "",
    replaces: replaces !== "",
    ...(fallback === undefined ? {} : { default: readDefault(fallback) }),
  };
}

/** The other direction of {@link decodeProperty}; the generator's form of a property. */
export function encodeProperty(property: PropertyEntry): string {
  const input = { required: "!", optional: "?", none: "" }[property.input];
  const marks = `${property.computed ? "+" : ""}${property.secret ? "*" : ""}${property.replaces ? "^" : ""}`;
  const fallback = property.default === undefined ? "" : `=${JSON.stringify(property.default)}`;
  return `${input}${marks}${encodeType(property.type)}${fallback}`;
}

function readDefault(json: string): string | number | boolean {
  const value: string | number | boolean = JSON.parse(json);
  return value;
}

const plainTypes = { s: "string", n: "number", b: "boolean", a: "any", A: "asset" } as const;

function decodeType(code: string): ValueType {
  if (code.startsWith("[") && code.endsWith("]")) return { kind: "array", of: decodeType(code.slice(1, -1)) };
  if (code.startsWith("{") && code.endsWith("}")) return { kind: "map", of: decodeType(code.slice(1, -1)) };
  if (code.startsWith("#")) return { kind: "object", name: code.slice(1) };
  const kind = Object.entries(plainTypes).find(([letter]) => letter === code)?.[1];
  if (kind === undefined)
    throw new Error(`the catalog holds the type "${code}"; expected s, n, b, a, A, [T], {T} or #Name`);
  return { kind };
}

const letters = { string: "s", number: "n", boolean: "b", any: "a", asset: "A" } as const;

function encodeType(type: ValueType): string {
  if (type.kind === "array") return `[${encodeType(type.of)}]`;
  if (type.kind === "map") return `{${encodeType(type.of)}}`;
  return type.kind === "object" ? `#${type.name}` : letters[type.kind];
}
