import type { Law, LawContext, Place } from "../law";
import type { TypeFacts } from "../type-facts";
import { type Properties, textOf } from "../values";
import { createMint } from "./mint";
import { GLOBAL_REGION } from "./stored";
import type { World } from "./world";

/** What an operation is about: a type with what is known of it, the resource's URN, and where the provider works. */
export interface Subject {
  readonly facts: TypeFacts;
  readonly law: Law | undefined;
  readonly urn: string;
  /** Account and region of the connection. */
  readonly home: Place;
  /** The provider's other settings. */
  readonly settings: Properties;
}

/** Where a resource with these inputs works: in the region that they name, else in the connection's. */
export function placeOf(subject: Subject, inputs: Properties): Place {
  const region = subject.facts.hasRegion ? textOf(inputs, "region") : undefined;
  return region === undefined ? subject.home : { account: subject.home.account, region };
}

/** Where the inventory keeps such a resource. */
export function shelfOf(subject: Subject, place: Place): Place {
  return subject.facts.scope === "account" ? { account: place.account, region: GLOBAL_REGION } : place;
}

/** What the law and the catalog may know. `generation` is how often the URN was created before. */
export function contextOf(world: World, subject: Subject, place: Place, generation: number): LawContext {
  const { type } = subject.facts;
  const shelf = shelfOf(subject, place);
  return {
    place,
    partition: partitionOf(place.region),
    urn: subject.urn,
    type,
    inventory: world.inventory(place),
    now: world.clock.now(),
    mint: createMint([world.seed, shelf.account, shelf.region, type, subject.urn, generation]),
    settings: subject.settings,
  };
}

/** `aws`, or the partition of its own that China and GovCloud are. */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** The inputs without the provider's own notes. */
export function withoutNotes(inputs: Properties): Properties {
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => !name.startsWith("__")));
}
