import { decodeEnvironmentOutputs, decodeSharedServicesOutputs } from "../../../stacks/outputs";
import { type Checkpoint, readCheckpoint } from "../../engine/checkpoint";
import { cloudProbe } from "../cloud-probe";
import { stackOutputs } from "../stack-outputs";
import { type StageWorld, stackOf } from "../stage-world";
import type { RunStep } from "./outcome";

/** How many things that are wrong are told one by one. */
const SHOWN = 10;

/** Looks whether what was promised is there: outputs that others can read, and in the cloud every resource of the state. */
export const verify: RunStep = async (world) => {
  const details: string[] = [];
  let looked = 0;
  for (const name of world.stage.stacks) {
    const { wrong, resources } = await verifyStack(world, name);
    looked += resources;
    details.push(...wrong);
  }
  if (looked === 0) return { result: "errored", message: "there was nothing to look at" };
  if (details.length === 0) {
    return { result: "passed", message: `outputs decoded, ${looked} resources found in the cloud` };
  }
  const message = `${details.length} things are not as promised: ${details[0] ?? ""}`;
  return { result: "failed", message, facts: { details: details.slice(0, SHOWN) } };
};

/** What is wrong with a stack, and how many of its resources were looked for. */
export async function verifyStack(
  world: StageWorld,
  name: string,
): Promise<{ readonly wrong: readonly string[]; readonly resources: number }> {
  const stack = stackOf(world, name);
  const checkpoint = readCheckpoint(world.context.home.state, name);
  if (checkpoint === undefined) return { wrong: [`${name} was never brought up`], resources: 0 };
  const wrong = [...pendingOf(name, checkpoint), ...outputsOf(name, checkpoint)];
  const { missing, looked } = await (await cloudProbe(world.context, stack)).find(checkpoint.resources);
  return { wrong: [...wrong, ...missing.map((urn) => `${name}: ${urn} is not in the cloud`)], resources: looked };
}

function pendingOf(name: string, { pendingOperations }: Checkpoint): string[] {
  return pendingOperations.map(({ type, resource }) => `${name}: ${resource.urn} is still ${type}`);
}

function outputsOf(name: string, checkpoint: Checkpoint): string[] {
  const outputs = stackOutputs(checkpoint);
  try {
    if ("kind" in outputs && outputs.kind === "shared-services") {
      decodeSharedServicesOutputs(name, outputs);
    } else {
      decodeEnvironmentOutputs(name, outputs);
    }
    return [];
  } catch (error) {
    if (error instanceof TypeError) return [error.message];
    throw error;
  }
}
