import type { LawContext } from "../../law";

/**
 * The id of what has a name within a log group: the name alone, as the provider has it, or with the group's name before
 * it (as imports write it) where another group has one of the same name.
 */
export function idWithin(type: string, group: string, name: string, context: LawContext): string {
  return context.inventory.get(type, name) === undefined ? name : `${group}:${name}`;
}
