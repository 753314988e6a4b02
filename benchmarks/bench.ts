import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { cacheFolder } from "../automation/engine/locate";
import { root as checkout } from "../automation/launch/bundle";
import type { Benchmark } from "./benchmark";
import { cloud } from "./cloud";
import { type Comparison, comparisonText } from "./comparison";
import { guardrails } from "./guardrails";
import { guardrailsGrowth } from "./guardrails-growth";
import { guardrailsVsCheckov } from "./guardrails-vs-checkov";
import { preview } from "./preview";
import { release, unchanged } from "./release";

/** Every benchmark, in the order in which they run when none is named. */
const benchmarks: readonly Benchmark[] = [
  cloud,
  preview,
  guardrails,
  guardrailsGrowth,
  guardrailsVsCheckov,
  release,
  unchanged,
];

/** `npm run bench -- [--json] [--rounds N] [NAME…]`: exit code 0 when every measured ratio holds, 1 when one misses. */
async function main(words: readonly string[]): Promise<number> {
  const json = words.includes("--json");
  const roundsAt = words.indexOf("--rounds");
  const rounds = roundsAt === -1 ? 7 : Number(words[roundsAt + 1]);
  const names = words.filter((word, at) => !word.startsWith("--") && (roundsAt === -1 || at !== roundsAt + 1));
  const unknown = names.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
    const known = benchmarks.map(({ name }) => name).join(", ");
    process.stderr.write(
      `usage: npm run bench -- [--json] [--rounds N] [NAME…]; got ${words.join(" ")}; names: ${known}\n`,
    );
    return 2;
  }
  const chosen = benchmarks.filter(({ name }) => names.length === 0 || names.includes(name));
  const results: Comparison[] = [];
  for (const benchmark of chosen) results.push(...(await measure(benchmark, rounds)));
  const machine = {
    cores: os.availableParallelism(),
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
  };
  process.stdout.write(
    json ? `${JSON.stringify({ machine, rounds, results })}\n` : `${results.map(comparisonText).join("\n")}\n`,
  );
  return results.length > 0 && results.every(({ holds }) => holds) ? 0 : 1;
}

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function measure(benchmark: Benchmark, rounds: number): Promise<readonly Comparison[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "causeway-bench-"));
  progress(`${benchmark.name}: ${rounds} rounds, each side in turn`);
  try {
    const cache = cacheFolder(process.env);
    return await benchmark.run({ checkout, folder, cache, rounds, environment: process.env, progress });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
