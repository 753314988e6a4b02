import type { PromotionPath, Stage } from "./path/path";
import { missingText, rejectionText, type StageApprovals } from "./stage-approvals";
import type { Run } from "./standing";
import type { Wait } from "./steps/outcome";

/** What a run waits for that asks for approvals, as far as they have come, and the command that comes next. Pure. */
export function approvalWait(path: PromotionPath, stage: Stage, run: Run, found: StageApprovals): Wait {
  const { count, rejection } = found;
  if (rejection !== undefined) return { kind: "approval", message: rejectionText(rejection) };
  const who = count.counted.map(({ person, team }) => `${person} (${team})`).join(", ");
  if (count.granted) return { kind: "approval", message: `approved by ${who}`, command: goingOn(run) };
  const refused = count.refused.map(({ person, reason }) => `${person} does not count: ${reason}`);
  const message = [`needs ${missingText(count, path)}`, ...(who === "" ? [] : [`has ${who}`]), ...refused].join("; ");
  const command = `./causeway approve ${stage.name} --release ${run.release.slice(0, 12)} --key FILE`;
  return { kind: "approval", message, command };
}

/** The command that goes on with a run. */
export function goingOn({ cause, release, stage }: Run): string {
  const short = release.slice(0, 12);
  return cause === "rollback"
    ? `./causeway rollback ${stage} --to ${short}`
    : `./causeway promote --release ${short} --to ${stage}`;
}
