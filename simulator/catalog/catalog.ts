import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suggest } from "../../lib/suggest";
import type { PropertyEntry, StoredIndex, StoredModule, StoredType, TypeEntry } from "./entry";
import { decodeProperty } from "./property-code";
import { replaceOverrides } from "./replace-overrides";

/** The generated catalog: every resource type and function of the pinned @pulumi/aws, read a module at a time. */
export interface Catalog {
  /** Version of @pulumi/aws that it was made from. */
  readonly version: string;
  /** Tokens of all resource types, in alphabetical order of their modules. */
  types(): readonly string[];
  /** Tokens of all functions. */
  functions(): readonly string[];
  /** `undefined` for a type that the provider does not have. */
  entry(type: string): TypeEntry | undefined;
  /** Arguments and results of a function; `undefined` for one that the provider does not have. */
  functionEntry(token: string): ReadonlyMap<string, PropertyEntry> | undefined;
  /** Every nested object by its name, in alphabetical order of their modules. Reads all files. */
  objects(): readonly (readonly [name: string, properties: readonly PropertyEntry[]])[];
  /** The known type or function with the most similar token; `undefined` where nothing is near. */
  nearest(token: string): string | undefined;
}

/** Opens the catalog whose files lie in `directory`; nothing is read before it is asked for. */
export function openCatalog(directory: string): Catalog {
  const modules = new Map<string, StoredModule>();
  const entries = new Map<string, TypeEntry>();
  let listed: StoredIndex | undefined;
  const index = (): StoredIndex => {
    listed ??= readIndex(join(directory, "index.json"));
    return listed;
  };
  const module = (name: string): StoredModule | undefined => {
    if (!Object.hasOwn(index().types, name)) return undefined;
    const loaded = modules.get(name) ?? readModule(join(directory, `${name}.module.json`));
    modules.set(name, loaded);
    return loaded;
  };
  return {
    get version() {
      return index().version;
    },
    types: () => tokens(index().types),
    functions: () => tokens(index().functions),
    entry(type) {
      const known = entries.get(type);
      if (known !== undefined) return known;
      const { moduleName, name } = splitToken(type);
      const home = module(moduleName);
      if (home === undefined || !Object.hasOwn(home.types, name)) return undefined;
      const stored = home.types[name];
      if (stored === undefined) return undefined;
      const entry = decodeType(type, stored, home);
      entries.set(type, entry);
      return entry;
    },
    functionEntry(token) {
      const { moduleName, name } = splitToken(token);
      const home = module(moduleName);
      return home !== undefined && Object.hasOwn(home.functions, name) ? decodeAll(home.functions[name]) : undefined;
    },
    objects: () =>
      Object.keys(index().types).flatMap((name) =>
        Object.entries(module(name)?.objects ?? {}).map(
          ([object, codes]) => [object, [...decodeAll(codes).values()]] as const,
        ),
      ),
    nearest: (token) => suggest(token, [...tokens(index().types), ...tokens(index().functions)]),
  };
}

function readIndex(file: string): StoredIndex {
  const content: StoredIndex = JSON.parse(readFileSync(file, "utf8"));
  return content;
}

function readModule(file: string): StoredModule {
  const content: StoredModule = JSON.parse(readFileSync(file, "utf8"));
  return content;
}

function tokens(table: StoredIndex["types"]): string[] {
  return Object.entries(table).flatMap(([module, names]) => names.map((name) => joinToken(module, name)));
}

/** `aws:ec2/vpc:Vpc` is `vpc:Vpc` of module `ec2`. */
function splitToken(token: string): { moduleName: string; name: string } {
  const [, path = "", type = ""] = token.split(":");
  const [moduleName = "", file = ""] = path.split("/");
  return { moduleName, name: `${file}:${type}` };
}

function joinToken(module: string, name: string): string {
  return `aws:${module}/${name}`;
}

function decodeAll(codes: Readonly<Record<string, string>> | undefined): ReadonlyMap<string, PropertyEntry> {
  return new Map(Object.entries(codes ?? {}).map(([name, code]) => [name, decodeProperty(name, code)]));
}

function decodeType(token: string, stored: StoredType, home: StoredModule): TypeEntry {
  const objects = new Map<string, ReadonlyMap<string, PropertyEntry>>();
  const override = Object.hasOwn(replaceOverrides, token) ? replaceOverrides[token] : undefined;
  const properties = new Map(decodeAll(stored.properties));
  for (const name of override?.replaces ?? []) mark(properties, token, name, true);
  for (const name of override?.keeps ?? []) mark(properties, token, name, false);
  return {
    token,
    properties,
    object(name) {
      const known = objects.get(name) ?? decodeAll(home.objects[name]);
      objects.set(name, known);
      return known;
    },
    nestedReplaces: override?.nested ?? stored.nestedReplaces ?? [],
    replaceSource: override === undefined ? stored.replaceSource : "override",
    id: stored.id,
    arn: stored.arn,
    deprecated: stored.deprecated ?? false,
    aliases: stored.aliases ?? [],
  };
}

function mark(properties: Map<string, PropertyEntry>, token: string, name: string, replaces: boolean): void {
  const property = properties.get(name);
  if (property === undefined || property.input === "none")
    throw new Error(`replace-overrides names ${name} of ${token}; expected one of its inputs`);
  properties.set(name, { ...property, replaces });
}
