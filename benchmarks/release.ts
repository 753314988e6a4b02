import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { Benchmark, BenchmarkSurroundings } from "./benchmark";
import { alternate, compare } from "./comparison";
import { caller, PLAIN_PACK, plainCheckout, shellVariables } from "./plain-checkout";

/** The stacks of dev, staging and prod, in the order in which they are brought up. */
const STACKS = ["shared", "dev", "staging", "prod"] as const;

const PROMOTE = ["promote", "--to", "prod", "--branch", "main", "--virtual-clock", "--json"];

/** Our promotion from nothing to production against a shell loop of plain previews and updates with the same pack. */
export const release: Benchmark = {
  name: "release",
  async run(surroundings) {
    const { folder, rounds, progress } = surroundings;
    let round = 0;
    const fresh = (side: string) => {
      round += 1;
      progress(`${side}, round ${Math.ceil(round / 2)}`);
      return path.join(folder, `${side}-${round}`);
    };
    const measured = await alternate(
      rounds,
      () => inHome(surroundings, fresh("ours"), promoteFromNothing),
      () => inHome(surroundings, fresh("plain"), (causeway, home) => plainLoop(surroundings, causeway, home)),
    );
    const what =
      "dev → staging → prod from nothing, promoted by us (release made, previewed, checked, approved, updated, verified) against a shell loop of pulumi preview and pulumi up with the same pack, by ts-node";
    return [compare({ name: "release", what, unit: "s", hold: { atMost: 0.8 } }, measured.ours, measured.theirs)];
  },
};

/** Promoting what is there already against previewing every stack. */
export const unchanged: Benchmark = {
  name: "unchanged",
  async run(surroundings) {
    const { folder, rounds, progress } = surroundings;
    const home = path.join(folder, "home");
    const causeway = caller(surroundings, home);
    try {
      progress("bringing a release to production");
      promoteFromNothing(causeway, home);
      const measured = await alternate(
        rounds,
        timed(() => causeway(PROMOTE)),
        timed(() => {
          for (const stack of STACKS) causeway(["preview", "--stack", stack, "--json"]);
        }),
      );
      const what = "promoting an unchanged release to production against our own preview of each of its four stacks";
      return [compare({ name: "unchanged", what, unit: "s", hold: { atMost: 0.1 } }, measured.ours, measured.theirs)];
    } finally {
      causeway(["cloud", "stop"]);
    }
  },
};

type Causeway = ReturnType<typeof caller>;

/** The seconds that something takes in a fresh home, whose cloud runs already and is stopped afterwards. */
async function inHome(
  surroundings: BenchmarkSurroundings,
  home: string,
  run: (causeway: Causeway, home: string) => void,
): Promise<number> {
  const causeway = caller(surroundings, home);
  causeway(["cloud", "start"]);
  try {
    return await timed(() => run(causeway, home))();
  } finally {
    causeway(["cloud", "stop"]);
    fs.rmSync(home, { recursive: true, force: true });
  }
}

function timed(run: () => unknown): () => Promise<number> {
  return () => {
    const began = performance.now();
    run();
    return Promise.resolve((performance.now() - began) / 1000);
  };
}

/** To production, with the two approvals that it asks for. */
function promoteFromNothing(causeway: Causeway, home: string): void {
  const { release: id }: { release: string } = JSON.parse(causeway(PROMOTE, [4]));
  for (const person of ["ana", "raj"]) {
    causeway(["approve", "prod", "--release", id, "--key", path.join(home, "keys", "people", person)]);
  }
  causeway(PROMOTE);
}

/** What a team without a runner does: for each stack a preview with the pack, then the update with it. */
function plainLoop(surroundings: BenchmarkSurroundings, causeway: Causeway, home: string): void {
  const plain = plainCheckout(surroundings.checkout, `${home}-plain`, STACKS);
  const environment = { ...surroundings.environment, ...shellVariables(causeway(["cloud", "env"])) };
  const script = STACKS.flatMap((stack) => [
    `pulumi stack init ${stack} --non-interactive`,
    `pulumi preview --stack ${stack} --non-interactive --policy-pack ${PLAIN_PACK}`,
    `pulumi up --stack ${stack} --non-interactive --yes --skip-preview --policy-pack ${PLAIN_PACK}`,
  ]).join(" && ");
  execFileSync("sh", ["-c", script], {
    cwd: plain,
    env: environment,
    stdio: ["ignore", "ignore", "inherit"],
    maxBuffer: 2 ** 28,
  });
  fs.rmSync(plain, { recursive: true, force: true });
}
