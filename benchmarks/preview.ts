import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { Benchmark, BenchmarkSurroundings } from "./benchmark";
import { alternate, compare } from "./comparison";

/** What lies in the checkout and is the program's. */
const PROGRAM = ["index.ts", "lib", "settings", "components", "stacks", "package.json"] as const;

/** Pulumi's own template for a TypeScript program, with the language level that the program is written in. */
const TEMPLATE_CONFIG = {
  compilerOptions: {
    strict: true,
    target: "es2023",
    lib: ["es2023"],
    module: "commonjs",
    moduleResolution: "node",
    ignoreDeprecations: "6.0",
    esModuleInterop: true,
    skipLibCheck: true,
    types: ["node"],
  },
  files: ["index.ts"],
};

/** Our preview of the production stack against the plain command line's, with the program run as Pulumi's template does. */
export const preview: Benchmark = {
  name: "preview",
  async run(surroundings) {
    const { checkout, folder, rounds, progress } = surroundings;
    const home = path.join(folder, "home");
    const causeway = caller(surroundings, home);
    try {
      progress("bringing the shared services up");
      causeway(["up", "--stack", "shared"]);
      const plain = plainCheckout(checkout, path.join(folder, "plain"));
      const environment = { ...surroundings.environment, ...shellVariables(causeway(["cloud", "env"])) };
      const pulumi = (words: readonly string[]) =>
        execFileSync("pulumi", words, { cwd: plain, env: environment, encoding: "utf8", maxBuffer: 2 ** 28 });
      pulumi(["stack", "init", "prod", "--non-interactive"]);
      const resources = counted(causeway(["preview", "--stack", "prod", "--json"]));
      const measured = await alternate(
        rounds,
        timed(() => causeway(["preview", "--stack", "prod", "--json"])),
        timed(() => pulumi(["preview", "--stack", "prod", "--non-interactive"])),
      );
      const what = `./causeway preview of prod (${resources} resources, nothing made yet) against pulumi preview of the same program by ts-node; guardrails on our side only`;
      return [compare({ name: "preview", what, unit: "s", hold: { atMost: 0.5 } }, measured.ours, measured.theirs)];
    } finally {
      causeway(["cloud", "stop"]);
    }
  },
};

/** The seconds that a call takes. */
function timed(run: () => string): () => Promise<number> {
  return () => {
    const began = performance.now();
    run();
    return Promise.resolve((performance.now() - began) / 1000);
  };
}

function caller({ checkout, environment }: BenchmarkSurroundings, home: string) {
  return (words: readonly string[]): string =>
    execFileSync(path.join(checkout, "causeway"), ["--home", home, ...words], {
      env: environment,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
      stdio: ["ignore", "pipe", "inherit"],
    });
}

/** The same program in a folder of its own, set up as Pulumi's template sets it up. */
function plainCheckout(checkout: string, folder: string): string {
  fs.mkdirSync(folder);
  for (const name of PROGRAM) fs.cpSync(path.join(checkout, name), path.join(folder, name), { recursive: true });
  fs.copyFileSync(path.join(checkout, "Pulumi.prod.yaml"), path.join(folder, "Pulumi.prod.yaml"));
  fs.symlinkSync(path.join(checkout, "node_modules"), path.join(folder, "node_modules"));
  fs.writeFileSync(path.join(folder, "Pulumi.yaml"), "name: causeway\nruntime: nodejs\nmain: index.ts\n");
  fs.writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(TEMPLATE_CONFIG));
  return folder;
}

/** The variables of `cloud env`, as a shell reads them. */
function shellVariables(lines: string): Record<string, string> {
  const script = `${lines}\nenv -0`;
  const before = execFileSync("sh", ["-c", script], { encoding: "utf8" });
  return Object.fromEntries(
    before.split("\0").flatMap((entry) => {
      const equals = entry.indexOf("=");
      return equals > 0 ? [[entry.slice(0, equals), entry.slice(equals + 1)]] : [];
    }),
  );
}

function counted(json: string): number {
  const { changes }: { changes: Record<string, number> } = JSON.parse(json);
  return Object.values(changes).reduce((sum, count) => sum + count, 0);
}
