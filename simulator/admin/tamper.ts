import type { Properties } from "../values";
import { keyOf, type Stored } from "../world/stored";
import type { World } from "../world/world";

/**
 * Does what somebody at the console would do behind Pulumi's back: changes outputs of a resource, or deletes it, without
 * asking any law. For drift.
 */
export async function tamper(world: World, stored: Stored, outputs: Properties | "delete"): Promise<void> {
  const at = world.clock.now();
  if (outputs === "delete") {
    await world.commit({ at, drops: [stored, ...world.state.besides(keyOf(stored))].map(keyOf) });
    return;
  }
  const given = Object.entries(outputs).filter(([name]) => Object.hasOwn(stored.inputs, name));
  const inputs = { ...stored.inputs, ...Object.fromEntries(given) };
  await world.commit({ at, puts: [{ ...stored, inputs, outputs: { ...stored.outputs, ...outputs } }] });
}
