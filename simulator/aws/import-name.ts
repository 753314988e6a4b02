import type { LawContext, Resource } from "../law";
import { textOf } from "../values";
import { refusal } from "./refusal";

/**
 * The parts of what an import names, for types that the provider imports by something else than their id.
 *
 * @param form what the whole name looks like, with a group for each part
 * @param expected the same in words, for the refusal
 * @throws CloudError for a name of another form
 */
export function importParts(name: string, form: RegExp, expected: string): readonly string[] {
  const found = form.exec(name);
  if (found === null)
    throw refusal("InvalidImportId", `unexpected format of ID ("${name}"), expected ${expected}; import it by that.`);
  return found.slice(1).map((part) => part ?? "");
}

/** The id of the resource of the context's type whose outputs are these texts; undefined where there is none. */
export function idWhere(context: LawContext, outputs: Readonly<Record<string, string>>): string | undefined {
  const [first, ...others] = Object.entries(outputs);
  if (first === undefined) return undefined;
  const fits = (one: Resource): boolean => others.every(([name, value]) => (textOf(one.outputs, name) ?? "") === value);
  return context.inventory.where(context.type, first[0], first[1]).find(fits)?.id;
}
