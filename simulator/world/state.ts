import type { Resource } from "../law";
import type { FaultCount } from "./faults";
import type { Mutation } from "./records";
import { keyOf, type Stored } from "./stored";

/** All resources of one type in one place. */
interface Shelf {
  readonly resources: Map<string, Stored>;
  /** By property, then by value; made when first asked for, thrown away when something changes. */
  readonly indexes: Map<string, Map<unknown, readonly Stored[]>>;
  sorted: readonly Stored[] | undefined;
}

/** Everything that the cloud knows, and nothing of how it is kept. Changed by mutations only. */
export class WorldState {
  private readonly byKey = new Map<string, Stored>();
  private readonly shelves = new Map<string, Map<string, Shelf>>();
  /** What AWS has of its own and what a program adopted of it can go by one ARN. */
  private readonly byArn = new Map<string, Set<string>>();
  private readonly byUrn = new Map<string, Set<string>>();
  private readonly byOwner = new Map<string, Set<string>>();
  private readonly unused = new Map<string, Set<string>>();
  private readonly made = new Map<string, number>();
  private readonly founded = new Set<string>();
  time = 0;
  seed: number | undefined;
  faults: readonly FaultCount[] = [];

  get(key: string): Stored | undefined {
    return this.byKey.get(key);
  }

  /** All resources, in no order. */
  all(): Iterable<Stored> {
    return this.byKey.values();
  }

  ofArn(arn: string): Stored | undefined {
    return this.allOf(this.byArn.get(arn))[0];
  }

  /** What this URN has made and is still there. */
  ofUrn(urn: string): readonly Stored[] {
    return this.allOf(this.byUrn.get(urn));
  }

  /** What was made beside this resource, and what beside that: all that goes away with it. */
  besides(owner: string): readonly Stored[] {
    const found = new Map<string, Stored>();
    const collect = (key: string): void => {
      for (const stored of this.allOf(this.byOwner.get(key))) {
        if (found.has(keyOf(stored))) continue;
        found.set(keyOf(stored), stored);
        collect(keyOf(stored));
      }
    };
    collect(owner);
    return [...found.values()];
  }

  /** Resources that go by this id or ARN and that nobody has used yet. */
  unusedNamed(idOrArn: string): readonly Stored[] {
    return this.allOf(this.unused.get(idOrArn));
  }

  /** Whether any resource waits for its first use; spares looking through inputs. */
  hasUnused(): boolean {
    return this.unused.size > 0;
  }

  /** How often this URN has been created. */
  timesMade(urn: string): number {
    return this.made.get(urn) ?? 0;
  }

  isFounded(place: string): boolean {
    return this.founded.has(place);
  }

  /** All of a type in an account and region, in the order of their ids. */
  list(account: string, region: string, type: string): readonly Stored[] {
    const shelf = this.shelves.get(type)?.get(`${account}/${region}`);
    if (shelf === undefined) return [];
    shelf.sorted ??= [...shelf.resources.values()].toSorted(byId);
    return shelf.sorted;
  }

  /** All of a type, wherever it is. */
  everywhere(type: string): readonly Stored[] {
    const shelves = this.shelves.get(type);
    if (shelves === undefined) return [];
    return [...shelves.values()].flatMap((shelf) => [...shelf.resources.values()]).toSorted(byId);
  }

  /** Those of a type in a place whose output of this name has this value. */
  where(account: string, region: string, type: string, property: string, value: unknown): readonly Stored[] {
    const shelf = this.shelves.get(type)?.get(`${account}/${region}`);
    if (shelf === undefined) return [];
    const index = shelf.indexes.get(property) ?? indexed(this.list(account, region, type), property);
    shelf.indexes.set(property, index);
    return index.get(value) ?? [];
  }

  /** Takes a step; the answer takes it back, provided that every later step was taken back before. */
  apply(mutation: Mutation): () => void {
    const undo: (() => void)[] = [];
    if (mutation.reset === true) undo.push(this.clear());
    for (const key of mutation.drops ?? []) undo.push(this.put(key, undefined));
    for (const stored of mutation.puts ?? []) undo.push(this.put(keyOf(stored), stored));
    for (const [urn, count] of Object.entries(mutation.made ?? {})) undo.push(setting(this.made, urn, count));
    for (const place of mutation.founded ?? []) {
      if (this.founded.has(place)) continue;
      this.founded.add(place);
      undo.push(() => this.founded.delete(place));
    }
    if (mutation.seed !== undefined) this.seed = mutation.seed;
    if (mutation.faults !== undefined) this.faults = mutation.faults;
    this.time = Math.max(this.time, mutation.at);
    return () => {
      for (const step of undo.toReversed()) step();
    };
  }

  /** Steps that, taken in this order from nothing, lead here. */
  *dump(): Iterable<Mutation> {
    const founded = [...this.founded];
    const first: Mutation = { at: this.time, founded, faults: this.faults, made: Object.fromEntries(this.made) };
    yield this.seed === undefined ? first : { ...first, seed: this.seed };
    for (const stored of this.byKey.values()) yield { at: this.time, puts: [stored] };
  }

  private clear(): () => void {
    const before = { stored: [...this.byKey], made: [...this.made], founded: [...this.founded] };
    for (const [key] of before.stored) this.put(key, undefined);
    this.made.clear();
    this.founded.clear();
    return () => {
      for (const [key, stored] of before.stored) this.put(key, stored);
      for (const [urn, count] of before.made) this.made.set(urn, count);
      for (const place of before.founded) this.founded.add(place);
    };
  }

  /** Puts one resource in the place of another (or of nothing) and keeps every index right. */
  private put(key: string, stored: Stored | undefined): () => void {
    const before = this.byKey.get(key);
    if (before !== undefined) this.unlink(key, before);
    if (stored !== undefined) this.link(key, stored);
    return () => {
      this.put(key, before);
    };
  }

  private link(key: string, stored: Stored): void {
    this.byKey.set(key, stored);
    const shelf = this.shelf(stored);
    shelf.resources.set(stored.id, stored);
    forget(shelf);
    const arn = stored.outputs["arn"];
    if (typeof arn === "string") add(this.byArn, arn, key);
    if (stored.urn !== "") add(this.byUrn, stored.urn, key);
    if (stored.owner !== undefined) add(this.byOwner, stored.owner, key);
    if (!stored.acknowledged) for (const name of namesOf(stored)) add(this.unused, name, key);
  }

  private unlink(key: string, stored: Stored): void {
    this.byKey.delete(key);
    const shelf = this.shelf(stored);
    shelf.resources.delete(stored.id);
    forget(shelf);
    const arn = stored.outputs["arn"];
    if (typeof arn === "string") remove(this.byArn, arn, key);
    remove(this.byUrn, stored.urn, key);
    if (stored.owner !== undefined) remove(this.byOwner, stored.owner, key);
    for (const name of namesOf(stored)) remove(this.unused, name, key);
  }

  private shelf(resource: Resource): Shelf {
    const places = this.shelves.get(resource.type) ?? new Map<string, Shelf>();
    this.shelves.set(resource.type, places);
    const place = `${resource.account}/${resource.region}`;
    const shelf = places.get(place) ?? { resources: new Map(), indexes: new Map(), sorted: undefined };
    places.set(place, shelf);
    return shelf;
  }

  private allOf(keys: ReadonlySet<string> | undefined): readonly Stored[] {
    return [...(keys ?? [])].flatMap((key) => this.byKey.get(key) ?? []).toSorted(byId);
  }
}

/** By id, and where two have the same one by what tells them apart. */
function byId(left: Resource, right: Resource): number {
  if (left.id !== right.id) return left.id < right.id ? -1 : 1;
  return keyOf(left) < keyOf(right) ? -1 : 1;
}

/**
 * By what a later input shows that the answer to a creation has arrived. What stands in the resource's own inputs (the
 * bucket of a bucket policy, the ARN of a topic policy) was known before, so that speaking of it shows nothing.
 */
function namesOf(stored: Stored): readonly string[] {
  const given = new Set<unknown>([...Object.values(stored.inputs), stored.account, stored.region]);
  const names = new Set([stored.id, stored.outputs["arn"]]);
  return [...names].filter((name): name is string => typeof name === "string" && !given.has(name));
}

function indexed(resources: readonly Stored[], property: string): Map<unknown, readonly Stored[]> {
  const index = new Map<unknown, Stored[]>();
  for (const stored of resources) {
    const value = stored.outputs[property];
    const found = index.get(value);
    if (found === undefined) index.set(value, [stored]);
    else found.push(stored);
  }
  return index;
}

function forget(shelf: Shelf): void {
  shelf.sorted = undefined;
  shelf.indexes.clear();
}

function add(index: Map<string, Set<string>>, name: string, key: string): void {
  const found = index.get(name);
  if (found === undefined) index.set(name, new Set([key]));
  else found.add(key);
}

function remove(index: Map<string, Set<string>>, name: string, key: string): void {
  const found = index.get(name);
  found?.delete(key);
  if (found?.size === 0) index.delete(name);
}

function setting(map: Map<string, number>, name: string, value: number): () => void {
  const before = map.get(name);
  map.set(name, value);
  return () => {
    if (before === undefined) map.delete(name);
    else map.set(name, before);
  };
}
