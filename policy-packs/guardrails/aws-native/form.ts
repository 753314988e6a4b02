import { isList, isProperties, type Properties, textOf, UNKNOWN, type Value } from "../facts/value";

/**
 * How a type of the provider `aws-native` is said in the words of the provider `aws`, in which all guardrails are
 * written. Names are those of @pulumi/aws-native 1.79; what is not named here has the same name in both.
 */
export interface Form {
  /** The type of the provider `aws`; of several the one that its properties make it. */
  readonly type: string | { readonly among: readonly string[]; readonly which: (props: Properties) => string };
  readonly fields?: Fields;
  /** What names alone do not say, after they are turned. */
  readonly finish?: (props: Properties) => Properties;
  /** The path that `finish` takes a property of `aws` from. */
  readonly moved?: Readonly<Record<string, string>>;
  /** Settings that the provider `aws` has as resources of their own. */
  readonly parts?: readonly Part[];
}

/** Fields by their name, with the name of the provider `aws`. */
export type Fields = Readonly<Record<string, Field>>;

/** A field's other name, what the fields within it are called, or both. */
export type Field = string | { readonly as?: string; readonly fields: Fields };

/** A setting that is a resource of its own in the provider `aws`. */
export interface Part {
  readonly type: string;
  /** The property that holds it, by the name of `aws-native`. */
  readonly from: string;
  /** The property by which it names the resource that it belongs to. */
  readonly owner: string;
  /** The property that holds its value; left out where the value's fields are the properties. */
  readonly into?: string;
  /** Fields of the value; all of them are unknown where the value is. */
  readonly fields?: Fields;
  /** Whether each element of a list is a resource. @default the whole value is one */
  readonly each?: boolean;
  /** Properties of the owner, by the name of `aws`, that it repeats. */
  readonly repeats?: readonly string[];
}

/** A resource in the words of the provider `aws`. */
export interface Said {
  readonly type: string;
  readonly props: Properties;
  /** The path in `aws-native` of each property of `aws`, where they differ. */
  readonly names: Readonly<Record<string, string>>;
  /** Of a part, the property by which it names the resource that it belongs to. */
  readonly owner?: string;
}

/** Every type that a form, with its parts, can become. */
export function typesOfForm({ type, parts = [] }: Form): readonly string[] {
  return [...(typeof type === "string" ? [type] : type.among), ...parts.map((part) => part.type)];
}

/** The resource itself, and then the parts of it that have a value. */
export function saidByForm(form: Form, props: Properties): readonly Said[] {
  const { type, fields = {}, finish = (same) => same, moved = {}, parts = [] } = form;
  const mine = finish(renamed({ ...props, ...tags(props, fields) }, fields));
  const renames = Object.entries(fields).map(([name, field]) => [nameOf(name, field), name] as const);
  const given = [...renames, ...Object.entries(moved)].filter(([, from]) => props[topOf(from)] !== undefined);
  const names: Readonly<Record<string, string>> = Object.fromEntries(given);
  const itself: Said = { type: typeof type === "string" ? type : type.which(mine), props: mine, names };
  return [itself, ...parts.flatMap((part) => saidByPart(part, props, mine))];
}

/** The top-level property of a path. */
export function topOf(path: string): string {
  return path.split(/[.[]/)[0] ?? path;
}

function saidByPart(part: Part, props: Properties, owner: Properties): readonly Said[] {
  const { type, from, into, fields = {}, each = false, repeats = [] } = part;
  const value = props[from];
  if (value === undefined || value === null) return [];
  const same: Properties = { [part.owner]: UNKNOWN, ...Object.fromEntries(repeats.map((name) => [name, owner[name]])) };
  const values: readonly Value[] = each && isList(value) ? value : [value];
  return values.map((one) => {
    const own: Properties = into === undefined ? propertiesOf(one, fields) : { [into]: renamedValue(one, fields) };
    const names = Object.fromEntries(Object.keys(own).map((name) => [name, from]));
    return { type, props: { ...same, ...own }, names, owner: part.owner };
  });
}

function propertiesOf(value: Value, fields: Fields): Properties {
  if (isProperties(value)) return renamed(value, fields);
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [nameOf(name, field), UNKNOWN]));
}

function nameOf(name: string, field: Field): string {
  return typeof field === "string" ? field : (field.as ?? name);
}

function renamed(props: Properties, fields: Fields): Properties {
  return Object.fromEntries(
    Object.entries(props).map(([name, value]) => {
      const field = fields[name];
      if (field === undefined || value === undefined) return [name, value];
      return [nameOf(name, field), typeof field === "string" ? value : renamedValue(value, field.fields)];
    }),
  );
}

function renamedValue(value: Value, fields: Fields): Value {
  if (isList(value)) return value.map((element) => renamedValue(element, fields));
  return isProperties(value) ? renamed(value, fields) : value;
}

/** `aws-native` lists tags as keys and values, whatever it calls the list. */
function tags(props: Properties, fields: Fields): Properties {
  const [name = "tags"] = Object.keys(fields).filter((field) => fields[field] === "tags");
  return isList(props[name]) ? { [name]: pairs(props[name]) } : {};
}

/** Keys with their values out of a list of both; all unknown where one key is, since it may be any. */
export function pairs(list: readonly Value[], key = "key", value = "value"): Value {
  const entries = list.map((pair) => (isProperties(pair) ? ([textOf(pair[key]), pair[value]] as const) : undefined));
  if (entries.some((entry) => entry === undefined || entry[0] === UNKNOWN)) return UNKNOWN;
  return Object.fromEntries(entries.flatMap((entry) => (typeof entry?.[0] === "string" ? [[entry[0], entry[1]]] : [])));
}
