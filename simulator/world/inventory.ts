import type { Inventory, Place } from "../law";
import type { WorldState } from "./state";
import { GLOBAL_REGION, resourceKey, type Stored } from "./stored";

/** What a law sees of the world from one place: its region, what its account has beside regions, and what is public. */
export function inventoryOf(state: WorldState, place: Place): Inventory {
  const regions = [place.region, GLOBAL_REGION];
  const here = (read: (region: string) => readonly Stored[]) => regions.flatMap(read);
  return {
    get(type, id) {
      for (const region of regions) {
        const found = state.get(resourceKey({ account: place.account, region }, type, id));
        if (found !== undefined && isLive(found)) return found;
      }
      return undefined;
    },
    list: (type) => here((region) => state.list(place.account, region, type)).filter(isLive),
    where: (type, property, value) =>
      here((region) => state.where(place.account, region, type, property, value)).filter(isLive),
    everywhere: (type) => state.everywhere(type).filter(isLive),
    byArn(arn) {
      const found = state.ofArn(arn);
      return found !== undefined && isLive(found) ? found : undefined;
    },
    retained: (type) =>
      here((region) => state.list(place.account, region, type)).filter(
        (stored) => stored.recoverableUntil !== undefined && stored.recoverableUntil > state.time,
      ),
  };
}

/** Whether a resource is there for everybody, and not only for who recovers it. */
export function isLive(stored: Stored): boolean {
  return stored.recoverableUntil === undefined;
}
