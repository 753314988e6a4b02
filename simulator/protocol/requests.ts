import { CloudError } from "../errors";
import type { Place } from "../law";
import type { Provider } from "../provider";
import { hasUnknown, type Properties } from "../values";
import { besideOf } from "../world/create";
import { createMint } from "../world/mint";
import { partitionOf, type Subject } from "../world/subject";
import type { World } from "../world/world";
import type { Configured } from "./connections";

/** The parts of a message that name a resource. */
export interface Named {
  getUrn(): string;
  getType(): string;
}

/** The type of a resource's URN: the last of the types in its third part. */
export function typeOfUrn(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

/** The name at the end of a URN. */
export function nameOfUrn(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** What a message is about. @throws CloudError for a type that the provider does not have, with the nearest known one */
export async function subjectOf(provider: Provider, connection: Configured, message: Named): Promise<Subject> {
  const urn = message.getUrn();
  const type = message.getType() === "" ? typeOfUrn(urn) : message.getType();
  const facts = await provider.facts.of(type);
  if (facts === undefined) {
    const near = await provider.facts.nearest(type);
    const remedy = near === undefined ? "check the type's token" : `did you mean ${near}?`;
    throw new CloudError(
      "invalid",
      "",
      `${type} is no resource type of ${provider.name} ${provider.version}; ${remedy}`,
    );
  }
  const law = await provider.registry.law(type);
  return { facts, law, urn, home: connection.home, settings: connection.settings };
}

/** @throws CloudError where values that must be known are not */
export function assertKnown(properties: Properties, what: string): void {
  if (hasUnknown(properties)) {
    throw new CloudError("invalid", "", `${what} has inputs that are not known yet; only a preview can be asked so`);
  }
}

/** Gives a place its default network the first time that something happens there. */
export async function ensureFounded(
  world: World,
  provider: Provider,
  place: Place,
  settings: Properties,
): Promise<void> {
  const name = `${provider.name}/${place.account}/${place.region}`;
  if (world.state.isFounded(name)) return;
  const now = world.clock.now();
  const besides = await provider.foundation({
    place,
    partition: partitionOf(place.region),
    urn: "",
    type: "",
    inventory: world.inventory(place),
    now,
    mint: createMint([world.seed, place.account, place.region, "foundation"]),
    settings,
  });
  // Somebody else may have been quicker while the laws were loaded.
  if (world.state.isFounded(name)) return;
  await world.commit({
    at: now,
    founded: [name],
    puts: besides.map((beside) => besideOf(beside, place, beside.owner, now)),
  });
}
