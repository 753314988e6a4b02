import type { Severity } from "../../lib/guardrail-pack";
import { type CheckedStacks, checkAllStacks, type StackChoice } from "../compliance/check-all-stacks";
import { isAsGraveAs, scoreOf } from "../compliance/security-score";
import type { CommandContext, CommandResult } from "../context";
import { ExitCode } from "../errors";
import { type Finding, leavesOpen } from "../guardrails/findings";
import { loadPack } from "../guardrails/load-pack";
import { checkoutPackFolder } from "../guardrails/pack-folder";
import { securityText } from "../reporting/security-text";

/** The flags of `security scan`. */
export interface SecurityScanOptions extends StackChoice {
  /** The least grave violation that makes the answer a no. @default what stops a change */
  readonly failOn?: Severity;
}

/** A score over every stack, and what takes it down, the gravest first. */
export async function securityScan(context: CommandContext, options: SecurityScanOptions): Promise<CommandResult> {
  const { policies } = loadPack(checkoutPackFolder()).pack;
  const stacks = await checkAllStacks(context, options);
  const score = scoreOf(policies, stacks.checked) ?? null;
  const of = (kind: "violations" | "unknown" | "waived") =>
    stacks.checked.flatMap(({ stack, findings }) => findings[kind].map((finding) => ({ ...finding, stack })));
  const findings = of("violations");
  const counts = { score, stacks: stacks.checked.map(({ stack }) => stack), unchecked: stacks.unchecked };
  return {
    exitCode: exitCodeOf(findings, stacks, options.failOn),
    json: { ...counts, findings, unknown: of("unknown"), waived: of("waived") },
    text: securityText(score, stacks),
  };
}

function exitCodeOf(
  findings: readonly Finding[],
  { checked, unchecked }: CheckedStacks,
  failOn: Severity | undefined,
): ExitCode {
  const isNo = (finding: Finding) =>
    failOn === undefined ? finding.level === "mandatory" : isAsGraveAs(finding, failOn);
  if (findings.some(isNo)) return ExitCode.no;
  const isOpen = unchecked.length > 0 || checked.length === 0 || checked.some(({ findings: each }) => leavesOpen(each));
  return isOpen ? ExitCode.unknown : ExitCode.yes;
}
