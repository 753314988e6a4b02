import type { StoredIndex, StoredModule, StoredType, ValueType } from "../entry";
import { encodeProperty } from "../property-code";
import { arnFormOf, idFormOf } from "./documents";
import type { Described, PackageContents } from "./read-package";
import { markReplacing, type ReplacementSources } from "./replacement";

/** The generated files: the index, and one for each module. */
export interface Generated {
  readonly index: StoredIndex;
  readonly modules: ReadonlyMap<string, StoredModule>;
}

interface Draft {
  readonly types: Record<string, StoredType>;
  readonly objects: Record<string, Record<string, string>>;
  readonly functions: Record<string, Record<string, string>>;
}

/** Turns what the package and the sources say into the files of the catalog. Same inputs, same files. */
export function generate(contents: PackageContents, sources: ReplacementSources): Generated {
  const drafts = new Map<string, Draft>();
  const draftOf = (token: string): Draft => {
    const module = split(token).module;
    const draft = drafts.get(module) ?? { types: {}, objects: {}, functions: {} };
    drafts.set(module, draft);
    return draft;
  };
  for (const type of byToken(contents.types)) {
    const draft = draftOf(type.token);
    draft.types[split(type.token).name] = storeType(type, sources);
    addObjects(
      draft,
      type.properties.map((property) => property.type),
      contents,
    );
  }
  for (const one of byToken(contents.functions)) {
    const draft = draftOf(one.token);
    draft.functions[split(one.token).name] = encodeAll(one.properties);
    addObjects(
      draft,
      one.properties.map((property) => property.type),
      contents,
    );
  }
  const modules = new Map([...drafts].toSorted(([left], [right]) => (left < right ? -1 : 1)));
  return {
    index: {
      version: contents.version,
      types: Object.fromEntries([...modules].map(([module, { types }]) => [module, Object.keys(types)])),
      functions: Object.fromEntries([...modules].map(([module, { functions }]) => [module, Object.keys(functions)])),
    },
    modules,
  };
}

function byToken(all: readonly Described[]): Described[] {
  return all.toSorted((left, right) => (left.token < right.token ? -1 : 1));
}

/** `aws:ec2/vpc:Vpc` is `vpc:Vpc` of module `ec2`; `aws:index/getArn:getArn` is `getArn:getArn` of `index`. */
function split(token: string): { module: string; name: string } {
  const [, path = "", type = ""] = token.split(":");
  const [module = "", file = ""] = path.split("/");
  return { module, name: `${file}:${type}` };
}

function storeType(type: Described, sources: ReplacementSources): StoredType {
  const marked = markReplacing(type, sources);
  const arn = arnFormOf(type.token, type.text);
  return {
    replaceSource: marked.source,
    id: idFormOf(type.token, type.text, new Set(type.properties.map((property) => property.name))),
    ...(arn === undefined ? {} : { arn }),
    ...(type.deprecated ? { deprecated: true as const } : {}),
    ...(type.aliases.length === 0 ? {} : { aliases: type.aliases }),
    ...(marked.nested.length === 0 ? {} : { nestedReplaces: marked.nested }),
    properties: encodeAll(marked.properties),
  };
}

function encodeAll(properties: readonly Described["properties"][number][]): Record<string, string> {
  return Object.fromEntries(properties.map((property) => [property.name, encodeProperty(property)]));
}

function addObjects(draft: Draft, types: readonly ValueType[], contents: PackageContents): void {
  const waiting = [...types];
  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    if (type.kind === "array" || type.kind === "map") waiting.push(type.of);
    if (type.kind !== "object" || draft.objects[type.name] !== undefined) continue;
    const properties = contents.objects.get(type.name) ?? [];
    draft.objects[type.name] = encodeAll(properties);
    waiting.push(...properties.map((property) => property.type));
  }
}
