import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { readTeamFile } from "../automation/guardrails/team-file";

/** What lies in the checkout and is the program's. */
const PROGRAM = ["index.ts", "lib", "settings", "components", "stacks", "policy-packs", "package.json"] as const;

/** Where the plain checkout has its policy pack. */
export const PLAIN_PACK = path.join("policy-packs", "guardrails");

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
    resolveJsonModule: true,
    types: ["node"],
  },
  files: ["index.ts"],
};

/**
 * The same program and the same policy pack in a folder of their own, set up as Pulumi's templates set them up: both are
 * run by ts-node, nothing is compiled beforehand.
 *
 * @param stacks whose files are copied
 */
export function plainCheckout(checkout: string, folder: string, stacks: readonly string[]): string {
  fs.mkdirSync(folder);
  for (const name of PROGRAM) fs.cpSync(path.join(checkout, name), path.join(folder, name), { recursive: true });
  for (const stack of stacks) {
    fs.copyFileSync(path.join(checkout, `Pulumi.${stack}.yaml`), path.join(folder, `Pulumi.${stack}.yaml`));
  }
  fs.symlinkSync(path.join(checkout, "node_modules"), path.join(folder, "node_modules"));
  fs.writeFileSync(path.join(folder, "Pulumi.yaml"), "name: causeway\nruntime: nodejs\nmain: index.ts\n");
  const config = JSON.stringify(TEMPLATE_CONFIG);
  fs.writeFileSync(path.join(folder, "tsconfig.json"), config);
  const pack = path.join(folder, PLAIN_PACK);
  fs.writeFileSync(path.join(pack, "PulumiPolicy.yaml"), "runtime: nodejs\n");
  fs.writeFileSync(path.join(pack, "package.json"), '{"name": "guardrails", "version": "0.1.0", "main": "index.ts"}');
  fs.writeFileSync(path.join(pack, "tsconfig.json"), config);
  const team = readTeamFile(fs.readFileSync(path.join(pack, "guardrails.yaml"), "utf8"), "guardrails.yaml");
  fs.writeFileSync(path.join(pack, "guardrails.json"), JSON.stringify(team));
  fs.symlinkSync(path.join(checkout, "node_modules"), path.join(pack, "node_modules"));
  return folder;
}

/** The variables of `cloud env`, as a shell reads them. */
export function shellVariables(lines: string): Record<string, string> {
  const script = `${lines}\nenv -0`;
  const before = execFileSync("sh", ["-c", script], { encoding: "utf8" });
  return Object.fromEntries(
    before.split("\0").flatMap((entry) => {
      const equals = entry.indexOf("=");
      return equals > 0 ? [[entry.slice(0, equals), entry.slice(equals + 1)]] : [];
    }),
  );
}

/** Runs `./causeway` in a home and answers what it prints. An exit code beside 0 has to be expected. */
export function caller(
  { checkout, environment }: { readonly checkout: string; readonly environment: Record<string, string | undefined> },
  home: string,
) {
  return (words: readonly string[], expected: readonly number[] = [0]): string => {
    try {
      return execFileSync(path.join(checkout, "causeway"), ["--home", home, ...words], {
        env: environment,
        encoding: "utf8",
        maxBuffer: 2 ** 28,
        stdio: ["ignore", "pipe", "inherit"],
      });
    } catch (error) {
      if (error instanceof Error && "status" in error && expected.some((code) => code === error.status)) {
        return "stdout" in error ? String(error.stdout) : "";
      }
      throw error;
    }
  };
}
