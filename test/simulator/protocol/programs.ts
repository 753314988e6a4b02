import fc from "fast-check";
import type { Json, JsonObject } from "../../../simulator/encoding";
import type { ProgramResource } from "./engine";
import { PART, THING, USER } from "./toy-provider";

export const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** A secret as the engine sends it. */
export function secret(value: Json): JsonObject {
  return { [SIGNATURE]: SECRET, value };
}

/** A text that is looked for wherever no secret may be. */
export const CANARY = "canary-7f3a";

const tags = fc.dictionary(fc.constantFrom("a", "b", "Name", "x y", "__proto"), fc.constantFrom("1", "2", "ü\n"), {
  maxKeys: 3,
});
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

const thingInputs = fc.record({
  size: maybe(fc.integer({ min: 1, max: 9 })),
  tags: maybe(tags),
  zone: maybe(fc.constantFrom("a", "b")),
  region: maybe(fc.constantFrom("us-east-1", "eu-west-1")),
  ports: maybe(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 })),
  nested: maybe(
    fc.record(
      { kind: fc.constantFrom("k1", "k2"), depth: fc.integer(), more: fc.array(tags, { maxLength: 3 }) },
      { requiredKeys: ["kind"] },
    ),
  ),
  password: maybe(fc.integer({ min: 1, max: 3 }).map((at) => secret(`${CANARY}-${at}`))),
});

const resource = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant(THING), inputs: thingInputs }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant(PART), inputs: fc.record({ size: maybe(fc.nat(5)) }) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant(USER), inputs: fc.record({ tags: maybe(tags) }) }) },
);

/** Programs: things, parts of earlier things of the same region, users; a name keeps its type from one program to the next. */
export const program: fc.Arbitrary<readonly ProgramResource[]> = fc
  .uniqueArray(fc.tuple(fc.nat(9), resource), { maxLength: 10, selector: ([name, { type }]) => `${type}${name}` })
  .map((entries) => {
    const made: ProgramResource[] = [];
    for (const [number, { type, inputs }] of entries.toSorted(([left], [right]) => left - right)) {
      const given: Record<string, Json> = {};
      for (const [input, value] of Object.entries(inputs)) if (value !== undefined) given[input] = value;
      if (type !== PART) {
        made.push({ name: `${type.split(":").at(-1)}${number}`, type, inputs: given });
        continue;
      }
      const thing = made.findLast((other) => other.type === THING);
      if (thing === undefined) continue;
      const region = thing.inputs["region"];
      const place: JsonObject = region === undefined ? {} : { region };
      made.push({ name: `Part${number}`, type, inputs: { ...given, ...place, thingId: `$${thing.name}` } });
    }
    return made;
  });
