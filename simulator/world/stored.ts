import type { Place, Resource } from "../law";
import type { Path } from "../values";

/** A resource with what the cloud itself has to remember of it. */
export interface Stored extends Resource {
  /** Where its inputs are secret. */
  readonly inputSecrets: readonly Path[];
  /** Where its outputs are secret. */
  readonly outputSecrets: readonly Path[];
  /**
   * Whether anybody has used the answer to its creation. Until then the same URN asking again gets this resource back:
   * the answer may have been lost.
   */
  readonly acknowledged: boolean;
  /** Virtual time at which its creation is through. */
  readonly readyAt: number;
}

/** What tells one resource from every other. */
export function resourceKey(place: Place, type: string, id: string): string {
  return `${place.account}/${place.region}/${type}/${id}`;
}

/** The key of a resource. */
export function keyOf(resource: Resource): string {
  return resourceKey(resource, resource.type, resource.id);
}

/** Where a resource of account scope is kept. */
export const GLOBAL_REGION = "global";
