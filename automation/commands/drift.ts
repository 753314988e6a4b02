import type { CommandContext, CommandResult } from "../context";
import { readCheckpoint } from "../engine/checkpoint";
import type { ChangedResource } from "../engine/operation-log";
import { runStackOperation } from "../engine/stack-runner";
import { ExitCode, Failure } from "../errors";
import { prepareSurroundings } from "../operate-stack";
import { nameOf, valueText } from "../reporting/operation-text";
import { resolveStack } from "../resolve-stack";
import { readStackFiles } from "../stack-files";

/** How one stack differs from what the cloud holds. */
export interface StackDrift {
  readonly name: string;
  readonly drifted: boolean;
  readonly resources: readonly {
    readonly urn: string;
    readonly properties: readonly { readonly path: string; readonly expected: unknown; readonly found: unknown }[];
  }[];
}

/** Compares what the state says with what the cloud holds; changes neither. */
export async function drift(
  context: CommandContext,
  options: { readonly stack?: string; readonly targetCloud?: "embedded" },
): Promise<CommandResult> {
  const names = options.stack === undefined ? broughtUp(context) : [options.stack];
  if (names.length === 0) {
    throw new Failure(
      "usage",
      "no stack was brought up, so there is nothing to compare",
      "run ./causeway up --stack shared",
    );
  }
  const stacks: StackDrift[] = [];
  for (const name of names) stacks.push(await driftOf(context, name, options.targetCloud));
  return {
    exitCode: stacks.some(({ drifted }) => drifted) ? ExitCode.no : ExitCode.yes,
    json: { stacks },
    text: stacks.map(driftText).join("\n"),
  };
}

function broughtUp(context: CommandContext): string[] {
  return readStackFiles(context.checkout)
    .map(({ stack }) => stack)
    .filter((stack) => (readCheckpoint(context.home.state, stack)?.resources.length ?? 0) > 0);
}

async function driftOf(
  context: CommandContext,
  name: string,
  targetCloud: "embedded" | undefined,
): Promise<StackDrift> {
  const stack = resolveStack(context, name, targetCloud);
  if ((readCheckpoint(context.home.state, stack.name)?.resources.length ?? 0) === 0) {
    throw new Failure("usage", `${stack.name} was not brought up`, `run ./causeway up --stack ${stack.name} first`);
  }
  const surroundings = await prepareSurroundings(context, stack);
  const args = ["refresh", "--preview-only"];
  const { log } = await runStackOperation(surroundings, { stack: stack.name, args });
  const resources = log.changed.map(driftOfResource);
  return { name: stack.name, drifted: resources.length > 0, resources };
}

/** How one resource differs: what the state expects and what was found, by path; the empty path is the resource. */
export function driftOfResource({ urn, operation, properties }: ChangedResource): StackDrift["resources"][number] {
  if (operation === "delete") return { urn, properties: [{ path: "", expected: "there", found: "gone" }] };
  return { urn, properties: properties.map(({ path, before, after }) => ({ path, expected: before, found: after })) };
}

/** The drift of a stack for people: how many resources, then each of their properties. */
export function driftText({ name, drifted, resources }: StackDrift): string {
  if (!drifted) return `${name}   no drift`;
  const lines = resources.flatMap(({ urn, properties }) => [
    `  ~ ${nameOf(urn)}`,
    ...properties.map(
      ({ path, expected, found }) =>
        `      ${path || "(resource)"}  expected ${valueText(expected)}  found ${valueText(found)}`,
    ),
  ]);
  return [`${name}   ${resources.length} drifted`, ...lines].join("\n");
}
