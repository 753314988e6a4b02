import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { CommandContext } from "../../context";
import { ENGINE_VERSION } from "../../engine/version";
import { Failure } from "../../errors";
import { approvalProblem } from "../../promotion/approvals/audit-approval";
import type { Signer } from "../../promotion/approvals/signers";
import { fingerprint } from "../../promotion/approvals/ssh-public-key";
import { statementText } from "../../promotion/approvals/statement";
import { checkApprovalSignature } from "../../promotion/approvals/verify-approval";
import { openClock } from "../../promotion/clock";
import { journalFile } from "../../promotion/journal/journal-file";
import { verifyJournal } from "../../promotion/journal/verify-journal";
import { openLedger } from "../../promotion/ledger";
import { approvalsOf, signersShown } from "../../promotion/open-approvals";
import type { PromotionPath } from "../../promotion/path/path";
import { promotionView } from "../../promotion/promotion-view";
import { readRecord } from "../../promotion/stack-record";
import type { StageApprovals } from "../../promotion/stage-approvals";
import type { GivenApproval, Run, Standing } from "../../promotion/standing";
import { loadPath } from "../../promotion/world";
import { findRelease } from "../../release/release-store";
import { makeReport } from "./make-report";
import type { Audit, Claim, Report, ReportedApprovals, ReportedDecision } from "./report";

/**
 * Reads everything that a report needs from the home and the checkout. Changes nothing.
 *
 * @param wanted the release, or the first digits of its id; the one that was promoted last when left out
 * @param claims what a demo has shown
 * @throws Failure (usage) when nothing was promoted, or there is no such release
 */
export function loadReport(context: CommandContext, wanted: string | undefined, claims: readonly Claim[]): Report {
  const promotionPath = loadPath(context);
  const clock = openClock(context.home, Date.now, false);
  const ledger = openLedger(context.home, clock);
  const standing = ledger.standing();
  const id = wanted ?? standing.latest?.release;
  if (id === undefined) {
    throw new Failure("usage", "nothing was promoted in this home", "run ./causeway promote --to dev first");
  }
  const release = findRelease(context, id);
  const events = ledger.events();
  const branch = events.findLast((event) => event.kind === "promotion-started")?.branch ?? undefined;
  const surroundings = { context, clock, ledger, path: promotionPath, branch, isMine: false };
  const signers = signersShown(context, promotionPath);
  return makeReport({
    release,
    path: promotionPath,
    events,
    standing,
    view: promotionView(surroundings, release.id, new Map()),
    virtualTime: fs.existsSync(path.join(context.home.root, "virtual-time.json")),
    recordOf: (run, stack) => recordIn(context, run, stack),
    approvalsOf: (run) => reportedApprovals(context, promotionPath, signers, standing, run),
    audit: auditOf(context),
    versions: versionsOf(context),
    claims,
  });
}

/** What was kept of a preview; undefined where a run has not got so far. */
function recordIn({ home }: CommandContext, run: string, stack: string) {
  return fs.existsSync(path.join(home.promotions, run, `${stack}.json`)) ? readRecord(home, run, stack) : undefined;
}

function auditOf({ home }: CommandContext): Audit {
  const { ok, entries, bad } = verifyJournal(journalFile(home.journal).read(), (entry) => approvalProblem(entry));
  return { ok, entries: entries.length, head: entries.at(-1)?.hash ?? "", reason: bad?.reason ?? null };
}

const packageSchema = z.object({ version: z.string() });

function versionsOf({ checkout }: CommandContext): Record<string, string> {
  const text = fs.readFileSync(path.join(checkout, "package.json"), "utf8");
  return {
    Causeway: packageSchema.parse(JSON.parse(text)).version,
    "Pulumi engine": ENGINE_VERSION,
    Node: process.versions.node,
  };
}

/** What a run asked for and who decided; undefined where nobody was asked. */
function reportedApprovals(
  context: CommandContext,
  promotionPath: PromotionPath,
  signers: readonly Signer[],
  standing: Standing,
  run: Run,
): ReportedApprovals | undefined {
  const stage = promotionPath.stages.find(({ name }) => name === run.stage);
  const { asked } = run;
  if (asked === undefined || stage === undefined || Object.keys(stage.approvals).length === 0) return undefined;
  const { count } = approvalsOf({ context, path: promotionPath, signers, standing }, stage, run, asked);
  const given = standing.approvals.filter(({ digest, stage: name }) => digest === asked.digest && name === run.stage);
  return {
    stage: run.stage,
    release: run.release,
    digest: asked.digest,
    askedAt: asked.at,
    needed: stage.approvals,
    decisions: given.map((one) => decisionOf(promotionPath, one, given, count)),
  };
}

function decisionOf(
  { people }: PromotionPath,
  { approval, at }: GivenApproval,
  given: readonly GivenApproval[],
  count: StageApprovals["count"],
): ReportedDecision {
  const { statement, signature } = approval;
  const check = checkApprovalSignature(approval);
  const newest = given.findLast((one) => one.approval.statement.person === statement.person);
  const place = count.counted.find(({ person }) => person === statement.person);
  const refused = count.refused.find(({ person }) => person === statement.person);
  return {
    person: statement.person,
    email: people.find(({ id }) => id === statement.person)?.email ?? "",
    decision: statement.decision,
    reason: statement.reason,
    at,
    counts:
      newest?.at !== at
        ? { why: "signed again later, and one person counts once" }
        : place === undefined
          ? { why: refused?.reason ?? "its key or signature does not stand today" }
          : { team: place.team },
    fingerprint: check.ok ? fingerprint(check.key.blob) : "",
    statement: statementText(statement),
    signature,
  };
}
