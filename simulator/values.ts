/** What a program does not know yet during a preview. Never stored: the inventory refuses it. */
export const UNKNOWN: unique symbol = Symbol("not known yet");

/** One file or text that a program hands over, such as an object's content. */
export class Asset {
  constructor(
    /** Where the content is: given as text, as a path on the program's machine, or as an address. Left out: only the hash is known. */
    readonly source: { readonly text: string } | { readonly path: string } | { readonly uri: string } | undefined,
    /** SHA-256 of the content, as the engine computed it; empty when it has not. */
    readonly hash: string,
  ) {}
}

/** Several files that a program hands over as one, such as a function's code. */
export class Archive {
  constructor(
    /** The members by name, or where the packed file is. Left out: only the hash is known. */
    readonly source:
      | { readonly assets: Readonly<Record<string, Asset | Archive>> }
      | { readonly path: string }
      | { readonly uri: string }
      | undefined,
    /** SHA-256 of the content, as the engine computed it; empty when it has not. */
    readonly hash: string,
  ) {}
}

/** A resource handed over whole, as components do with their children. */
export class ResourceReference {
  constructor(
    readonly urn: string,
    /** Id given by the cloud; `undefined` for a component, UNKNOWN for a resource that is not made yet. */
    readonly id: string | typeof UNKNOWN | undefined,
    readonly packageVersion: string,
  ) {}
}

/** A property's value as a law sees it: plain JSON, and the few things that JSON cannot say. Secrets are plain here. */
export type Value =
  | null
  | boolean
  | number
  | string
  | typeof UNKNOWN
  | Asset
  | Archive
  | ResourceReference
  | readonly Value[]
  | Properties;

/** Named values, in Pulumi's spelling (camelCase), as inputs and outputs are. */
export interface Properties {
  readonly [name: string]: Value;
}

/** Where a value lies: names of properties and indexes of lists, from the outside in. */
export type Path = readonly (string | number)[];

/** Whether a value is a list. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether a value is an object with named values (and not an asset, an archive or a reference). */
export function isProperties(value: Value | undefined): value is Properties {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Asset) &&
    !(value instanceof Archive) &&
    !(value instanceof ResourceReference)
  );
}

/** Whether a value, or anything inside it, is not known yet. */
export function hasUnknown(value: Value | undefined): boolean {
  if (value === UNKNOWN) return true;
  if (isList(value)) return value.some(hasUnknown);
  if (value instanceof ResourceReference) return value.id === UNKNOWN;
  return isProperties(value) && Object.values(value).some(hasUnknown);
}

/** Whether two values mean the same. Assets and archives are the same when their hashes are; what is unknown is never the same. */
export function sameValue(left: Value | undefined, right: Value | undefined): boolean {
  if (left === UNKNOWN || right === UNKNOWN) return false;
  if (left === right) return true;
  if (isList(left)) {
    return isList(right) && left.length === right.length && left.every((item, at) => sameValue(item, right[at]));
  }
  if (isProperties(left)) {
    if (!isProperties(right)) return false;
    const names = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...names].every((name) => sameValue(left[name], right[name]));
  }
  if (left instanceof Asset) return right instanceof Asset && left.hash === right.hash && left.hash !== "";
  if (left instanceof Archive) return right instanceof Archive && left.hash === right.hash && left.hash !== "";
  if (left instanceof ResourceReference) {
    return right instanceof ResourceReference && left.urn === right.urn && left.id === right.id;
  }
  return false;
}

/** The value at a path, or `undefined` where there is none. */
export function valueAt(value: Value | undefined, path: Path): Value | undefined {
  let found = value;
  for (const step of path) {
    if (isList(found) && typeof step === "number") found = found[step];
    else if (isProperties(found)) found = Object.hasOwn(found, step) ? found[step] : undefined;
    else return undefined;
  }
  return found;
}

/** A path in the spelling that the engine and people use: `ingress[0].cidrBlocks`, `tags["a.b"]`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    if (!/^[A-Za-z_$][\w$-]*$/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}

/** The text at a name, or `undefined` where there is none or it is something else. */
export function textOf(properties: Properties, name: string): string | undefined {
  const value = properties[name];
  return typeof value === "string" ? value : undefined;
}
