import type { Place, Resource } from "../law";
import { isProperties, type Path, type Properties, sameValue, type Value } from "../values";
import { isLive } from "./inventory";
import { durationOf } from "./latency";
import { secretPaths } from "./secret-paths";
import { GLOBAL_REGION, keyOf, resourceKey, type Stored } from "./stored";
import { contextOf, placeOf, type Subject, withoutNotes } from "./subject";
import type { World } from "./world";

/** `vpc-0a1b@eu-west-1`, as an import names a resource of another region. */
const ID_AND_REGION = /^(.+)@([a-z]{2}(?:-[a-z]+)+-\d)$/;

/** An id without the region behind it, and that region where there is one. */
export function idAndRegion(text: string): { readonly id: string; readonly region: string | undefined } {
  const named = ID_AND_REGION.exec(text);
  return { id: named?.[1] ?? text, region: named?.[2] };
}

/** The resource of this id that the subject speaks of; `undefined` when it is gone (or inside a recovery window). */
export function find(world: World, subject: Subject, id: string, known: Properties): Stored | undefined {
  const { account } = subject.home;
  const named = idAndRegion(id);
  const candidates: (readonly [Place, string])[] = [
    [placeOf(subject, known), id],
    [subject.home, id],
    [{ account, region: GLOBAL_REGION }, id],
  ];
  if (named.region !== undefined) candidates.push([{ account, region: named.region }, named.id]);
  for (const [place, plain] of candidates) {
    const found = world.state.get(resourceKey(place, subject.facts.type, plain));
    if (found !== undefined && isLive(found)) return found;
  }
  return undefined;
}

/** What a Read answers with. */
export interface Seen {
  readonly stored: Stored;
  readonly inputs: Properties;
  readonly outputs: Properties;
  readonly inputSecrets: readonly Path[];
  readonly outputSecrets: readonly Path[];
}

/** A resource as it is now: what is stored, with what follows from others laid over it. */
export function look(world: World, subject: Subject, stored: Stored): Seen {
  const context = contextFor(world, subject, stored);
  const overlay = subject.law?.read?.(stored, context) ?? {};
  const outputs = { ...stored.outputs, ...overlay };
  const base = stored.urn === "" ? inputsFromOutputs(subject, stored) : stored.inputs;
  const inputs: Record<string, Value> = { ...base };
  for (const [name, value] of Object.entries(overlay)) {
    if (Object.hasOwn(inputs, name) && !sameValue(value, stored.outputs[name])) inputs[name] = value;
  }
  return {
    stored,
    inputs,
    outputs,
    inputSecrets: stored.inputSecrets,
    outputSecrets: secretPaths(outputs, stored.inputs, stored.inputSecrets, subject.facts.secrets),
  };
}

/**
 * Changes a resource in place; resolves when that is on disk.
 * @throws CloudError, with nothing changed
 */
export async function update(
  world: World,
  subject: Subject,
  stored: Stored,
  inputs: Properties,
  inputSecrets: readonly Path[],
): Promise<Stored> {
  const context = contextFor(world, subject, stored);
  const given = withoutNotes(inputs);
  subject.law?.verify?.(given, context, stored);
  const kept = withoutDropped(stored, given);
  const outputs = {
    ...subject.facts.outputs(given, stored.id, context),
    ...kept,
    ...given,
    ...subject.law?.update?.(stored, given, context),
  };
  const changed: Stored = {
    ...stored,
    urn: subject.urn,
    inputs,
    outputs,
    inputSecrets,
    outputSecrets: secretPaths(outputs, inputs, inputSecrets, subject.facts.secrets),
    acknowledged: true,
  };
  const others = world.spokenOf(inputs, subject.urn).map((other) => ({ ...other, acknowledged: true }));
  await world.commit({ at: world.clock.now(), puts: [changed, ...others] });
  return changed;
}

/** What a preview can say of a change: the new inputs over what is there, also inside objects that the cloud adds to. */
export function previewUpdate(oldOutputs: Properties, oldInputs: Properties, inputs: Properties): Properties {
  return laidOver(oldOutputs, oldInputs, withoutNotes(inputs));
}

function laidOver(outputs: Properties, before: Properties, given: Properties): Properties {
  const computed = Object.entries(outputs).filter(([name]) => !Object.hasOwn(before, name));
  const known = Object.entries(given).map(([name, value]): [string, Value] => {
    const output = outputs[name];
    const input = before[name];
    if (!isProperties(value) || !isProperties(output) || !isProperties(input)) return [name, value];
    return [name, laidOver(output, input, value)];
  });
  return { ...Object.fromEntries(computed), ...Object.fromEntries(known) };
}

/**
 * Takes a resource away (or into its recovery window), with what came with it; resolves when that is on disk.
 * @throws CloudError, with nothing changed
 */
export async function remove(world: World, subject: Subject, stored: Stored): Promise<void> {
  const context = contextFor(world, subject, stored);
  const removal = subject.law?.remove?.(stored, context) ?? "gone";
  const besides = world.state.besides(keyOf(stored));
  const at = world.clock.now();
  if (removal === "gone") {
    await world.commit({ at, drops: [stored, ...besides].map(keyOf) });
    return;
  }
  const { recoverableUntil } = removal;
  if (recoverableUntil <= at) {
    throw new TypeError(`${stored.type}: a recovery window must end later than now, got ${recoverableUntil}`);
  }
  await world.commit({ at, puts: [{ ...stored, recoverableUntil, acknowledged: true }], drops: besides.map(keyOf) });
}

/** How long a change or a removal takes, in virtual milliseconds. */
export function timeFor(world: World, operation: "update" | "delete", resource: Resource): number {
  return durationOf(world.latency, resource.type, operation, resource.urn, world.seed);
}

function contextFor(world: World, subject: Subject, stored: Stored): ReturnType<typeof contextOf> {
  const region = stored.region === GLOBAL_REGION ? subject.home.region : stored.region;
  return contextOf(world, subject, { account: stored.account, region }, world.state.timesMade(stored.urn) - 1);
}

/** Outputs without those that came from inputs which are no longer given. */
function withoutDropped(stored: Stored, given: Properties): Properties {
  const before = stored.inputs;
  return Object.fromEntries(
    Object.entries(stored.outputs).filter(([name]) => !Object.hasOwn(before, name) || Object.hasOwn(given, name)),
  );
}

/** Inputs for what Pulumi did not make: all outputs that could have been given. */
function inputsFromOutputs(subject: Subject, stored: Stored): Properties {
  const given = Object.entries(stored.outputs).filter(([name]) => subject.facts.inputs.has(name));
  return { ...Object.fromEntries(given), __defaults: [] };
}
