import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { ResourceFacts } from "../lib/guardrail-pack";
import type { Benchmark } from "./benchmark";
import { alternate, compare } from "./comparison";

const STACK = "prod";

/** How often production is there: about 1,000 and about 10,000 resources. */
const FEW = 3;
const MANY = 30;

/** How the time of the guardrails grows with the resources: ten times as many are to take little more than ten times. */
export const guardrailsGrowth: Benchmark = {
  name: "guardrails-growth",
  async run({ checkout, folder, rounds, environment, progress }) {
    const home = path.join(folder, "home");
    const causeway = (...words: readonly string[]) =>
      execFileSync(path.join(checkout, "causeway"), ["--home", home, ...words], {
        env: environment,
        encoding: "utf8",
        maxBuffer: 2 ** 28,
        stdio: ["ignore", "pipe", "inherit"],
      });
    progress("bringing the shared services up");
    causeway("up", "--stack", "shared");
    const resources: readonly ResourceFacts[] = JSON.parse(causeway("policy", "resources", "--stack", STACK));
    causeway("cloud", "stop");
    const timed = (copies: number) => {
      const file = path.join(folder, `${copies}.json`);
      fs.writeFileSync(file, JSON.stringify(copied(resources, copies)));
      return () => Promise.resolve(secondsOf(path.join(checkout, "causeway"), file, environment));
    };
    const { ours, theirs } = await alternate(rounds, timed(MANY), timed(FEW));
    const what = `policy check of ${resources.length * MANY} resources against ${resources.length * FEW}, each with its start`;
    return [compare({ name: "guardrails-growth", what, unit: "s", hold: { atMost: 12 } }, ours, theirs)];
  },
};

function secondsOf(program: string, file: string, environment: Record<string, string | undefined>): number {
  const began = performance.now();
  const words = ["policy", "check", "--resources", file, "--environment", STACK, "--json"];
  try {
    execFileSync(program, words, { env: environment, maxBuffer: 2 ** 28, stdio: ["ignore", "ignore", "inherit"] });
  } catch (error) {
    // Copies of one stack are in each other's way: what is found is not what is measured.
    if (!(error instanceof Error) || Reflect.get(error, "status") !== 1) throw error;
  }
  return (performance.now() - began) / 1000;
}

/** Resources several times over, each copy with URNs of its own that lead to its own. */
function copied(resources: readonly ResourceFacts[], copies: number): readonly ResourceFacts[] {
  return Array.from({ length: copies }, (_, at) => resources.map((resource) => copyOf(resource, `-${at}`))).flat();
}

function copyOf(resource: ResourceFacts, suffix: string): ResourceFacts {
  const { parent, dependencies = [], propertyDependencies = {} } = resource;
  const own = (urn: string) => (urn === "" ? urn : `${urn}${suffix}`);
  return {
    ...resource,
    name: `${resource.name}${suffix}`,
    urn: own(resource.urn),
    ...(parent === undefined ? {} : { parent: own(parent) }),
    dependencies: dependencies.map(own),
    propertyDependencies: Object.fromEntries(
      Object.entries(propertyDependencies).map(([property, urns]) => [property, urns.map(own)]),
    ),
  };
}
