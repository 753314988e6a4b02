import type { AutoName } from "../type-facts";
import { isList, type Properties, textOf, type Value } from "../values";
import { fraction } from "../world/mint";

/** What the engine says about names that the provider makes up. */
export interface NamingWish {
  readonly mode: "propose" | "enforce" | "disable";
  readonly name: string;
}

/** What a name is made of. */
export interface NameOrigin {
  /** The resource's own name in the program. */
  readonly resource: string;
  readonly urn: string;
  /** How often the URN was created before: a replacement, made while the old one is there, needs another name. */
  readonly generation: number;
  readonly seed: number;
  /** Inputs of the resource as it is, empty for a new one. */
  readonly oldInputs: Properties;
  readonly wish: NamingWish | undefined;
}

/** The made-up part: a dash and seven digits, as the real provider has it. */
const DIGITS = 7;

/**
 * A physical name for a resource whose program gives none, or `undefined` where none is to be made up. A name that was
 * made up before is kept. The made-up part follows from the cloud's seed, the URN and the generation, so that a preview
 * and its update name alike, and two runs of one seed do as well.
 * @throws RangeError when the name would be longer than AWS takes
 */
export function autoName(naming: AutoName, inputs: Properties, origin: NameOrigin): string | undefined {
  const { property } = naming;
  if (isGiven(inputs[property]) || naming.unless.some((other) => isGiven(inputs[other]))) return undefined;
  const before = textOf(origin.oldInputs, property);
  if (before !== undefined && filledIn(origin.oldInputs).includes(property)) return before;
  const { wish } = origin;
  if (wish?.mode === "disable") return undefined;
  const random = Array.from({ length: DIGITS }, (_, at) =>
    Math.floor(fraction([origin.seed, "name", origin.urn, origin.generation, at]) * 16).toString(16),
  ).join("");
  const proposed = wish?.name === undefined || wish.name === "" ? undefined : wish.name;
  const made = proposed ?? `${origin.resource}${naming.separator}${random}`;
  const isFifo = naming.fifo !== undefined && [true, "true"].some((on) => on === inputs[naming.fifo ?? ""]);
  const suffix = isFifo && !made.endsWith(".fifo") ? ".fifo" : naming.suffix;
  const name = (naming.lowerCase && wish?.mode !== "enforce" ? made.toLowerCase() : made) + suffix;
  if (name.length > naming.length) {
    throw new RangeError(
      `the name made up for it, ${name}, has ${name.length} characters, AWS takes ${naming.length}; give ${property} yourself or a shorter name to the resource`,
    );
  }
  return name;
}

/** Names of the inputs that the provider filled in, as it noted them among the inputs. */
export function filledIn(inputs: Properties): readonly string[] {
  const notes = inputs["__defaults"];
  return isList(notes) ? notes.filter((note): note is string => typeof note === "string") : [];
}

function isGiven(value: Value | undefined): boolean {
  return value !== undefined && value !== null;
}
