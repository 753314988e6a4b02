import fs from "node:fs";
import { z } from "zod";
import { Failure } from "../../errors";
import { principalsOf } from "../approvals/principals";
import type { Signer } from "../approvals/signers";
import {
  CHECKPOINT_NAMESPACE,
  type Checkpoint,
  checkCheckpointSignature,
  type SignedCheckpoint,
  signedCheckpointSchema,
} from "./checkpoint";

/** A checkpoint that was kept in a file. */
export interface KeptCheckpoint {
  readonly checkpoint: Checkpoint;
  /** The key that signed it, as SSH writes it; undefined where the signature is none. */
  readonly key?: Buffer;
  /** Why the checkpoint is worth nothing; undefined where it is good. */
  readonly problem?: string;
}

/**
 * Reads a checkpoint's file and looks at its signature.
 *
 * @param signers whose keys count; where they are not given, any key does
 * @throws Failure (usage) when there is no such file, or it is something else
 */
export function readCheckpointFile(file: string, signers?: readonly Signer[]): KeptCheckpoint {
  const kept = parse(file);
  const check = checkCheckpointSignature(kept);
  const { checkpoint } = kept;
  if (!check.ok) return { checkpoint, problem: `the signature of the checkpoint: ${check.message}` };
  const key = check.key.blob;
  if (signers === undefined) return { checkpoint, key };
  const answer = principalsOf(signers, key, CHECKPOINT_NAMESPACE, [new Date(checkpoint.at)]);
  return answer.ok ? { checkpoint, key } : { checkpoint, key, problem: `the checkpoint's key is ${answer.why}` };
}

/**
 * Writes a checkpoint's file. One that is there stays: it may be the only evidence.
 *
 * @throws Failure (usage) when there is such a file, or it cannot be written
 */
export function writeCheckpointFile(file: string, checkpoint: SignedCheckpoint): void {
  try {
    fs.writeFileSync(file, `${JSON.stringify(checkpoint, undefined, 2)}\n`, { flag: "wx", flush: true });
  } catch (error) {
    throw new Failure(
      "usage",
      `the checkpoint cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      "name a file with --out that does not exist yet, in a folder that does",
      { cause: error },
    );
  }
}

function parse(file: string): SignedCheckpoint {
  try {
    return signedCheckpointSchema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch (error) {
    const message = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Failure(
      "usage",
      `${file} is not a checkpoint: ${message}`,
      "name a file that ./causeway audit checkpoint --out wrote",
      { cause: error },
    );
  }
}
