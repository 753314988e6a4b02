import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { deep } from "./deep";
import { filesBelow, root } from "./sources";

/** What of the checkout a deep test's result depends on. */
const SUBJECTS =
  /^(index\.ts|package-lock\.json|Pulumi.*|(lib|settings|components|stacks|simulator|automation|policy-packs|test)\/.*)$/;

let known: string | undefined;

/** A digest of everything that a result depends on: results of other sources say nothing about these. */
function sourcesDigest(): string {
  if (known !== undefined) return known;
  const hash = createHash("sha256");
  for (const file of filesBelow()
    .filter((name) => SUBJECTS.test(name))
    .toSorted()) {
    hash
      .update(file)
      .update("\0")
      .update(fs.readFileSync(path.join(root, file)))
      .update("\0");
  }
  known = hash.digest("hex").slice(0, 16);
  return known;
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

/** Opens the results of a deep test. @param name the file's name in docs/evidence, without ending */
export function openEvidence<Result>(name: string): Evidence<Result> {
  const file = path.join(root, ".causeway", "deep", `${name}-${sourcesDigest()}.jsonl`);
  const results = new Map<string, Result>();
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
      const target = path.join(root, "docs", "evidence", `${name}.json`);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      const items = Object.fromEntries([...results].toSorted(([a], [b]) => (a < b ? -1 : 1)));
      fs.writeFileSync(
        target,
        `${JSON.stringify({ sources: sourcesDigest(), ...summary, wanted, reached: results.size, items }, null, 2)}\n`,
      );
    },
  };
}
