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
  const context = contextOf(world, subject, place, 0);
  const { facts } = subject;
  if (subject.law?.importedId === undefined && facts.importName === undefined) return name;
  const named = context.inventory
    .list(facts.type)
    .find((one) => facts.importName?.(one.outputs, one.id, context) === id);
  const found = subject.law?.importedId === undefined ? (named?.id ?? id) : subject.law.importedId(id, context);
  return found === undefined || region === undefined ? found : `${found}@${region}`;
}
