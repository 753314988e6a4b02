import { taggableTypes } from "../../facts/taggable-types";
import { tagsOf } from "../../facts/tags";
import { type Properties, textOf, UNKNOWN, type Value } from "../../facts/value";
import { configuredTexts } from "../../pack/configuration";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

const TAGS = ["Environment", "Project", "CostCenter", "Owner", "ManagedBy"];
const ENVIRONMENTS = ["shared", "dev", "staging", "prod", "prod-pci", "test", "production", "production-pci"];

/** Every resource says which environment it is of, who owns it and who pays. Default tags of the provider count. */
export const tagRequired: Rule = {
  id: "tag-required",
  title: "Resources carry the required tags",
  severity: "low",
  tier: "baseline",
  frameworks: [],
  requirements: ["K-04", "A-067", "C-078", "D-114"],
  remedy: "set the tags, best once for all: defaultTags of the aws.Provider (stacks/providers.ts)",
  configSchema: {
    tags: { type: "array", items: { type: "string" }, description: "tags that must be there", default: TAGS },
    environments: {
      type: "array",
      items: { type: "string" },
      description: "values that the tag Environment may have",
      default: ENVIRONMENTS,
    },
    values: {
      type: "array",
      items: { type: "string" },
      description: "tags, as name=value, that are set where they are missing, for teams that let this policy mend",
      default: [],
    },
  },
  check(resource, { config }) {
    if (!taggableTypes.has(resource.type)) return [];
    const tags = tagsOf(resource);
    if (tags === UNKNOWN) return [undetermined("tags", "the tags are not known")];
    const wanted = configuredTexts(config["tags"], TAGS);
    const missing = wanted.filter((name) => !hasTag(tags, name));
    return [
      ...(missing.length === 0 ? [] : [violation("tags", `${missing.join(", ")} missing`)]),
      ...environmentVerdicts(tags["Environment"], configuredTexts(config["environments"], ENVIRONMENTS)),
    ];
  },
  mend(resource, { config }) {
    const tags = tagsOf(resource);
    if (tags === UNKNOWN) return {};
    const wanted = configuredTexts(config["tags"], TAGS);
    const given = configuredTexts(config["values"]).map(splitTag);
    const missing = given.filter(({ name, value }) => wanted.includes(name) && value !== "" && !hasTag(tags, name));
    return { tags: Object.fromEntries(missing.map(({ name, value }) => [name, value])) };
  },
};

/** `Owner=platform-team` in its parts; a value may have a `=` in it. */
function splitTag(text: string): { readonly name: string; readonly value: string } {
  const [name = "", ...rest] = text.split("=");
  return { name, value: rest.join("=") };
}

/** A tag whose value is not known yet is there. */
function hasTag(tags: Properties, name: string): boolean {
  return textOf(tags[name]) !== undefined;
}

function environmentVerdicts(value: Value | undefined, allowed: readonly string[]): readonly Verdict[] {
  if (value === UNKNOWN) return [undetermined("tags.Environment", "the value of the tag is not known")];
  if (typeof value !== "string" || value === "" || allowed.includes(value)) return [];
  return [violation("tags.Environment", `Environment is ${JSON.stringify(value)}; expected ${allowed.join(", ")}`)];
}
