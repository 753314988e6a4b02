import type { PropertyEntry, StoredType } from "../entry";
import { cloudformationNames, matchingProperty } from "./cloudformation-names";
import type { Described } from "./read-package";
import type { ReplacementSource } from "./replacement-sources";

/** Where to look, best first. */
export interface ReplacementSources {
  readonly schemas: ReplacementSource;
  readonly native: ReplacementSource;
}

/** A type's properties with the marks for replacement, and how they are known. */
export interface Marked {
  readonly properties: readonly PropertyEntry[];
  readonly nested: readonly string[];
  readonly source: StoredType["replaceSource"];
}

/**
 * Marks the properties whose change replaces. Where no source knows the type, only what holds for nearly all of AWS
 * stays: the region and the name. A prefix replaces wherever the name it stands for does; tags never do.
 */
export function markReplacing(type: Described, sources: ReplacementSources): Marked {
  const names = cloudformationNames(type.token);
  const found = (source: ReplacementSource) => names.map((name) => source.get(name)).find((one) => one !== undefined);
  const schema = found(sources.schemas);
  const native = found(sources.native);
  const inputs = type.properties.filter((property) => property.input !== "none").map((property) => property.name);
  const replacing = new Set(type.properties.filter((property) => property.replaces).map((property) => property.name));
  const fromTexts = replacing.size > 0;
  const nested = new Set<string>();
  for (const path of (schema ?? native)?.paths ?? []) {
    const [head = "", ...rest] = path.split(".");
    const ours = matchingProperty(head, (schema ?? native)?.typeName ?? "", inputs);
    if (ours === undefined) continue;
    if (rest.length === 0) replacing.add(ours);
    else nested.add([ours, ...rest.map(lowerFirst)].join("."));
  }
  if (inputs.includes("region")) replacing.add("region");
  replacing.delete("tags");
  const source = schema ? "cloudformation-schema" : native ? "aws-native" : fromTexts ? "typings" : "unknown";
  if (source === "unknown" && inputs.includes("name")) replacing.add("name");
  for (const name of inputs) if (replacing.has(name.replace(/Prefix$/, ""))) replacing.add(name);
  return {
    properties: type.properties.map((property) => ({ ...property, replaces: replacing.has(property.name) })),
    nested: [...nested].filter((path) => !replacing.has(path.split(".")[0] ?? "")).toSorted(),
    source,
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
