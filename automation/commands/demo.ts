import fs from "node:fs";
import path from "node:path";
import { startCloud } from "../cloud/embedded-cloud";
import type { CommandContext, CommandResult } from "../context";
import { auditSchema, viewSchema } from "../demo/answers";
import { tryBadCommits } from "../demo/bad-commits";
import { type Claim, claimsOf, type DemoFacts } from "../demo/claims";
import { demoReport } from "../demo/demo-report";
import { freshStart } from "../demo/fresh-start";
import { approveProduction, takeInventory, WALK, walkToProduction } from "../demo/good-release";
import { heartbeat } from "../demo/heartbeat";
import { type StageHand, stageHand } from "../demo/stage-hand";
import { prepareEngine } from "../engine/prepare";
import { ExitCode } from "../errors";
import { prepareHome } from "../home";
import { loadPath } from "../promotion/world";
import { shortId } from "../release/manifest";
import { demoText } from "../reporting/demo-text";
import { loadReport } from "../reporting/report/load-report";
import { reportPage } from "../reporting/report/page";

/** Shows the platform at work without an AWS account: a release walks the road, and what can go wrong goes wrong. */
export async function demo(given: CommandContext): Promise<CommandResult> {
  // On a terminal the calls draw a line that moves; elsewhere somebody might think that nothing happens any more.
  const { progress, stop } = given.terminal.interactive
    ? { progress: given.progress, stop: () => undefined }
    : heartbeat(given.progress);
  try {
    return await show({ ...given, progress });
  } finally {
    stop();
  }
}

async function show(context: CommandContext): Promise<CommandResult> {
  const began = performance.now();
  prepareHome(context.home);
  context.progress(`Causeway   embedded cloud, no AWS account   everything stays in ${context.home.root}`);
  const engine = await prepareEngine(context);
  context.progress(`  ✓ engine   ${engine.pulumi}`);
  const aside = await freshStart(context);
  if (aside !== undefined) context.progress(`  ✓ the road is empty   what was in this home lies in ${aside}`);
  const cloud = await startCloud(context);
  context.progress(`  ✓ embedded cloud   process ${cloud.pid}`);
  const hand = stageHand(context);
  try {
    const facts = await play(hand);
    const claims = claimsOf(facts);
    const seconds = (performance.now() - began) / 1000;
    const page = writeReport(context, facts, claims);
    const ok = claims.every((claim) => claim.ok);
    return {
      exitCode: ok ? ExitCode.yes : ExitCode.no,
      json: { ok, claims, seconds, report: page },
      text: demoText({ claims, seconds, release: facts.release, page }),
    };
  } finally {
    hand.close();
  }
}

/** The acts, one after the other. @throws Failure when one of them cannot be played */
async function play(hand: StageHand): Promise<DemoFacts> {
  const { context } = hand;
  const promotionPath = loadPath(context);
  const { view, crash } = await walkToProduction(hand);
  const { release } = view;
  const approvals = await approveProduction(hand, promotionPath, release);
  context.progress("4  Approved: the wait passes, the update is held to the plan that was signed, and verified");
  const promote = ["promote", "--release", release, "--to", "prod", ...WALK];
  await hand.ask(promote, viewSchema, [0]);
  const inventories = await takeInventory(hand, ["shared", "dev", "staging", "prod"]);
  const bad = await tryBadCommits(hand, promotionPath);
  const { answer: after } = await hand.ask(["status", "--release", release], viewSchema, [0]);
  const prod = after.stages.find(({ name }) => name === "prod");
  context.progress(`7  dev and staging get release ${shortId(release)} back; the record is verified`);
  const { answer: end } = await hand.ask(promote, viewSchema, [0]);
  const { answer: audit } = await hand.ask(["audit", "verify"], auditSchema, [0, 1]);
  return {
    release,
    end,
    crash: { ...crash, inventories },
    approvals,
    bad,
    prodAfter: { release: after.release, held: prod?.state === "verified" || prod?.state === "soaked" },
    audit,
  };
}

/** Writes report.html and report.json into the home's demo folder; answers where the page is. */
function writeReport(context: CommandContext, facts: DemoFacts, claims: readonly Claim[]): string {
  const report = loadReport(context, facts.release, claims);
  const folder = path.join(context.home.root, "demo");
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const page = path.join(folder, "report.html");
  fs.writeFileSync(page, reportPage(report));
  fs.writeFileSync(
    path.join(folder, "report.json"),
    `${JSON.stringify(demoReport(facts, claims, report), undefined, 2)}\n`,
  );
  return page;
}
