import type { CommandContext, CommandResult } from "../context";
import { ExitCode } from "../errors";
import { approvalProblem } from "../promotion/approvals/audit-approval";
import { readSignersFile } from "../promotion/approvals/signers-file";
import { fingerprint } from "../promotion/approvals/ssh-public-key";
import { readCheckpointFile } from "../promotion/journal/checkpoint-file";
import { journalFile } from "../promotion/journal/journal-file";
import { type JournalVerdict, verifyJournal } from "../promotion/journal/verify-journal";

/** Proves that the journal is as it was written, and every approval in it; with a checkpoint, that nothing is gone. */
export function auditVerify(
  context: CommandContext,
  options: { readonly checkpoint?: string; readonly signers?: string },
): Promise<CommandResult> {
  const signers = options.signers === undefined ? undefined : readSignersFile(options.signers);
  const kept = options.checkpoint === undefined ? undefined : readCheckpointFile(options.checkpoint, signers);
  const file = journalFile(context.home.journal);
  const verdict = verifyJournal(file.read(), (entry) => approvalProblem(entry, signers), kept?.checkpoint);
  const { entries, bad, torn } = verdict;
  const ok = verdict.ok && kept?.problem === undefined;
  const reason = whyNot(verdict, kept?.problem, file.path);
  const key = kept?.key === undefined ? null : fingerprint(kept.key);
  return Promise.resolve({
    exitCode: ok ? ExitCode.yes : ExitCode.no,
    json: { ok, entries: entries.length, firstBad: bad?.seq ?? null, reason, torn, checkpointKey: key },
    text: [
      ok
        ? `✓ ok   the journal is as it was written   ${entries.length} entries, last ${entries.at(-1)?.hash ?? ""}`
        : `✗ no   the journal is not proven to be as it was written   ${entries.length} entries are`,
      ...(reason === null ? [] : [`       ${bad === undefined ? "reason" : `entry ${bad.seq}`}  ${reason}`]),
      ...(torn === 0 ? [] : [`       ${torn} bytes of a line without an end follow; they count for nothing`]),
      kept === undefined
        ? "       without a checkpoint that was kept elsewhere, a journal that was cut or written anew cannot be told"
        : `       checkpoint  ${kept.checkpoint.entries} entries at ${kept.checkpoint.at}, key ${key ?? "none"}`,
    ].join("\n"),
  });
}

function whyNot({ ok, bad }: JournalVerdict, checkpointProblem: string | undefined, path: string): string | null {
  if (bad !== undefined) return bad.reason;
  if (checkpointProblem !== undefined) return checkpointProblem;
  return ok ? null : `there is no entry in ${path}`;
}
