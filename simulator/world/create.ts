import { CloudError } from "../errors";
import type { Beside, Place } from "../law";
import { type Path, type Properties, sameValue, UNKNOWN } from "../values";
import { durationOf } from "./latency";
import { secretPaths } from "./secret-paths";
import { keyOf, resourceKey, type Stored } from "./stored";
import { contextOf, placeOf, type Subject, shelfOf, withoutNotes } from "./subject";
import type { World } from "./world";

/**
 * Makes a resource, and resolves when it is on disk. The same URN asking again before anybody used the answer gets the
 * same resource (same inputs), or a new one in its place (other inputs): an answer that was lost makes nothing twice.
 * @throws CloudError, with nothing changed
 */
export async function create(
  world: World,
  subject: Subject,
  inputs: Properties,
  inputSecrets: readonly Path[],
): Promise<Stored> {
  const place = placeOf(subject, inputs);
  const orphans = world.state
    .ofUrn(subject.urn)
    .filter((stored) => !stored.acknowledged && stored.type === subject.facts.type);
  const again = orphans.find((stored) => stored.account === place.account && sameValue(stored.inputs, inputs));
  if (again !== undefined) return again;

  const lost = orphans.flatMap((stored) => [stored, ...world.state.besides(keyOf(stored))]);
  // The law must not meet what is about to be replaced: a name that only the orphan holds is free.
  const restore = world.state.apply({ at: world.clock.now(), drops: lost.map(keyOf) });
  let made: readonly Stored[];
  const generation = world.state.timesMade(subject.urn);
  try {
    made = build(world, subject, inputs, inputSecrets, place, generation);
  } finally {
    restore();
  }
  const [resource] = made;
  if (resource === undefined) throw new TypeError("a create made nothing");
  await world.commit({
    at: world.clock.now(),
    drops: lost.map(keyOf),
    puts: [...made, ...world.spokenOf(inputs, subject.urn).map((stored) => ({ ...stored, acknowledged: true }))],
    made: { [subject.urn]: generation + 1 },
  });
  return resource;
}

/** What a preview can say of a resource that is not made: its inputs, and that the rest is not known. */
export function previewCreate(subject: Subject, inputs: Properties): Properties {
  const outputs: Record<string, Properties[string]> = {};
  for (const name of subject.facts.computed) outputs[name] = UNKNOWN;
  return { ...outputs, ...withoutNotes(inputs) };
}

function build(
  world: World,
  subject: Subject,
  inputs: Properties,
  inputSecrets: readonly Path[],
  place: Place,
  generation: number,
): readonly Stored[] {
  const { facts, law, urn } = subject;
  const context = contextOf(world, subject, place, generation);
  const given = withoutNotes(inputs);
  law?.verify?.(given, context);
  const created = law?.create?.(given, context);
  const id = created?.id ?? facts.id(given, context);
  const outputs = { ...facts.outputs(given, id, context), ...given, ...created?.outputs };
  const shelf = shelfOf(subject, place);
  const owner = resourceKey(shelf, facts.type, id);
  const present = world.state.get(owner);
  if (present !== undefined) throw taken(subject, present);
  const now = world.clock.now();
  const took = durationOf(world.latency, facts.type, "create", urn, world.seed);
  const resource: Stored = {
    ...shelf,
    type: facts.type,
    id,
    urn,
    inputs,
    outputs,
    createdAt: now,
    inputSecrets,
    outputSecrets: secretPaths(outputs, inputs, inputSecrets, facts.secrets),
    acknowledged: false,
    readyAt: now + took,
    ...(created?.owner === undefined ? {} : { owner: created.owner }),
  };
  return [resource, ...(created?.beside ?? []).map((beside) => besideOf(beside, shelf, beside.owner ?? owner, now))];
}

/** A resource that came with another, or with the account. */
export function besideOf(beside: Beside, shelf: Place, owner: string | undefined, now: number): Stored {
  return {
    account: shelf.account,
    region: shelf.region,
    type: beside.type,
    id: beside.id,
    urn: "",
    inputs: {},
    outputs: beside.outputs,
    createdAt: now,
    ...(owner === undefined ? {} : { owner }),
    inputSecrets: [],
    outputSecrets: [],
    acknowledged: true,
    readyAt: now,
  };
}

function taken(subject: Subject, present: Stored): CloudError {
  const recoverable =
    present.recoverableUntil === undefined
      ? "choose another name, or import the one that is there"
      : "it was deleted and is inside its recovery window; restore it, or wait until the window is over";
  return new CloudError(
    "exists",
    "ResourceAlreadyExistsException",
    `${subject.facts.type} ${present.id} exists already in account ${present.account}, ${present.region}; ${recoverable}`,
  );
}
