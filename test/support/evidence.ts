import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { deep } from "./deep";
import { filesBelow, root } from "./sources";

/** What every result depends on. */
const ALWAYS = ["package-lock.json", "test/support/"];

/** What the result of a whole platform's run depends on. */
export const PLATFORM: readonly string[] = [
  "index.ts",
  "Pulumi",
  "promotion.yaml",
  "lib/",
  "settings/",
  "components/",
  "stacks/",
  "simulator/",
  "automation/",
  "policy-packs/",
];

/** A digest of everything that a result depends on: results of other sources say nothing about these. */
function digestOf(subjects: readonly string[]): string {
  const beginnings = [...ALWAYS, ...subjects];
  const hash = createHash("sha256");
  for (const file of filesBelow()
    .filter((name) => beginnings.some((beginning) => name.startsWith(beginning)))
    .toSorted()) {
    hash
      .update(file)
      .update("\0")
      .update(fs.readFileSync(path.join(root, file)))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

/** The results of one deep test: kept item by item, so that a run that broke off goes on where it was. */
export interface Evidence<Result> {
  /** The result of an item if it was reached before, with the same sources; else undefined. */
  find(item: string): Result | undefined;
  /** Keeps the result of an item. Outside the deep run nothing is kept. */
  keep(item: string, result: Result): void;
  /** Writes what was reached, and of how many items that is, as the last result to docs/evidence. */
  publish(wanted: number, summary: Readonly<Record<string, unknown>>): void;
}

/**
 * Opens the results of a deep test: those that it has kept here, and those in docs/evidence, as far as they are of the
 * same sources.
 *
 * @param name the file's name in docs/evidence, without ending
 * @param subjects beginnings of the paths that a result depends on, the test's own file among them
 */
export function openEvidence<Result>(name: string, subjects: readonly string[]): Evidence<Result> {
  const sources = digestOf(subjects);
  const file = path.join(root, ".causeway", "deep", `${name}-${sources}.jsonl`);
  const published = path.join(root, "docs", "evidence", `${name}.json`);
  const results = new Map<string, Result>();
  if (deep && fs.existsSync(published)) {
    const before: { sources: string; items: Record<string, Result> } = JSON.parse(fs.readFileSync(published, "utf8"));
    if (before.sources === sources)
      for (const [item, result] of Object.entries(before.items)) results.set(item, result);
  }
  if (deep && fs.existsSync(file)) {
    for (const line of fs
      .readFileSync(file, "utf8")
      .split("\n")
      .filter((text) => text.endsWith("}"))) {
      const entry: { item: string; result: Result } = JSON.parse(line);
      results.set(entry.item, entry.result);
    }
  }
  return {
    find: (item) => results.get(item),
    keep(item, result) {
      results.set(item, result);
      if (!deep) return;
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.appendFileSync(file, `${JSON.stringify({ item, result })}\n`);
    },
    publish(wanted, summary) {
      if (!deep) return;
      fs.mkdirSync(path.dirname(published), { recursive: true });
      const items = Object.fromEntries([...results].toSorted(([a], [b]) => (a < b ? -1 : 1)));
      fs.writeFileSync(
        published,
        `${JSON.stringify({ sources, ...summary, wanted, reached: results.size, items }, null, 2)}\n`,
      );
    },
  };
}
