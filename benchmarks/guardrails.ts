import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { CommandContext } from "../automation/context";
import { runStackOperation, type StackOperation } from "../automation/engine/stack-runner";
import { checkoutPackFolder } from "../automation/guardrails/pack-folder";
import { chooseHome } from "../automation/home";
import { bundle } from "../automation/launch/bundle";
import { prepareSurroundings } from "../automation/operate-stack";
import { resolveStack } from "../automation/resolve-stack";
import type { Benchmark, BenchmarkSurroundings } from "./benchmark";
import { alternate, type Comparison, compare } from "./comparison";

const STACK = "prod";

/**
 * What the guardrails add: to the preview of a release, which writes a plan, so the engine asks about each resource with
 * the guardrails and without; to a preview with nothing else attached, where the engine's asking is added as well; and
 * to the ordinary command line's beside an empty pack.
 */
export const guardrails: Benchmark = {
  name: "guardrails",
  async run(surroundings) {
    const home = path.join(surroundings.folder, "home");
    const causeway = (...words: readonly string[]) =>
      execFileSync(path.join(surroundings.checkout, "causeway"), ["--home", home, ...words], {
        env: surroundings.environment,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "inherit"],
      });
    try {
      surroundings.progress("bringing the shared services up");
      causeway("up", "--stack", "shared");
      const runner = await inTheRunner(surroundings, home);
      const lines = causeway("cloud", "env");
      return [...runner, await onTheCommandLine(surroundings, lines)];
    } finally {
      causeway("cloud", "stop");
    }
  },
};

/**
 * The runner's previews with the pack and without: the same process, compiled and loaded, asks twice. The preview of a
 * release has the engine ask anyway, since it writes a plan; what the pack adds where nothing else asks (a pull request's
 * preview) is mostly that asking, and is held where it was found (docs/decisions/0009).
 */
async function inTheRunner(surroundings: BenchmarkSurroundings, home: string): Promise<readonly Comparison[]> {
  const { checkout, environment, rounds } = surroundings;
  const context: CommandContext = {
    checkout,
    home: chooseHome(home, environment, checkout),
    json: true,
    environment,
    terminal: { interactive: false, columns: 80, write: () => undefined },
    progress: surroundings.progress,
    onInterrupt: () => () => undefined,
  };
  const around = await prepareSurroundings(context, resolveStack(context, STACK, undefined));
  const operation = { stack: STACK, args: ["preview"], program: bundle("index.ts") };
  let resources = 0;
  const preview = (more: Pick<StackOperation, "plan" | "policyPack">) => async () => {
    const { seconds, findings } = await runStackOperation(around, { ...operation, ...more });
    resources = findings?.checked ?? resources;
    return seconds;
  };
  const policyPack = checkoutPackFolder();
  const planned = await alternate(rounds, preview({ plan: "write", policyPack }), preview({ plan: "write" }));
  const bare = await alternate(rounds, preview({ policyPack }), preview({}));
  const what = (which: string) => `${which} of ${STACK} (${resources} resources) with the guardrails, and without`;
  return [
    compare(
      { name: "guardrails", what: what("a release's preview"), unit: "s", hold: { atMost: 1.15 } },
      planned.ours,
      planned.theirs,
    ),
    compare(
      { name: "guardrails alone", what: what("a preview that writes no plan"), unit: "s", hold: { atMost: 1.5 } },
      bare.ours,
      bare.theirs,
    ),
  ];
}

/** An empty pack of two rules, as small as the SDK allows. */
const EMPTY_PACK = `
const { PolicyPack } = require("@pulumi/policy");
const rule = (name) => ({ name, description: name, enforcementLevel: "mandatory", validateResource: () => undefined });
new PolicyPack("empty", { policies: [rule("one"), rule("two")] });
`;

/** The ordinary command line with our pack and with an empty one: what is compared is what the rules cost. */
async function onTheCommandLine(surroundings: BenchmarkSurroundings, lines: string): Promise<Comparison> {
  const { checkout, folder, rounds } = surroundings;
  const empty = path.join(folder, "empty");
  fs.mkdirSync(empty);
  fs.symlinkSync(path.join(checkout, "node_modules"), path.join(empty, "node_modules"));
  fs.writeFileSync(path.join(empty, "PulumiPolicy.yaml"), "runtime: nodejs\n");
  fs.writeFileSync(path.join(empty, "package.json"), '{"name": "empty", "version": "1.0.0", "main": "index.js"}');
  fs.writeFileSync(path.join(empty, "index.js"), EMPTY_PACK);
  const shell = (script: string) =>
    execFileSync("sh", ["-c", `${lines}\n${script}`], {
      cwd: folder,
      env: surroundings.environment,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
  // In a copy of the settings: the ordinary command line writes into the stack file.
  const program = plainProgram(checkout, folder);
  const inProgram = (words: string) => `cd '${program}' && pulumi ${words} --stack ${STACK} --non-interactive`;
  shell(inProgram("stack select --create"));
  const timed = (pack: string) => () => {
    const began = performance.now();
    shell(inProgram(`preview --policy-pack '${pack}'`));
    return Promise.resolve((performance.now() - began) / 1000);
  };
  const measured = await alternate(rounds, timed(path.join(checkout, "policy-packs/guardrails")), timed(empty));
  const what = `pulumi preview of ${STACK} with our pack against the same with an empty pack of two rules`;
  const name = "guardrails plain";
  return compare({ name, what, unit: "s", hold: { atMost: 1.1 } }, measured.ours, measured.theirs);
}

/** A project whose program is the checkout's, compiled. */
function plainProgram(checkout: string, folder: string): string {
  const project = path.join(folder, "project");
  fs.mkdirSync(project);
  fs.symlinkSync(path.join(checkout, "node_modules"), path.join(project, "node_modules"));
  fs.writeFileSync(path.join(project, "package.json"), '{"name": "causeway", "version": "1.0.0"}');
  fs.writeFileSync(
    path.join(project, "Pulumi.yaml"),
    "name: causeway\nruntime:\n  name: nodejs\n  options:\n    typescript: false\nmain: program.js\n",
  );
  fs.copyFileSync(path.join(checkout, `Pulumi.${STACK}.yaml`), path.join(project, `Pulumi.${STACK}.yaml`));
  const entry = JSON.stringify(bundle("index.ts"));
  fs.writeFileSync(path.join(project, "program.js"), `module.exports = require(${entry});\n`);
  return project;
}
