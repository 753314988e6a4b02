import fs from "node:fs";
import path from "node:path";
import { deep } from "./deep";
import { root } from "./sources";

/** Where a deep run writes each failure as it happens: mocha tells the reasons of a parallel run only at its end. */
const FILE = path.join(root, ".causeway", "deep", "failures.jsonl");

/** Mocha's hooks, for all test files. */
export const mochaHooks = {
  afterEach(this: Mocha.Context): void {
    const test = this.currentTest;
    if (!deep || test?.state !== "failed") return;
    fs.mkdirSync(path.dirname(FILE), { recursive: true });
    const line = { at: new Date().toISOString(), test: test.fullTitle(), error: test.err?.stack ?? test.err?.message };
    fs.appendFileSync(FILE, `${JSON.stringify(line)}\n`);
  },
};
