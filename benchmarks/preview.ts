import { execFileSync } from "node:child_process";
import path from "node:path";
import type { Benchmark } from "./benchmark";
import { alternate, compare } from "./comparison";
import { caller, PLAIN_PACK, plainCheckout, shellVariables } from "./plain-checkout";

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
      const plain = plainCheckout(checkout, path.join(folder, "plain"), ["prod"]);
      const environment = { ...surroundings.environment, ...shellVariables(causeway(["cloud", "env"])) };
      const pulumi = (words: readonly string[]) =>
        execFileSync("pulumi", words, { cwd: plain, env: environment, encoding: "utf8", maxBuffer: 2 ** 28 });
      pulumi(["stack", "init", "prod", "--non-interactive"]);
      const resources = counted(causeway(["preview", "--stack", "prod", "--json"]));
      const measured = await alternate(
        rounds,
        timed(() => causeway(["preview", "--stack", "prod", "--json"])),
        timed(() => pulumi(["preview", "--stack", "prod", "--non-interactive", "--policy-pack", PLAIN_PACK])),
      );
      const what = `./causeway preview of prod (${resources} resources, nothing made yet) against pulumi preview of the same program by ts-node; with the same guardrails on both sides`;
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

function counted(json: string): number {
  const { changes }: { changes: Record<string, number> } = JSON.parse(json);
  return Object.values(changes).reduce((sum, count) => sum + count, 0);
}
