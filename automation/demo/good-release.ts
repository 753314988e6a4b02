import { inspectCloud } from "../cloud/admin-client";
import { startCloud } from "../cloud/embedded-cloud";
import { readCheckpoint } from "../engine/checkpoint";
import { isInCloud } from "../promotion/cloud-probe";
import type { PromotionPath } from "../promotion/path/path";
import { findStage } from "../promotion/world";
import { type ApprovalAnswer, approvalSchema, type View, viewSchema } from "./answers";
import { type Inventory, inventoryOf } from "./inventory";
import { type Kill, killInUpdate } from "./kill-update";
import type { StageHand } from "./stage-hand";
import { unexpectedEnd } from "./unexpected-end";
import { whoSigns } from "./who-signs";

/** Words that every promotion of the demo has: as if the commit were main's, on a clock that can be moved. */
export const WALK = ["--branch", "main", "--as", "demo", "--virtual-clock", "--target-cloud", "embedded"] as const;

/** How the runner was killed, and what came of it. */
export interface Crash {
  readonly kill: Kill | undefined;
  readonly signal: string | null;
  /** What `status` said of the stage between the kill and the resumption. */
  readonly stateAfter: string;
  /** What the update said that went on. */
  readonly resumed: string;
  readonly inventories: Readonly<Record<string, Inventory>>;
}

/** Walks the release to the gate of production; on the way its runner is killed, and it is promoted again. */
export async function walkToProduction(
  hand: StageHand,
): Promise<{ readonly view: View; readonly crash: Omit<Crash, "inventories"> }> {
  const { progress } = hand.context;
  progress("1  A release walks dev → staging; at staging its runner is killed");
  const words = ["promote", "--to", "staging", ...WALK];
  const call = hand.start(words);
  const kill = await killInUpdate(hand.context, call, "staging");
  const end = await hand.endOf(call);
  if (kill === undefined || end.signal !== "SIGKILL") throw unexpectedEnd(words, end);
  progress(`  ! killed at ${kill.at} of ${kill.of}; nobody was left to write down how far it had come`);
  const { answer: after } = await hand.ask(["status"], viewSchema, [0]);
  const stateAfter = after.stages.find(({ name }) => name === "staging")?.state ?? "unknown";
  progress(`  ✓ status says of staging: ${stateAfter}`);
  progress("2  promote again: it finds out what was made, goes on, lets 24 h of soak pass, and asks for approvals");
  const { answer: view } = await hand.ask(
    ["promote", "--release", after.release, "--to", "prod", ...WALK],
    viewSchema,
    [4],
  );
  const update = view.stages
    .find(({ name }) => name === "staging")
    ?.steps.find(({ name, stack }) => name === "update" && stack === "staging");
  return { view, crash: { kill, signal: end.signal, stateAfter, resumed: update?.message ?? "" } };
}

/** What the cloud holds of each stack, beside what its state says. */
export async function takeInventory(
  hand: StageHand,
  stacks: readonly string[],
): Promise<Readonly<Record<string, Inventory>>> {
  const held = await inspectCloud(await startCloud(hand.context), {});
  return Object.fromEntries(
    stacks.map((stack) => {
      const resources = readCheckpoint(hand.context.home.state, stack)?.resources ?? [];
      const state = resources.filter(isInCloud).map(({ urn, id = "" }) => ({ urn, id }));
      return [stack, inventoryOf(stack, held, state)];
    }),
  );
}

/** What the approvals of production came to, one signature after the other. */
export interface Approvals {
  /** Somebody of a team that is not asked. */
  readonly outsider: { readonly person: string; readonly code: number; readonly reason: string } | undefined;
  /** How many were missing after the first person had signed, and after the same person had signed again. */
  readonly missingAfterFirst: number;
  readonly missingAfterAgain: number;
  readonly last: ApprovalAnswer;
}

/** Signs for production with the people's keys of the home; somebody who may not, and somebody twice, as well. */
export async function approveProduction(hand: StageHand, path: PromotionPath, release: string): Promise<Approvals> {
  const { progress } = hand.context;
  const { approvers, outsider } = whoSigns(path, findStage(path, "prod"));
  progress("3  Production wants two people of devops: signatures over one digest of everything that is promoted");
  const [first = "", ...others] = approvers;
  const refused = outsider === undefined ? undefined : await sign(hand, release, outsider, [0, 1]);
  const missingAfterFirst = missingOf((await sign(hand, release, first, [0])).answer);
  const again = await sign(hand, release, first, [0]);
  let last = again.answer;
  for (const person of others) last = (await sign(hand, release, person, [0])).answer;
  const reason = refused?.answer.refused.find(({ person }) => person === outsider)?.reason ?? "";
  return {
    outsider:
      outsider === undefined || refused === undefined ? undefined : { person: outsider, code: refused.code, reason },
    missingAfterFirst,
    missingAfterAgain: missingOf(again.answer),
    last,
  };
}

/** Signs with one person's key of the home. */
export async function sign(hand: StageHand, release: string, person: string, exits: readonly number[]) {
  const { home, progress } = hand.context;
  const words = ["approve", "prod", "--release", release, "--key", `${home.keys}/people/${person}`];
  const found = await hand.ask([...words, "--target-cloud", "embedded"], approvalSchema, exits);
  const refused = found.answer.refused.find((one) => one.person === person);
  const missing = missingOf(found.answer);
  const open = missing === 0 ? "nobody is missing" : `${missing} still missing`;
  progress(
    refused === undefined
      ? `  ✓ ${person} signs: counted once   ${open}`
      : `  ✗ ${person} signs: does not count, ${refused.reason}   ${open}`,
  );
  return found;
}

function missingOf({ missing }: ApprovalAnswer): number {
  return Object.values(missing).reduce((sum, count) => sum + count, 0);
}
