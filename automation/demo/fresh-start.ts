import fs from "node:fs";
import path from "node:path";
import { stackNames } from "../../settings/stack-names";
import { runningCloud, stopCloud } from "../cloud/embedded-cloud";
import type { CommandContext } from "../context";
import { takeLease } from "../engine/lease";
import { Failure } from "../errors";
import { takePromotionLease } from "../promotion/promotion-lease";
import { resolveStack } from "../resolve-stack";

/** What of a home a promotion leaves. Releases, keys and the passphrase stay: they are as good as before. */
const LEFT_BEHIND = ["state", "cloud", "journal", "promotions", "work", "virtual-time.json"];

/**
 * Makes the road empty: what an earlier demo, or anybody, has left in the home is put aside, whole. Nothing is removed.
 *
 * @returns where it lies now; undefined when there was nothing
 * @throws Failure (lock) when somebody works in the home; (usage) when the home may hold the state of a real account
 */
export async function freshStart(context: CommandContext): Promise<string | undefined> {
  const { home } = context;
  if (!isUsed(home.state) && !isUsed(home.journal) && !isUsed(home.cloud)) return undefined;
  refuseRealState(context);
  const leases = [await takePromotionLease(context, "demo")];
  try {
    // Taking a lease ends whatever a killed run has left at work, which would go on writing otherwise.
    for (const stack of stackNames) leases.push(await takeLease(home.locks, stack, "demo", new Date()));
    const cloud = runningCloud(context);
    if (cloud !== undefined) await stopCloud(cloud);
    const aside = nextFolder(path.join(home.root, "demo", "earlier"));
    for (const name of [...LEFT_BEHIND, path.join("demo", "report.html"), path.join("demo", "report.json")]) {
      const from = path.join(home.root, name);
      if (fs.existsSync(from)) fs.renameSync(from, path.join(aside, path.basename(name)));
    }
    return aside;
  } finally {
    for (const lease of leases) lease.release();
  }
}

function isUsed(folder: string): boolean {
  return fs.existsSync(folder) && fs.readdirSync(folder).length > 0;
}

function refuseRealState(context: CommandContext): void {
  for (const stack of stackNames) {
    const { target } = resolveStack(context, stack, undefined);
    if (target === "embedded" || !fs.existsSync(path.join(context.home.state, ".pulumi", "stacks"))) continue;
    throw new Failure(
      "usage",
      `the home ${context.home.root} holds states, and the target of ${stack} is ${target}: the demo leaves them alone`,
      "give the demo a home of its own: ./causeway --home DIR demo",
    );
  }
}

function nextFolder(parent: string): string {
  fs.mkdirSync(parent, { recursive: true, mode: 0o700 });
  const numbers = fs.readdirSync(parent).map(Number).filter(Number.isInteger);
  const folder = path.join(parent, String(Math.max(0, ...numbers) + 1));
  fs.mkdirSync(folder, { mode: 0o700 });
  return folder;
}
