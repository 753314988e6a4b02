import type { Checkpoint } from "./checkpoint";

/** What is to be done about the operations that a crash left without an end. */
export interface RecoveryPlan {
  /** Creates that the cloud has carried out: they are taken into the state. */
  readonly adopt: readonly { readonly urn: string; readonly id: string }[];
  /** Creates that never came to be: forgotten, to be made anew. */
  readonly forget: readonly string[];
  /** Updates and deletes: a refresh tells how far they came. */
  readonly look: readonly string[];
}

/** Asks the cloud for what a URN has made there: the ids, and nothing when it made nothing. */
export type FindCreated = (urn: string) => Promise<readonly string[]>;

/**
 * Classifies every operation that has a beginning and no end.
 *
 * @throws Error when the cloud holds several resources of one URN that the state does not know: nobody can tell which
 */
export async function planRecovery(checkpoint: Checkpoint, findCreated: FindCreated): Promise<RecoveryPlan> {
  const known = new Set(checkpoint.resources.map(({ urn, id }) => `${urn} ${id ?? ""}`));
  const adopt: { urn: string; id: string }[] = [];
  const forget: string[] = [];
  const look: string[] = [];
  for (const { type, resource } of checkpoint.pendingOperations) {
    if (type !== "creating") {
      look.push(resource.urn);
      continue;
    }
    const made = (await findCreated(resource.urn)).filter((id) => !known.has(`${resource.urn} ${id}`));
    if (made.length > 1) throw new Error(`${resource.urn} was made ${made.length} times: ${made.join(", ")}`);
    const [id] = made;
    if (id === undefined) forget.push(resource.urn);
    else adopt.push({ urn: resource.urn, id });
  }
  return { adopt, forget, look };
}
