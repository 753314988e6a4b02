import type { CommandContext } from "../context";
import { Failure } from "../errors";
import { resolveStack } from "../resolve-stack";
import { makeDemoKeys } from "./approvals/demo-keys";
import type { PromotionPath } from "./path/path";

/**
 * Where the people's keys are the home's own, as on the embedded cloud, makes those that are missing. Whoever can write
 * to a home could make keys in it for anybody, so a real account takes no approvals of such keys.
 *
 * @throws Failure (settings) for a path that leads to a real account with keys of the home
 */
export function prepareDemoKeys(
  context: CommandContext,
  { signers, people, stages }: PromotionPath,
  targetCloud: "embedded" | undefined,
): void {
  if (!signers.startsWith("{home}")) return;
  const real = stages
    .filter(({ approvals }) => Object.keys(approvals).length > 0)
    .flatMap(({ stacks }) => stacks)
    .map((stack) => resolveStack(context, stack, targetCloud))
    .find(({ target }) => target !== "embedded");
  if (real !== undefined) {
    throw new Failure(
      "settings",
      `promotion.yaml takes the people's keys from the home (signers: ${signers}), and ${real.name} is in ${real.target}`,
      "keep the keys in the checkout, where a change to them is reviewed: signers: allowed_signers",
    );
  }
  makeDemoKeys(context.home.keys, people);
}
