import type { LawContext } from "../law";
import type { AutoName, FactBook, TypeFacts } from "../type-facts";
import type { Properties, Value } from "../values";
import type { Catalog } from "./catalog";
import { computedOutputs, mintId } from "./computed-values";
import type { TypeEntry } from "./entry";
import { formProblems } from "./form-problems";
import { fill } from "./form-template";
import { knownForms } from "./known-forms";
import { isSet } from "./known-sets";

/** The facts about AWS's resource types, from the generated catalog. */
export function awsFacts(catalog: Catalog): FactBook {
  return {
    of: async (type) => {
      const entry = catalog.entry(type);
      return entry === undefined ? undefined : factsOf(entry);
    },
    nearest: async (token) => catalog.nearest(token),
  };
}

/** What the catalog's entry means for the generic behaviour of its type. */
export function factsOf(entry: TypeEntry): TypeFacts {
  const properties = [...entry.properties.values()];
  const inputs = new Set(properties.filter((property) => property.input !== "none").map((property) => property.name));
  const hasRegion = inputs.has("region");
  const imports = knownForms[entry.token]?.imports;
  const nested = entry.nestedReplaces.map((path) => `${path}.`);
  return {
    type: entry.token,
    scope: hasRegion ? "region" : "account",
    hasRegion,
    hasTags: inputs.has("tags") && entry.properties.has("tagsAll"),
    defaults: defaultsOf(entry),
    autoName: autoNameOf(entry, inputs),
    secrets: properties.filter((property) => property.secret).map((property) => property.name),
    computed: properties.filter((property) => property.computed).map((property) => property.name),
    inputs,
    deleteBeforeReplace: false,
    problems: (given) => formProblems(entry, given),
    replaces(path) {
      const names = path.filter((step) => typeof step === "string");
      const text = `${names.join(".")}.`;
      return (
        isMarked(entry, names) || nested.some((replacing) => text.startsWith(replacing) || replacing.startsWith(text))
      );
    },
    unordered: (path) => isSet(entry.token, path),
    id: (given, context) => mintId(entry, given, context),
    ...(imports === undefined
      ? {}
      : {
          importName: (outputs: Properties, id: string, context: LawContext) => fill(imports, outputs, context, { id }),
        }),
    outputs: (given, id, context) => computedOutputs(entry, given, id, context),
  };
}

/** Whether the property at a path, or one that it lies in, is marked as replacing. Keys of maps are no properties. */
function isMarked(entry: TypeEntry, names: readonly string[]): boolean {
  let known = entry.properties;
  for (const name of names) {
    const property = known.get(name);
    if (property === undefined) return false;
    if (property.replaces) return true;
    const type = property.type.kind === "array" || property.type.kind === "map" ? property.type.of : property.type;
    if (type.kind !== "object") return false;
    known = entry.object(type.name);
  }
  return false;
}

/** Defaults of inputs that AWS does not compute; those of the others are answered as outputs. */
function defaultsOf(entry: TypeEntry): Properties {
  const defaults: Record<string, Value> = {};
  for (const property of entry.properties.values())
    if (property.input === "optional" && !property.computed && property.default !== undefined)
      defaults[property.name] = property.default;
  return defaults;
}

/** A name is made up where the provider takes `name` as optional and yet always answers with one. */
function autoNameOf(entry: TypeEntry, inputs: ReadonlySet<string>): AutoName | undefined {
  const known = knownForms[entry.token]?.name;
  const fifo = ["fifoQueue", "fifoTopic"].find((name) => inputs.has(name));
  const property = known?.property ?? "name";
  const stated = entry.properties.get(property);
  if (stated?.input !== "optional" || !stated.computed || stated.type.kind !== "string") return undefined;
  return {
    property,
    length: known?.length ?? 255,
    unless: [`${property}Prefix`].filter((prefix) => inputs.has(prefix)),
    separator: "-",
    lowerCase: known?.lowerCase ?? false,
    suffix: "",
    ...(fifo === undefined ? {} : { fifo }),
  };
}
