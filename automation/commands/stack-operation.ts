import { createdBy, unprotect } from "../cloud/admin-client";
import { addressPorts, startCloud } from "../cloud/embedded-cloud";
import type { CommandContext, CommandResult } from "../context";
import { readCheckpoint, type StateResource } from "../engine/checkpoint";
import { operationEnvironment } from "../engine/environment";
import type { OperationLog } from "../engine/operation-log";
import { prepareEngine } from "../engine/prepare";
import { type OperationOutcome, type RunnerSurroundings, runStackOperation } from "../engine/stack-runner";
import { prepareWorkspace } from "../engine/workspace";
import { ExitCode, Failure } from "../errors";
import { prepareHome } from "../home";
import { bundle } from "../launch/bundle";
import { changedText, changesText, nameOf, secondsText } from "../reporting/operation-text";
import { type ResolvedStack, resolveStack } from "../resolve-stack";

/** The operations of the engine on one stack. */
export type OperationName = "preview" | "up" | "refresh" | "destroy";

/** The flags of preview, up, refresh and destroy. */
export interface StackOperationOptions {
  readonly stack: string;
  readonly targetCloud?: "embedded";
  readonly yes?: boolean;
  readonly includeProtected?: boolean;
}

/** A resource that destroy left, and why. */
interface Retained {
  readonly urn: string;
  readonly reason: string;
}

/** Previews, updates, refreshes or destroys one stack. */
export async function stackOperation(
  context: CommandContext,
  name: OperationName,
  options: StackOperationOptions,
): Promise<CommandResult> {
  const stack = resolveStack(context, options.stack, options.targetCloud);
  refuseUnconfirmed(name, stack, options);
  refuseMissingReference(context, name, stack);
  const surroundings = await prepareSurroundings(context, stack);
  if (options.includeProtected) await liftProtection(context, stack);
  const { log, seconds } = await runStackOperation(surroundings, {
    stack: stack.name,
    args: engineArgs(name, options),
    ...(name === "preview" || name === "up" ? { program: bundle("index.ts") } : {}),
  });
  const retained = name === "destroy" ? retainedBy(context, stack.name, log) : [];
  return result(stack.name, name, { log, seconds }, retained);
}

/** Everything that an operation on this stack needs: engine, cloud where the target is the embedded one, folder, child. */
export async function prepareSurroundings(context: CommandContext, stack: ResolvedStack): Promise<RunnerSurroundings> {
  prepareHome(context.home);
  const embedded = stack.target === "embedded";
  const [engine, cloud] = await Promise.all([prepareEngine(context), embedded ? startCloud(context) : undefined]);
  const ports = cloud === undefined ? undefined : addressPorts(cloud);
  return {
    context,
    engine,
    childFile: bundle("automation/engine/child.ts"),
    environment: operationEnvironment(context.environment, engine, context.home, ports),
    folder: prepareWorkspace(context.home.work, stack.name, stack.file.text),
    findCreated: cloud === undefined ? () => Promise.resolve([]) : (urn) => createdBy(cloud, urn),
  };
}

function engineArgs(name: OperationName, options: StackOperationOptions): string[] {
  if (name === "preview") return ["preview", "--diff"];
  if (name === "destroy" && !options.includeProtected)
    return ["destroy", "--yes", "--skip-preview", "--exclude-protected"];
  if (name === "destroy") return ["destroy", "--yes", "--skip-preview", "--ignore-protect"];
  return [name, "--yes", "--skip-preview"];
}

/** On AWS nothing is changed without a yes; nobody is asked where nobody can answer. */
function refuseUnconfirmed(name: OperationName, stack: ResolvedStack, options: StackOperationOptions): void {
  if (options.includeProtected && stack.target !== "embedded") {
    throw new Failure(
      "usage",
      `--include-protected works on the embedded cloud only; the target of ${stack.name} is ${stack.target}`,
      "take the protection off in the settings, bring the stack up, and destroy it then",
    );
  }
  if (stack.target === "aws" && (name === "up" || name === "destroy") && !options.yes) {
    throw new Failure(
      "usage",
      `${name} of ${stack.name} changes the AWS account ${stack.accountId}`,
      `look at ./causeway preview --stack ${stack.name}, then add --yes`,
    );
  }
}

/** A stack that reads another's outputs cannot start before that one is there. */
function refuseMissingReference(context: CommandContext, name: OperationName, stack: ResolvedStack): void {
  if (name !== "preview" && name !== "up") return;
  for (const reference of stack.references) {
    if ((readCheckpoint(context.home.state, reference)?.resources.length ?? 0) > 0) continue;
    throw new Failure(
      "usage",
      `${stack.name} reads the outputs of ${reference}, which was not brought up in ${context.home.root}`,
      `run ./causeway up --stack ${reference} first`,
    );
  }
}

/** Takes deletion protection off everything of the stack, in the cloud; the engine is told to ignore its own. */
async function liftProtection(context: CommandContext, stack: ResolvedStack): Promise<void> {
  const cloud = await startCloud(context);
  await unprotect(cloud, stack.name);
}

/** What a destroy left: what stays in the state, and what left it but stays in the cloud. */
function retainedBy(context: CommandContext, stack: string, log: OperationLog): Retained[] {
  const left = readCheckpoint(context.home.state, stack)?.resources ?? [];
  const stays = left.filter((resource) => resource.custom === true && !resource.type.startsWith("pulumi:"));
  return [...stays.map((resource) => ({ urn: resource.urn, reason: reasonToStay(resource, stays) })), ...log.retained];
}

function reasonToStay(resource: StateResource, stays: readonly StateResource[]): string {
  if (resource.protect === true) return "protected";
  const needs = stays.find(
    (other) => other.protect === true && (other.dependencies?.includes(resource.urn) || other.parent === resource.urn),
  );
  return `needed by ${needs === undefined ? "what is protected" : nameOf(needs.urn)}`;
}

function result(
  stack: string,
  name: OperationName,
  { log, seconds }: OperationOutcome,
  retained: readonly Retained[],
): CommandResult {
  const changes = log.changes;
  if (changes === undefined) {
    throw new Failure("engine", `the engine did not say what ${name} of ${stack} did`, "run the command again");
  }
  const rounded = Math.round(seconds * 1000) / 1000;
  const text = [
    `${stack}   ${name} ${secondsText(seconds)}   ${changesText(changes)}`,
    changedText(log.changed),
    ...retained.map(({ urn, reason }) => `  stays  ${nameOf(urn)}  ${reason}`),
  ];
  return {
    exitCode: ExitCode.yes,
    json: { stack, changes, findings: null, outputs: log.outputs, retained, seconds: rounded },
    text: text.filter((line) => line !== "").join("\n"),
  };
}
