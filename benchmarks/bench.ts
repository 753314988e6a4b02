import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
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

const USAGE = `Measures the ratios that the product holds, each side in turn in one run.

  npm run bench -- [--json] [--rounds N] [NAME…]

  npm run bench                        all of them
  npm run bench -- preview --rounds 3  one of them, three rounds a side. Default: 7

Names: ${benchmarks.map(({ name }) => name).join(", ")}.
Exit code 0 when every measured ratio holds, 1 when one misses, 2 where the words are not understood.
`;

/** What the words ask for; a text says what is wrong with them. */
function wishOf(words: readonly string[]): { json: boolean; help: boolean; rounds: number; names: string[] } | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
        rounds: { type: "string", default: "7" },
      },
    });
    const rounds = Number(values.rounds);
    const unknown = positionals.filter((word) => !benchmarks.some(({ name }) => name === word));
    if (unknown.length > 0) return `there is no benchmark called ${unknown.join(", ")}`;
    if (!Number.isInteger(rounds) || rounds < 1) return `--rounds is a number of rounds, got ${values.rounds}`;
    return { json: values.json, help: values.help, rounds, names: positionals };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function main(words: readonly string[]): Promise<number> {
  const wish = wishOf(words);
  if (typeof wish === "string") {
    process.stderr.write(`bench: ${wish}\n\n${USAGE}`);
    return 2;
  }
  const { json, help, rounds, names } = wish;
  if (help) {
    process.stdout.write(USAGE);
    return 0;
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
