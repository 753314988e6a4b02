import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Benchmark } from "./benchmark";
import { alternate, compare } from "./comparison";
import { equalTemplate } from "./equal-template";
import { installPython } from "./python-program";

const CHECKOV = { requirement: "checkov", version: "3.3.30", program: "checkov" } as const;

/** Copies of every specimen: 200 resources. */
const COPIES = 40;

const ours = z.object({ violations: z.array(z.object({ policy: z.string(), resource: z.string() })) });
const report = z.object({
  results: z.object({ failed_checks: z.array(z.object({ check_id: z.string(), resource: z.string() })) }),
});

/** What both find in an equal template, each with its start: first that they found the same, then how long it took. */
export const guardrailsVsCheckov: Benchmark = {
  name: "guardrails-vs-checkov",
  async run({ checkout, folder, cache, rounds, environment, progress }) {
    const checkov = installPython(cache, CHECKOV, progress);
    const { terraform, pulumi, rules, wrong, resources } = equalTemplate(COPIES);
    const templates = path.join(folder, "terraform");
    fs.mkdirSync(templates);
    fs.writeFileSync(path.join(templates, "main.tf"), terraform);
    const file = path.join(folder, "resources.json");
    fs.writeFileSync(file, pulumi);

    const timed = (program: string, words: readonly string[], found: (text: string) => string[]) => () => {
      const began = performance.now();
      const { stdout } = spawnSync(program, words, { env: environment, encoding: "utf8", maxBuffer: 2 ** 28 });
      const seconds = (performance.now() - began) / 1000;
      refuseDifference(program, found(stdout), wrong);
      return Promise.resolve(seconds);
    };
    const wanted = new Set(Object.values(rules));
    const check = ["policy", "check", "--resources", file, "--environment", "prod", "--json"];
    const scan = ["-d", templates, "--framework", "terraform", "--compact", "--quiet", "-o", "json"];
    const measured = await alternate(
      rounds,
      timed(path.join(checkout, "causeway"), check, (text) =>
        ours
          .parse(JSON.parse(text))
          .violations.filter(({ policy }) => wanted.has(policy))
          .map(({ policy, resource }) => `${policy} ${resource.slice(resource.lastIndexOf("::") + 2)}`),
      ),
      timed(checkov, scan, (text) =>
        report.parse(JSON.parse(text)).results.failed_checks.flatMap(({ check_id: id, resource }) => {
          const rule = rules[id];
          return rule === undefined ? [] : [`${rule} ${resource.slice(resource.indexOf(".") + 1)}`];
        }),
      ),
    );
    const what = `policy check --resources of ${resources} resources against Checkov ${CHECKOV.version}; both found the same ${wrong.length} faults`;
    return [
      compare(
        { name: "guardrails-vs-checkov", what, unit: "s", hold: { atMost: 0.1 } },
        measured.ours,
        measured.theirs,
      ),
    ];
  },
};

/** A checker that finds something else is not compared by its speed. */
function refuseDifference(program: string, found: readonly string[], wrong: readonly string[]): void {
  const got = [...new Set(found)].toSorted();
  if (JSON.stringify(got) === JSON.stringify(wrong)) return;
  const missed = wrong.filter((fault) => !got.includes(fault));
  const more = got.filter((fault) => !wrong.includes(fault));
  throw new Error(
    `${program} missed ${missed.slice(0, 5).join(", ") || "nothing"}; more: ${more.slice(0, 5).join(", ")}`,
  );
}
