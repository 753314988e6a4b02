import type { CommandContext, CommandResult } from "../context";
import { ExitCode } from "../errors";
import { openLedger } from "../promotion/ledger";
import { openApprovals, signersShown } from "../promotion/open-approvals";
import { clockFor, type TimeOptions } from "../promotion/promotion-options";
import { promotionView } from "../promotion/promotion-view";
import { branchOf, loadPath } from "../promotion/world";
import { gitFacts } from "../release/git";
import { findRelease } from "../release/release-store";
import { promotionText } from "../reporting/promotion-text";

/** Where a release stands, by default the one that was promoted last. Changes nothing. */
export async function status(
  context: CommandContext,
  options: TimeOptions & { readonly release?: string; readonly branch?: string },
): Promise<CommandResult> {
  const path = loadPath(context);
  const clock = clockFor(context, path, options);
  const ledger = openLedger(context.home, clock);
  const release = options.release === undefined ? undefined : findRelease(context, options.release).id;
  const told = branchOf(context, options.branch, undefined) ?? latestBranch(ledger.events());
  const branch = told ?? (await gitFacts(context)).branch;
  const { targetCloud } = options;
  const standing = ledger.standing();
  const signers = signersShown(context, path);
  const waits = openApprovals({ context, path, standing, signers, targetCloud }, release ?? standing.latest?.release);
  const view = promotionView({ context, clock, ledger, path, branch, isMine: false }, release, waits);
  return { exitCode: ExitCode.yes, json: view, text: promotionText(view) };
}

/** The branch of the last promotion, which is the one whose way is shown. */
function latestBranch(events: ReturnType<ReturnType<typeof openLedger>["events"]>): string | undefined {
  const last = events.findLast(({ kind }) => kind === "promotion-started");
  return last?.kind === "promotion-started" ? (last.branch ?? undefined) : undefined;
}
