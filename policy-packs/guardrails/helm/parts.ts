import {
  booleanOf,
  isList,
  isProperties,
  type Properties,
  textOf,
  UNKNOWN,
  type Unknown,
  type Value,
} from "../facts/value";

/** A part of a chart's values: what stands under one key, or at one place of a list. */
export interface Part {
  /** Of an element, that of its list. */
  readonly key: string;
  /** Where it stands in the program: `values.controller.service`. */
  readonly path: string;
  /** What it is, where it is neither a map nor a list; an object of Kubernetes is taken as it is. */
  readonly value: Value | undefined;
  readonly fields: readonly Part[];
  readonly elements: readonly Part[];
}

/** A key as it is looked for: charts write `hostPID`, `hostPid` and `host_pid`. */
export function keyWord(key: string): string {
  return key.toLowerCase().replaceAll(/[-_]/g, "");
}

/** A value with the place of each part. A key with dots stands for keys in keys, as `--set` takes it. */
export function partOf(value: Value | undefined, path: string, key = ""): Part {
  const leaf: Part = { key, path, value: filledIn(value), fields: [], elements: [] };
  if (isList(value)) {
    const elements = value.map((element, index) => partOf(element, `${path}[${index}]`, key));
    return { ...leaf, value: undefined, elements };
  }
  if (!isProperties(value) || isObject(value)) return leaf;
  const fields = Object.entries(value).map(([name, inner]) => fieldOf(name, inner, path));
  return { ...leaf, value: undefined, fields: together(fields) };
}

/** A value in which what is a template of the chart's, as a whole, is not known. */
function filledIn(value: Value | undefined): Value | undefined {
  if (typeof value === "string") return /^\s*\{\{[^]*\}\}\s*$/.test(value) ? UNKNOWN : value;
  if (isList(value)) return value.map((element) => filledIn(element) ?? null);
  if (!isProperties(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filledIn(inner)] as const));
}

/** Whether a map is an object of Kubernetes, which charts hand on as it is. */
export function isObject(value: Properties): boolean {
  const { apiVersion, kind, metadata, spec } = value;
  const isWhole = metadata === UNKNOWN || spec === UNKNOWN || isProperties(metadata) || isProperties(spec);
  return typeof apiVersion === "string" && /(^|\/)v\d\w*$/.test(apiVersion) && typeof kind === "string" && isWhole;
}

/** The path of a field. */
export function stepInto(path: string, name: string): string {
  return /^[A-Za-z_][\w-]*$/.test(name) ? `${path}.${name}` : `${path}["${name}"]`;
}

/** The later part over the earlier one, as Helm puts values over values: maps field by field, the rest whole. */
export function over(earlier: Part, later: Part): Part {
  if (earlier.fields.length === 0 || later.fields.length === 0) return isNothing(later) ? earlier : later;
  return { ...later, fields: together([...earlier.fields, ...later.fields]) };
}

/** An empty map takes nothing back. */
function isNothing({ value, fields, elements }: Part): boolean {
  return value === undefined && fields.length === 0 && elements.length === 0;
}

function fieldOf(name: string, value: Value | undefined, path: string): Part {
  const at = stepInto(path, name);
  const steps = /^[\w-]+(\.[\w-]+)+$/.test(name) ? name.split(".") : [name];
  const [last = name, ...before] = steps.toReversed();
  return before.reduce<Part>(
    (inner, key) => ({ key, path: at, value: undefined, fields: [inner], elements: [] }),
    partOf(value, at, last),
  );
}

function together(parts: readonly Part[]): readonly Part[] {
  const byKey = new Map<string, Part>();
  for (const part of parts) {
    const earlier = byKey.get(part.key);
    byKey.set(part.key, earlier === undefined ? part : over(earlier, part));
  }
  return [...byKey.values()];
}

/** The field that is called so, however it is written; undefined also where it is `null` or empty, as templates take it. */
export function field(part: Part, ...words: readonly string[]): Part | undefined {
  return part.fields.find((each) => words.includes(keyWord(each.key)) && !isUnset(each));
}

/** Whether a template takes it for not set. */
export function isUnset({ value, fields, elements }: Part): boolean {
  return value === null || value === "" || (value === undefined && fields.length === 0 && elements.length === 0);
}

/** The text of a field; undefined where there is none. */
export function fieldText(part: Part, ...words: readonly string[]): string | Unknown | undefined {
  return textOf(field(part, ...words)?.value);
}

/** Whether a part says of itself that it is not used. */
export function isOff(part: Part): boolean {
  return ["enabled", "create"].some((word) => booleanOf(field(part, word)?.value) === false);
}

/** The value that a part stands for. */
export function valueOf({ value, fields, elements }: Part): Value | undefined {
  if (fields.length > 0) return Object.fromEntries(fields.map((part) => [part.key, valueOf(part)]));
  return elements.length > 0 ? elements.map((element) => valueOf(element) ?? null) : value;
}
