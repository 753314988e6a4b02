import path from "node:path";
import type { CommandContext, CommandResult } from "../context";
import { ExitCode, Failure } from "../errors";
import { approvalProblem } from "../promotion/approvals/audit-approval";
import { makeKeyFile, readKeyFile } from "../promotion/approvals/key-file";
import { readPrivateKey } from "../promotion/approvals/ssh-private-key";
import { fingerprint } from "../promotion/approvals/ssh-public-key";
import { CHECKPOINT_NAMESPACE, type Checkpoint, checkpointOf, signCheckpoint } from "../promotion/journal/checkpoint";
import { writeCheckpointFile } from "../promotion/journal/checkpoint-file";
import { journalFile } from "../promotion/journal/journal-file";
import { verifyJournal } from "../promotion/journal/verify-journal";

/** Writes down, signed, how far the journal has come: to be kept where whoever can change the journal cannot. */
export function auditCheckpoint(
  context: CommandContext,
  options: { readonly out: string; readonly key?: string },
): Promise<CommandResult> {
  const checkpoint = checkpointNow(context);
  const keyText = options.key === undefined ? ownKey(context) : readKeyFile(options.key);
  const key = fingerprint(usable(keyText).blob);
  writeCheckpointFile(options.out, signCheckpoint(keyText, checkpoint));
  const { entries, head, at, journal } = checkpoint;
  return Promise.resolve({
    exitCode: ExitCode.yes,
    json: { file: path.resolve(options.out), entries, head, at, journal, key },
    text: [
      `✓ ok   checkpoint of ${entries} entries, head ${head}`,
      `       signed with ${key}`,
      `next   keep ${options.out} elsewhere, and later  ./causeway audit verify --checkpoint ${options.out}`,
    ].join("\n"),
  });
}

function checkpointNow({ home }: CommandContext): Checkpoint {
  const file = journalFile(home.journal);
  const { entries, bad } = verifyJournal(file.read(), approvalProblem);
  if (bad !== undefined) {
    throw new Failure(
      "failed",
      `the journal ${file.path} is not as it was written: entry ${bad.seq}: ${bad.reason}`,
      "find out who changed it; a checkpoint is made of a sound journal only",
    );
  }
  const checkpoint = checkpointOf(entries, new Date());
  if (checkpoint !== undefined) return checkpoint;
  throw new Failure(
    "usage",
    `there is no entry in ${file.path}`,
    "promote a release first, or name the home with --home",
  );
}

/** The home's own key for checkpoints, made on first use. */
function ownKey({ home }: CommandContext): string {
  const file = path.join(home.keys, "journal");
  try {
    return makeKeyFile(file, "journal");
  } catch (error) {
    throw new Failure(
      "state",
      `the key ${file} cannot be made: ${error instanceof Error ? error.message : String(error)}`,
      "free some space or mend the rights of the home, or name a key with --key",
      { cause: error },
    );
  }
}

function usable(keyText: string): ReturnType<typeof readPrivateKey> {
  try {
    return readPrivateKey(keyText, CHECKPOINT_NAMESPACE);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const remedy = "name a key without a passphrase, or leave --key out and use the home's own";
    throw new Failure(error.kind, error.message, remedy, { cause: error });
  }
}
