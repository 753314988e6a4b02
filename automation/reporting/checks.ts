import type { CommandResult } from "../context";
import { ExitCode } from "../errors";

/** One thing that was looked at. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** What there is. */
  readonly found: string;
  /** What there has to be. */
  readonly needed: string;
  /** What to do when it is not ok; empty otherwise. */
  readonly remedy: string;
}

/** The checks as an answer: yes when all hold and there was at least one. */
export function checksResult(checks: readonly Check[], whenNot: ExitCode): CommandResult {
  const allHold = checks.length > 0 && checks.every((check) => check.ok);
  const width = Math.max(...checks.map((check) => check.name.length));
  const lines = checks.map((check) => {
    const line = `${check.ok ? "✓ ok  " : "✗ no  "} ${check.name.padEnd(width)}  ${check.found}`;
    return check.ok ? line : `${line}\n       needed  ${check.needed}\n       fix     ${check.remedy}`;
  });
  return { exitCode: allHold ? ExitCode.yes : whenNot, json: { checks }, text: lines.join("\n") };
}
