import type { CommandContext, CommandResult } from "../context";
import { ExitCode } from "../errors";
import { approvalProblem } from "../promotion/approvals/audit-approval";
import type { Entry } from "../promotion/journal/entry";
import { journalFile } from "../promotion/journal/journal-file";
import { verifyJournal } from "../promotion/journal/verify-journal";

/** The entries of the journal, as far as they are proven. */
export function auditShow(context: CommandContext): Promise<CommandResult> {
  const file = journalFile(context.home.journal);
  const { entries, bad } = verifyJournal(file.read(), approvalProblem);
  const lines = entries.map(entryText);
  const last =
    bad === undefined
      ? []
      : [`✗ no   entry ${bad.seq}: ${bad.reason}`, "next   ./causeway audit verify --checkpoint FILE"];
  return Promise.resolve({
    exitCode: bad === undefined ? ExitCode.yes : ExitCode.no,
    json: { ok: bad === undefined, entries, firstBad: bad?.seq ?? null, reason: bad?.reason ?? null },
    text: lines.length + last.length === 0 ? "nothing was promoted in this home" : [...lines, ...last].join("\n"),
  });
}

/** An entry in a line: its place, when, what, and everything that belongs to it. */
export function entryText({ seq, at, kind, prev: _prev, hash: _hash, ...data }: Entry): string {
  const fields = Object.entries(data).map(([name, value]) => `${name}=${valueText(value)}`);
  return [String(seq).padStart(5), at, kind.padEnd(17), ...fields].map(printable).join("  ").trimEnd();
}

/** Longer values are cut for people; `--json` has them whole. */
const LONGEST_VALUE = 120;

function valueText(value: unknown): string {
  const text = typeof value === "string" && /^[^\s="]+$/.test(value) ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}

/** The text without anything that a terminal would obey. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (letter) => {
    return String.raw`\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
  });
}
