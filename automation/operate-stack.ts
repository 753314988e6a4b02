import type { LookedAt, ResourceFacts } from "../lib/guardrail-pack";
import { createdBy, unprotect } from "./cloud/admin-client";
import { addressPorts, startCloud } from "./cloud/embedded-cloud";
import type { CommandContext } from "./context";
import { readCheckpoint, type StateResource } from "./engine/checkpoint";
import { operationEnvironment } from "./engine/environment";
import type { ChangedResource, Changes, OperationLog } from "./engine/operation-log";
import { prepareEngine } from "./engine/prepare";
import { type RunnerSurroundings, runStackOperation } from "./engine/stack-runner";
import { holdTarget } from "./engine/state-target";
import { prepareWorkspace } from "./engine/workspace";
import { Failure } from "./errors";
import type { Findings } from "./guardrails/findings";
import { checkoutPackFolder } from "./guardrails/pack-folder";
import { prepareHome } from "./home";
import { bundle } from "./launch/bundle";
import { nameOf } from "./reporting/operation-text";
import type { ResolvedStack } from "./resolve-stack";

/** The operations of the engine on one stack. */
export type OperationName = "preview" | "up" | "refresh" | "destroy";

/** How an operation is to be done. */
export interface OperationOptions {
  /** Changes to an AWS account are confirmed. */
  readonly yes?: boolean;
  /** Removes what is protected or retained as well; embedded cloud only. */
  readonly includeProtected?: boolean;
  /** Whether all resources are wanted as the guardrails see them. */
  readonly wantsFacts?: boolean;
}

/** A resource that destroy left, and why. */
export interface Retained {
  readonly urn: string;
  readonly reason: string;
}

/** What an update did that its own preview has stopped. */
const NOTHING: Changes = { create: 0, update: 0, replace: 0, delete: 0, same: 0 };

/** What an operation did. */
export interface OperationResult {
  readonly changes: Changes;
  readonly changed: readonly ChangedResource[];
  /** What the guardrails found; null where none ran. An update that they stop has changed nothing. */
  readonly findings: Findings | null;
  /** How many resources each guardrail looked at. */
  readonly looked: LookedAt;
  /** All resources as the guardrails see them, where that was wanted. */
  readonly facts?: readonly ResourceFacts[];
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly retained: readonly Retained[];
  readonly seconds: number;
}

/**
 * Previews, updates, refreshes or destroys one stack whose settings hold.
 *
 * @throws Failure: usage (not confirmed, a stack that it reads is missing), lock, engine, cloud, program, failed
 */
export async function operateStack(
  context: CommandContext,
  stack: ResolvedStack,
  name: OperationName,
  options: OperationOptions,
): Promise<OperationResult> {
  refuseUnconfirmed(name, stack, options);
  refuseMissingReference(context, name, stack);
  const surroundings = await prepareSurroundings(context, stack);
  if (options.includeProtected) await unprotect(await startCloud(context), stack.name);
  const { log, seconds, findings, looked, facts } = await runStackOperation(surroundings, {
    stack: stack.name,
    args: engineArgs(name, options),
    ...(options.wantsFacts === undefined ? {} : { wantsFacts: options.wantsFacts }),
    ...(name === "preview" || name === "up" ? { program: compileProgram(), policyPack: checkoutPackFolder() } : {}),
  });
  const stopped = name === "up" && log.runs < 2;
  if (log.changes === undefined) {
    throw new Failure("engine", `the engine did not say what ${name} of ${stack.name} did`, "run the command again");
  }
  return {
    changes: stopped ? NOTHING : log.changes,
    changed: stopped ? [] : log.changed,
    findings,
    looked,
    ...(facts === undefined ? {} : { facts }),
    outputs: stopped ? {} : log.outputs,
    retained: name === "destroy" ? retainedBy(context, stack.name, log) : [],
    seconds: Math.round(seconds * 1000) / 1000,
  };
}

/** Everything that an operation on this stack needs: engine, cloud where the target is the embedded one, folder, child. */
export async function prepareSurroundings(context: CommandContext, stack: ResolvedStack): Promise<RunnerSurroundings> {
  prepareHome(context.home);
  holdTarget(context.home, stack.name, stack.target);
  const embedded = stack.target === "embedded";
  const [engine, cloud] = await Promise.all([prepareEngine(context), embedded ? startCloud(context) : undefined]);
  const ports = cloud === undefined ? undefined : addressPorts(cloud);
  return {
    context,
    engine,
    childFile: bundle("automation/engine/child.ts"),
    servicesFile: bundle("automation/engine/services/thread.ts", { inline: true }),
    environment: operationEnvironment(context.environment, engine, context.home, ports),
    folder: prepareWorkspace(context.home.work, stack.name, stack.file.text),
    findCreated: (urn) => (cloud === undefined ? cannotLookUp(stack, urn) : createdBy(cloud, urn)),
  };
}

/** Outside the embedded cloud nobody can be asked what a URN has made: not knowing is no reason to make it again. */
function cannotLookUp(stack: ResolvedStack, urn: string): Promise<never> {
  return Promise.reject(
    new Failure(
      "state",
      `a create of ${stack.name} broke off, and whether it was carried out is not known: ${urn}`,
      `look in account ${stack.accountId}: import the resource (pulumi import) or, if it is not there, run pulumi refresh --clear-pending-creates`,
    ),
  );
}

/** The compiled program. @throws Failure (program) with file and line when it does not compile */
function compileProgram(): string {
  try {
    return bundle("index.ts");
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Failure("program", `the program does not compile\n${message}`, "mend it and run the command again", {
      cause: error,
    });
  }
}

/** The engine's command and flags. */
function engineArgs(name: OperationName, options: OperationOptions): string[] {
  if (name === "preview") return ["preview"];
  if (name === "destroy" && !options.includeProtected)
    return ["destroy", "--yes", "--skip-preview", "--exclude-protected"];
  if (name === "destroy") return ["destroy", "--yes", "--skip-preview", "--ignore-protect"];
  // An update previews first: guardrails that look at the whole stack would otherwise speak when everything is made.
  return name === "up" ? ["up", "--yes"] : [name, "--yes", "--skip-preview"];
}

/** On AWS nothing is changed without a yes; nobody is asked where nobody can answer. */
/** @throws Failure (usage) for a change of a real account that nobody has confirmed */
export function refuseUnconfirmed(name: OperationName, stack: ResolvedStack, options: OperationOptions): void {
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

/**
 * A stack that reads another's outputs cannot start before that one is there.
 *
 * @throws Failure (usage) with the command to run
 */
export function refuseMissingReference(context: CommandContext, name: OperationName, stack: ResolvedStack): void {
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
