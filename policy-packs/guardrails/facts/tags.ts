import type { Answer } from "./answers";
import type { PolicyResource } from "./resource";
import { isProperties, type Properties, readJson, textOf, UNKNOWN, type Value } from "./value";

/** The tags that a resource will have: the provider's, then its own above them. */
export function tagsOf({ props, provider }: PolicyResource): Properties | typeof UNKNOWN {
  const all = props["tagsAll"];
  const own = props["tags"];
  const defaults = defaultTags(provider?.props["defaultTags"]);
  if (own === UNKNOWN || defaults === UNKNOWN) return isProperties(all) ? all : UNKNOWN;
  return { ...defaults, ...(isProperties(all) ? all : {}), ...(isProperties(own) ? own : {}) };
}

/** Whether a resource has a tag, written as `Purpose=logs`; of a name alone any value will do. */
export function hasTag(resource: PolicyResource, tag: string): Answer {
  const [name = "", ...rest] = tag.split("=");
  const tags = tagsOf(resource);
  if (tags === UNKNOWN) return UNKNOWN;
  const value = textOf(tags[name]);
  if (rest.length === 0) return value !== undefined;
  return value === UNKNOWN ? UNKNOWN : value === rest.join("=");
}

/** Providers tell their nested settings as JSON text. */
function defaultTags(value: Value | undefined): Properties | typeof UNKNOWN {
  if (value === UNKNOWN) return UNKNOWN;
  const parsed: Value | undefined = typeof value === "string" ? readJson(value) : value;
  const tags = isProperties(parsed) ? parsed["tags"] : undefined;
  return tags === UNKNOWN ? UNKNOWN : isProperties(tags) ? tags : {};
}
