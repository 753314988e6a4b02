import { inspectCloud } from "../cloud/admin-client";
import { startCloud } from "../cloud/embedded-cloud";
import type { CommandContext } from "../context";
import type { StateResource } from "../engine/checkpoint";
import { runStackOperation } from "../engine/stack-runner";
import { prepareSurroundings } from "../operate-stack";
import type { ResolvedStack } from "../resolve-stack";

/** Looks in a cloud for what a state says is there. */
export interface CloudProbe {
  /** The URNs of the resources that are not there, and how many were looked for. */
  find(resources: readonly StateResource[]): Promise<{ readonly missing: readonly string[]; readonly looked: number }>;
}

/** The probe for a stack's target: the embedded cloud tells what it holds, any other is read through its provider. */
export async function cloudProbe(context: CommandContext, stack: ResolvedStack): Promise<CloudProbe> {
  if (stack.target !== "embedded") return { find: (resources) => findByReading(context, stack, resources) };
  const address = await startCloud(context);
  return {
    find: async (resources) => {
      const held = new Set((await inspectCloud(address, {})).map(({ urn, id }) => `${urn} ${id}`));
      const expected = resources.filter(isInCloud);
      const missing = expected.filter(({ urn, id }) => !held.has(`${urn} ${id ?? ""}`));
      return { missing: missing.map(({ urn }) => urn), looked: expected.length };
    },
  };
}

/** Has the engine read every resource through its provider; what is gone would be deleted from the state. */
async function findByReading(context: CommandContext, stack: ResolvedStack, resources: readonly StateResource[]) {
  const surroundings = await prepareSurroundings(context, stack);
  const { log } = await runStackOperation(surroundings, { stack: stack.name, args: ["refresh", "--preview-only"] });
  const missing = log.changed.filter(({ operation }) => operation === "delete").map(({ urn }) => urn);
  return { missing, looked: resources.filter(isInCloud).length };
}

/** Whether a cloud holds such a thing at all: providers, components and what is only read are the state's own. */
export function isInCloud({ custom, type, external, ...rest }: StateResource): boolean {
  return custom === true && external !== true && rest.delete !== true && !type.startsWith("pulumi:");
}
