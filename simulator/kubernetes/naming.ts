import type { NameOrigin } from "../protocol/autoname";
import { isProperties, type Properties, textOf } from "../values";
import { digest } from "../world/mint";

/** Marks objects whose name was made up, as the real provider does. */
const AUTONAMED = "pulumi.com/autonamed";

/**
 * Metadata with a name: the one that was given, the one that was made up before, or a new one that ends in eight
 * hexadecimal digits. None is made up where one is given that is not known yet.
 */
export function withName(metadata: Properties, origin: NameOrigin): Properties {
  if (metadata["name"] !== undefined || metadata["generateName"] !== undefined) return metadata;
  const before = isProperties(origin.oldInputs["metadata"]) ? origin.oldInputs["metadata"] : {};
  const known = isAutonamed(before) ? textOf(before, "name") : undefined;
  const name = known ?? madeUpName(origin);
  if (name === undefined) return metadata;
  const annotations = isProperties(metadata["annotations"]) ? metadata["annotations"] : {};
  return { ...metadata, name, annotations: { ...annotations, [AUTONAMED]: "true" } };
}

/** Whether an object's name was made up. */
export function isAutonamed(metadata: Properties): boolean {
  const annotations = metadata["annotations"];
  return isProperties(annotations) && annotations[AUTONAMED] === "true";
}

/** A new name as the real provider makes it up, or what the engine wishes; `undefined` where it wishes for none. */
export function madeUpName({ resource, seed, urn, generation, wish }: NameOrigin): string | undefined {
  if (wish?.mode === "disable") return undefined;
  if (wish !== undefined && wish.name !== "") return wish.name;
  return `${resource}-${digest([seed, "name", urn, generation]).toString("hex").slice(0, 8)}`;
}
