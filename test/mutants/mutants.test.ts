import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { deep, seed } from "../support/deep";
import { openEvidence } from "../support/evidence";
import { randomNumbers } from "../support/random";
import { root } from "../support/sources";
import { temporaryFolder } from "../support/temporary-folder";
import { type Mutant, mutants } from "./mutants";

/** Share of mutants that the tests have to notice. */
const KILLED = 0.9;

/** Mutants of a sample; the deep run takes all. */
const SAMPLE = 2;

/** The tests that can notice a mutant: those of its own folder, and those of the protocol. */
function witnesses({ file }: Mutant): string[] {
  const own = path.posix.dirname(file);
  const folders = own.startsWith("aws/") || own === "configuration" ? [own] : ["world", "protocol"];
  return folders.map((folder) => `test/simulator/${folder}/**/*.test.ts`);
}

/** A tree with everything that the embedded cloud's tests need, so that its sources can be changed. */
function copyTree(folder: string): void {
  for (const name of [
    "simulator",
    "lib",
    "test/simulator",
    "test/support",
    "package.json",
    ".mocharc.json",
    "tsconfig.json",
  ]) {
    fs.cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  }
  fs.symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
}

/** Whether the tests notice anything; stops at the first failure. */
function notice(folder: string, patterns: readonly string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const mocha = path.join(root, "node_modules", "mocha", "bin", "mocha.js");
    const child = spawn(process.execPath, [mocha, "--bail", "--reporter", "dot", ...patterns], {
      cwd: folder,
      stdio: "ignore",
      // A test that only a busy machine makes late has noticed nothing.
      env: { ...process.env, CAUSEWAY_DEEP: undefined, CAUSEWAY_PATIENCE: "10" },
    });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code !== 0));
  });
}

describe("mutants of the embedded cloud", function () {
  this.timeout(3_600_000);
  const folder = temporaryFolder();

  it("there are at least 30, two and more of each operator, and each fits its source", () => {
    expect(mutants.length).to.be.at.least(30);
    const counts = new Map<string, number>();
    for (const { operator, file, before } of mutants) {
      counts.set(operator, (counts.get(operator) ?? 0) + 1);
      const occurrences = fs.readFileSync(path.join(root, "simulator", file), "utf8").split(before).length - 1;
      expect(occurrences, `${file}: ${before}`).to.equal(1);
    }
    expect([...counts].filter(([, count]) => count < 2)).to.deep.equal([]);
  });

  it(`are noticed by the tests (${deep ? "all" : `${SAMPLE} of ${mutants.length}, seed ${seed}`}); the sources as they are pass them`, async () => {
    const random = randomNumbers(seed);
    const order = mutants.map((mutant) => ({ mutant, place: random() })).toSorted((a, b) => a.place - b.place);
    const chosen = (deep ? order : order.slice(0, SAMPLE)).map(({ mutant }) => mutant);
    copyTree(folder());
    const patterns = [...new Set(chosen.flatMap(witnesses))];
    expect(await notice(folder(), patterns), "the unchanged sources fail their own tests").to.equal(false);
    const evidence = openEvidence<"noticed" | "survived">("mutants", [
      "lib/",
      "simulator/",
      "test/mutants/",
      "test/simulator/",
    ]);
    for (const mutant of chosen) {
      const name = `${mutant.operator}: ${mutant.file}: ${mutant.before} → ${mutant.after}`;
      if (evidence.find(name) !== undefined) continue;
      const file = path.join(folder(), "simulator", mutant.file);
      const source = fs.readFileSync(file, "utf8");
      fs.writeFileSync(
        file,
        source.replace(mutant.before, () => mutant.after),
      );
      evidence.keep(name, (await notice(folder(), witnesses(mutant))) ? "noticed" : "survived");
      fs.writeFileSync(file, source);
    }
    const names = chosen.map((mutant) => `${mutant.operator}: ${mutant.file}: ${mutant.before} → ${mutant.after}`);
    const survivors = names.filter((name) => evidence.find(name) !== "noticed");
    evidence.publish(chosen.length, { survivors: survivors.length });
    expect(survivors.length / chosen.length, survivors.join("\n")).to.be.at.most(1 - KILLED);
  });
});
