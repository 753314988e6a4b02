import path from "node:path";
import type { PromotionPath } from "../promotion/path/path";
import { findStage } from "../promotion/world";
import { shortId } from "../release/manifest";
import { type PreviewAnswer, previewSchema, releaseSchema, type View, viewSchema } from "./answers";
import { applyCommit, brokenCommit, copySources, insecureCommit } from "./changed-sources";
import { sign, WALK } from "./good-release";
import type { StageHand } from "./stage-hand";
import { whoSigns } from "./who-signs";

/** What became of the two commits that ought not to have been made. */
export interface BadCommits {
  readonly stopped: { readonly title: string; readonly code: number; readonly findings: PreviewAnswer["findings"] };
  readonly rolledBack: { readonly title: string; readonly release: string; readonly code: number; readonly view: View };
}

/** Makes the two commits in a copy of the sources and lets them meet the guardrails and the verification. */
export async function tryBadCommits(hand: StageHand, promotionPath: PromotionPath): Promise<BadCommits> {
  const { context } = hand;
  const copy = path.join(context.home.root, "demo", "sources");
  copySources(context.checkout, copy);
  return { stopped: await stopInsecure(hand, copy), rolledBack: await rollBackBroken(hand, promotionPath, copy) };
}

async function stopInsecure(hand: StageHand, copy: string): Promise<BadCommits["stopped"]> {
  const { progress } = hand.context;
  progress(`5  A bad commit: ${insecureCommit.title.toLowerCase()}`);
  const takeBack = applyCommit(copy, insecureCommit);
  const words = ["preview", "--stack", "dev", "--target-cloud", "embedded"];
  const { code, answer } = await hand.ask(words, previewSchema, [1], copy);
  takeBack();
  for (const { policy, message } of answer.findings.violations.slice(0, 5)) progress(`  ✗ STOP  ${policy}  ${message}`);
  return { title: insecureCommit.title, code, findings: answer.findings };
}

async function rollBackBroken(
  hand: StageHand,
  promotionPath: PromotionPath,
  copy: string,
): Promise<BadCommits["rolledBack"]> {
  const { progress } = hand.context;
  progress(
    "6  Another bad commit, which no guardrail can see: it renames the alarm topics of production and loses an output",
  );
  applyCommit(copy, brokenCommit);
  const { id: release } = (await hand.ask(["release", "create"], releaseSchema, [0], copy)).answer;
  const words = ["promote", "--release", release, "--to", "prod", ...WALK];
  await hand.ask(words, viewSchema, [4]);
  for (const person of whoSigns(promotionPath, findStage(promotionPath, "prod")).approvers) {
    await sign(hand, release, person, [0]);
  }
  progress(`  ! release ${shortId(release)} will fail its verification in prod, on purpose, and be taken back`);
  const { code, answer } = await hand.ask(words, viewSchema, [1]);
  return { title: brokenCommit.title, release, code, view: answer };
}
