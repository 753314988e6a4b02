import { factsOf } from "../../simulator/catalog/facts";
import { CloudError } from "../../simulator/errors";
import type { Change, Law, Place, Resource } from "../../simulator/law";
import type { Properties } from "../../simulator/values";
import { keyOf } from "../../simulator/world/stored";
import { committedCatalog } from "./catalog/open-catalog";
import { lawContext } from "./law-context";

const catalog = committedCatalog();

/** A world just big enough to try laws in: it does with a law what the real one does, and keeps nothing on disk. */
export function lawWorld(
  laws: Readonly<Record<string, Law>>,
  start: { place?: Place; resources?: readonly Resource[] } = {},
) {
  let resources: Resource[] = [...(start.resources ?? [])];
  let now = Date.UTC(2026, 0, 1);
  let made = 0;
  const home = start.place ?? { account: "111111111111", region: "eu-west-1" };
  const context = (type: string, place: Place = home, urn = `urn:pulumi:dev::causeway::${type}::n${made}`) =>
    lawContext(
      resources.map((one) => refreshed(one)),
      { place, now, type, urn },
    );
  function refreshed(one: Resource): Resource {
    const law = laws[one.type];
    if (law?.read === undefined) return one;
    const plain = lawContext(resources, { place: placeOf(one), now, type: one.type, urn: one.urn });
    return { ...one, outputs: { ...one.outputs, ...law.read(one, plain) } };
  }
  function completed(type: string, inputs: Properties, place: Place): Properties {
    const entry = catalog.entry(type);
    const facts = entry === undefined ? undefined : factsOf(entry);
    const auto = facts?.autoName;
    const names: Properties =
      auto !== undefined &&
      inputs[auto.property] === undefined &&
      auto.unless.every((name) => inputs[name] === undefined)
        ? { [auto.property]: `n${made}-abc1234` }
        : {};
    const given = {
      ...facts?.defaults,
      ...names,
      ...(facts?.hasRegion === true ? { region: place.region } : {}),
      ...inputs,
    };
    return laws[type]?.complete?.(given, context(type, place)) ?? given;
  }
  const world = {
    /** Reasons of `check`, the catalog's form included, as `property: reason`. */
    problems(type: string, inputs: Properties, place: Place = home): string[] {
      const entry = catalog.entry(type);
      const complete = completed(type, inputs, place);
      const form = entry === undefined ? [] : factsOf(entry).problems(complete);
      return [...form, ...(laws[type]?.check?.(complete, context(type, place)) ?? [])].map(
        (one) => `${one.property}: ${one.reason}`,
      );
    },
    create(type: string, inputs: Properties, place: Place = home): Resource {
      made++;
      const complete = completed(type, inputs, place);
      const problems = world.problems(type, inputs, place);
      if (problems.length > 0) throw new Error(problems.join("\n"));
      const entry = catalog.entry(type);
      const facts = entry === undefined ? undefined : factsOf(entry);
      const here = context(type, place);
      laws[type]?.verify?.(complete, here);
      const created = laws[type]?.create?.(complete, here) ?? {
        id: facts?.id(complete, here) ?? `x-${made}`,
        outputs: {},
      };
      const region = facts?.scope === "account" ? "global" : place.region;
      const base = { account: place.account, region, createdAt: now };
      const outputs = { ...facts?.outputs(complete, created.id, here), ...complete, ...created.outputs };
      const owned = created.owner === undefined ? {} : { owner: created.owner };
      const resource: Resource = { ...base, type, id: created.id, urn: here.urn, inputs: complete, outputs, ...owned };
      const besides = (created.beside ?? []).map((one) => ({
        ...base,
        ...one,
        region: place.region,
        urn: "",
        inputs: {},
        owner: created.id,
      }));
      resources = [
        ...resources.filter((one) => one.type !== type || one.id !== created.id || one.account !== place.account),
        ...besides,
        resource,
      ];
      return resource;
    },
    update(resource: Resource, inputs: Properties): Resource {
      const complete = completed(resource.type, inputs, placeOf(resource));
      laws[resource.type]?.verify?.(complete, context(resource.type, placeOf(resource)), resource);
      const outputs = laws[resource.type]?.update?.(
        world.get(resource),
        complete,
        context(resource.type, placeOf(resource)),
      );
      const updated = { ...resource, inputs: complete, outputs: { ...resource.outputs, ...complete, ...outputs } };
      resources = resources.map((one) => (one.type === resource.type && one.id === resource.id ? updated : one));
      return updated;
    },
    /** As a Read would see it now. */
    get(resource: { type: string; id: string }): Resource {
      const found = resources.find((one) => one.type === resource.type && one.id === resource.id);
      if (found === undefined) throw new Error(`no ${resource.type} ${resource.id}`);
      return refreshed(found);
    },
    judge(resource: Resource, newInputs: Properties, property: string) {
      const change: Change = {
        path: [property],
        before: resource.inputs[property],
        after: newInputs[property],
        oldInputs: resource.inputs,
        newInputs,
        oldOutputs: resource.outputs,
      };
      return laws[resource.type]?.judge?.(change, context(resource.type));
    },
    remove(resource: Resource): void {
      const removal =
        laws[resource.type]?.remove?.(world.get(resource), context(resource.type, placeOf(resource))) ?? "gone";
      resources = resources.flatMap((one) => {
        if (one.owner === resource.id || one.owner === keyOf(resource)) return [];
        if (one.type !== resource.type || one.id !== resource.id) return [one];
        return removal === "gone" ? [] : [{ ...one, recoverableUntil: removal.recoverableUntil }];
      });
    },
    advance(milliseconds: number): void {
      now += milliseconds;
      resources = resources.filter((one) => one.recoverableUntil === undefined || one.recoverableUntil > now);
    },
    all: () => resources,
    context,
  };
  return world;

  function placeOf(one: Resource): Place {
    return { account: one.account, region: one.region === "global" ? home.region : one.region };
  }
}

/** `code: message` of the CloudError that `action` throws; fails when it throws none. */
export function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof CloudError) return `${error.awsCode}: ${error.message}`;
    throw error;
  }
  throw new Error("expected a refusal, and it was accepted");
}
