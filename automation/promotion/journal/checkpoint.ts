import { z } from "zod";
import { canonicalJson } from "../../../lib/canonical-json";
import { checkSignature, type SignatureCheck, signMessage } from "../approvals/ssh-signature";
import type { BadEntry } from "./chain";
import type { Entry } from "./entry";

/** What the signatures of checkpoints are good for, and nothing else is. */
export const CHECKPOINT_NAMESPACE = "causeway.checkpoint";

const hashText = z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits");
const checkpointSchema = z.strictObject({
  version: z.literal(1),
  /** Which journal: the hash of its first entry. */
  journal: hashText,
  /** How many entries it had. */
  entries: z.int().min(1),
  /** The hash of its last entry. */
  head: hashText,
  /** When that was so, RFC 3339 in UTC. */
  at: z.iso.datetime(),
});

/** How far a journal had come. Kept where the journal is not, it shows that nothing before it was changed since. */
export type Checkpoint = Readonly<z.infer<typeof checkpointSchema>>;

/** A checkpoint's file. */
export const signedCheckpointSchema = z.strictObject({ checkpoint: checkpointSchema, signature: z.string() });
export type SignedCheckpoint = Readonly<z.infer<typeof signedCheckpointSchema>>;

/** The checkpoint of a journal as it is; undefined while it has no entries. */
export function checkpointOf(entries: readonly Entry[], at: Date): Checkpoint | undefined {
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { version: 1, journal: first.hash, entries: last.seq, head: last.hash, at: at.toISOString() };
}

/** Signs a checkpoint with a private key's text. @throws Failure (usage) when the key cannot be used here */
export function signCheckpoint(keyText: string, checkpoint: Checkpoint): SignedCheckpoint {
  return { checkpoint, signature: signMessage(keyText, canonicalJson(checkpoint), CHECKPOINT_NAMESPACE) };
}

/** Whether the signature is one of the checkpoint, and by which key. */
export function checkCheckpointSignature({ checkpoint, signature }: SignedCheckpoint): SignatureCheck {
  return checkSignature(signature, canonicalJson(checkpoint), CHECKPOINT_NAMESPACE);
}

/** Where a sound chain is not the one that the checkpoint was made of; undefined where it is, or goes on from it. */
export function differenceFrom(checkpoint: Checkpoint, entries: readonly Entry[]): BadEntry | undefined {
  const { journal, head, at } = checkpoint;
  const then = `at the checkpoint of ${at}`;
  const [first] = entries;
  if (first !== undefined && first.hash !== journal) {
    return {
      seq: 1,
      reason: `it is another journal's, or the whole was written anew: entry 1 is not what it was ${then}`,
    };
  }
  if (entries.length < checkpoint.entries) {
    const seq = entries.length + 1;
    return {
      seq,
      reason: `the journal was cut: it had ${checkpoint.entries} entries ${then}, and has ${entries.length}`,
    };
  }
  if (entries[checkpoint.entries - 1]?.hash === head) return undefined;
  return {
    seq: checkpoint.entries,
    reason: `this entry, or one before it, was written anew: it is not what it was ${then}`,
  };
}
