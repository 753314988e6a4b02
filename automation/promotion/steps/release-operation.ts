import { type OperationOutcome, runStackOperation, type StackOperation } from "../../engine/stack-runner";
import { Failure } from "../../errors";
import { prepareSurroundings, refuseMissingReference } from "../../operate-stack";
import type { ResolvedStack } from "../../resolve-stack";
import type { StageWorld } from "../stage-world";

/**
 * Runs an operation with the program and the guardrails of the release that is promoted, never with the checkout's.
 *
 * @throws Failure: usage (a stack that it reads is missing), lock, engine, cloud, program, failed, guardrails
 */
export async function releaseOperation(
  world: StageWorld,
  stack: ResolvedStack,
  operation: Omit<StackOperation, "stack" | "program" | "policyPack">,
): Promise<OperationOutcome> {
  const { context, release } = world;
  refuseMissingReference(context, "preview", stack);
  const [runnable, surroundings] = await Promise.all([world.runnable(), prepareSurroundings(context, stack)]);
  if (runnable.policyPack === undefined) {
    throw new Failure(
      "guardrails",
      `release ${release.id.slice(0, 12)} holds no guardrails`,
      "make a release from a checkout that has policy-packs/guardrails",
    );
  }
  return runStackOperation(
    { ...surroundings, childFile: runnable.childFile },
    { ...operation, stack: stack.name, program: runnable.program, policyPack: runnable.policyPack },
  );
}
