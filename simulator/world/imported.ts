import type { LawContext } from "../law";
import type { TypeFacts } from "../type-facts";
import { idAndRegion } from "./change";
import { contextOf, type Subject } from "./subject";
import type { World } from "./world";

/**
 * The id of what an import names: the name itself, but for types that the provider imports by something else
 * (`rtb-1_10.0.0.0/16` for a route). `undefined` where there is no such resource.
 *
 * @throws CloudError for a name that is not of the type's form
 */
export function importedId(world: World, subject: Subject, name: string): string | undefined {
  const { id, region } = idAndRegion(name);
  const place = { account: subject.home.account, region: region ?? subject.home.region };
  const { facts, law } = subject;
  if (law?.importedId === undefined && facts.importName === undefined) return name;
  const context = contextOf(world, subject, place, 0);
  const found = law?.importedId === undefined ? idByImportName(facts, id, context) : law.importedId(id, context);
  return found === undefined || region === undefined ? found : `${found}@${region}`;
}

/** The id of the resource that an import names in its own way; what no resource is named is taken for an id. */
function idByImportName(facts: TypeFacts, name: string, context: LawContext): string {
  const named = context.inventory
    .list(facts.type)
    .find((one) => facts.importName?.(one.outputs, one.id, context) === name);
  return named?.id ?? name;
}
