import type { Registry } from "../registry";
import type { Stored } from "../world/stored";
import { withoutNotes } from "../world/subject";
import type { World } from "../world/world";

/** The stack of a URN (`urn:pulumi:STACK::PROJECT::TYPE::NAME`); empty for what is none. */
export function stackOf(urn: string): string {
  return urn.split("::")[0]?.split(":")[2] ?? "";
}

/**
 * Lifts the deletion protections of everything that a stack made, as somebody would who has decided that it goes.
 * @returns the URNs whose protection was lifted
 */
export async function unprotect(
  world: World,
  /** Finds the laws of a type, whichever provider it is of. */
  registryOf: (type: string) => Registry | undefined,
  stack: string,
): Promise<readonly string[]> {
  const puts: Stored[] = [];
  for (const stored of world.state.all()) {
    if (stored.urn === "" || stackOf(stored.urn) !== stack) continue;
    const law = await registryOf(stored.type)?.law(stored.type);
    const lifted = law?.unprotect?.(stored);
    if (lifted === undefined || Object.keys(lifted).length === 0) continue;
    const inputs = { ...stored.inputs, ...lifted };
    puts.push({ ...stored, inputs, outputs: { ...stored.outputs, ...withoutNotes(lifted) } });
  }
  if (puts.length > 0) await world.commit({ at: world.clock.now(), puts });
  return puts.map((stored) => stored.urn).toSorted();
}
