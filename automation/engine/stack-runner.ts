import path from "node:path";
import type { LookedAt, ResourceFacts } from "../../lib/guardrail-pack";
import type { CommandContext } from "../context";
import { Failure } from "../errors";
import { type Findings, findingsOf, stopsChange } from "../guardrails/findings";
import { showProgress } from "../reporting/operation-progress";
import { nameOf } from "../reporting/operation-text";
import { exportedSchema, settleOperations } from "./adopt";
import { type Checkpoint, readCheckpoint } from "./checkpoint";
import type { ChildRequest } from "./child-messages";
import { callEngine } from "./engine-call";
import { removeDeadEngineLocks } from "./engine-lock";
import { takeLease } from "./lease";
import type { Engine } from "./locate";
import { startChild } from "./operation";
import { failureOf } from "./operation-failure";
import { OperationLog } from "./operation-log";
import { UNDECLARED, type UpdatePlan } from "./plan/update-plan";
import { endGroup, ORPHAN_GRACE_MILLISECONDS } from "./processes";
import { type FindCreated, planRecovery, type RecoveryPlan } from "./recovery";
import { PACK_NAME } from "./services/examiner-names";
import type { PlanReport } from "./services/plan-examiner";
import { stateDigest } from "./state-digest";

/** One engine operation on one stack. */
export interface StackOperation {
  readonly stack: string;
  /** The engine's command and its flags: `up`, `preview --diff` … */
  readonly args: readonly string[];
  /** The compiled program, for operations that run it. */
  readonly program?: string;
  /** Absolute folder of the compiled policy pack, for operations that are to be checked. */
  readonly policyPack?: string;
  /** Whether all resources are wanted as the pack saw them. */
  readonly wantsFacts?: boolean;
  /** Writes a plan (`"write"`), or holds the update to one. */
  readonly plan?: "write" | UpdatePlan;
  /** The mark that the engine's history is to carry for what this operation does. */
  readonly mark?: string;
}

/** Everything an operation needs around it. */
export interface RunnerSurroundings {
  readonly context: CommandContext;
  readonly engine: Engine;
  /** The compiled child process. */
  readonly childFile: string;
  /** The compiled thread of the child that serves what the engine calls. */
  readonly servicesFile: string;
  /** The whole environment of the operation. */
  readonly environment: Record<string, string>;
  /** The stack's folder with project and configuration. */
  readonly folder: string;
  /** Looks up in the cloud what a URN has made. */
  readonly findCreated: FindCreated;
}

/** What came of an operation. */
export interface OperationOutcome {
  readonly log: OperationLog;
  readonly seconds: number;
  /** What the policies found; null where no pack ran. Where they stop the change, the operation ends with this. */
  readonly findings: Findings | null;
  /** How many resources each policy looked at. */
  readonly looked: LookedAt;
  /** All resources as the pack saw them, where that was wanted. */
  readonly facts?: readonly ResourceFacts[];
  /** What the program declared, where a plan was wanted. */
  readonly plan?: UpdatePlan;
  /** What stands for the state that the operation began with, after whatever a crash had left was settled. */
  readonly startState: string;
}

/** How many resources the engine works on at once: waiting for a cloud costs no processor. */
const PARALLEL = 48;

/** Flags that every operation of the engine takes. */
const COMMON = ["--non-interactive", "--color", "never", "--parallel", String(PARALLEL), "--suppress-permalink=true"];

/**
 * Works on a stack under its lease: makes it if it is not there, deals with what a crash left, then carries out the
 * operation in a child process of its own.
 *
 * @throws Failure: lock (somebody else is at work), engine, cloud, program, failed
 */
export async function runStackOperation(
  surroundings: RunnerSurroundings,
  operation: StackOperation,
): Promise<OperationOutcome> {
  const { context } = surroundings;
  const [command = ""] = operation.args;
  const lease = await takeLease(context.home.locks, operation.stack, command, new Date());
  try {
    removeDeadEngineLocks(context.home.state, operation.stack);
    const runOne = (one: StackOperation) => runChild(surroundings, one, (group) => lease.setGroup(group));
    const checkpoint = readCheckpoint(context.home.state, operation.stack);
    if (checkpoint === undefined) {
      await runOne({ stack: operation.stack, args: ["stack", "init", operation.stack, "--non-interactive"] });
    } else if (checkpoint.pendingOperations.length > 0) {
      await recover(surroundings, operation, checkpoint, runOne);
    }
    const startState = stateDigest(context.home.state, operation.stack);
    const args = [...operation.args, ...markArgs(operation), "--stack", operation.stack, ...COMMON];
    return { ...(await runOne({ ...operation, args })), startState };
  } finally {
    lease.release();
  }
}

/** One sentence on what is done about a crash. */
function recoveryText(stack: string, { adopt, forget, look }: RecoveryPlan): string {
  return (
    `${stack}: the last operation broke off; ${adopt.length} resources were made and are adopted, ` +
    `${forget.length} were not made, ${look.length} are looked at`
  );
}

/** Settles what a crash left open, in the state and by a look at the cloud. */
async function recover(
  surroundings: RunnerSurroundings,
  operation: StackOperation,
  checkpoint: Checkpoint,
  runOne: (operation: StackOperation) => Promise<unknown>,
): Promise<void> {
  const { context, engine, folder, environment, findCreated } = surroundings;
  const { stack } = operation;
  const plan = await planRecovery(checkpoint, findCreated);
  context.progress(recoveryText(stack, plan));
  const call = { engine, folder, environment };
  const exported = await callEngine({ ...call, args: ["stack", "export", "--stack", stack] });
  const settled = settleOperations(exportedSchema.parse(JSON.parse(exported)), plan);
  await callEngine({ ...call, args: ["stack", "import", "--stack", stack], input: JSON.stringify(settled) });
  await runOne({
    stack,
    args: ["refresh", "--yes", "--skip-preview", ...markArgs(operation), "--stack", stack, ...COMMON],
  });
}

/** That somebody has stopped an operation says nothing against what it was doing. */
function wasStopped({ stack, args }: StackOperation): Failure {
  return new Failure(
    "engine",
    `${args[0] ?? "the operation"} of ${stack} was stopped before it was done`,
    "run the command again: it goes on where it was, and nothing is made twice",
  );
}

/** Puts an operation's mark into the engine's history; previews leave none. */
function markArgs({ args, mark }: StackOperation): string[] {
  return mark === undefined || args[0] === "preview" ? [] : ["--message", mark];
}

/** The commands that carry out steps and tell of them. */
const WITH_EVENTS = new Set(["preview", "up", "refresh", "destroy"]);

/** What the engine calls while it works. */
function servicesOf(
  { context, servicesFile }: RunnerSurroundings,
  { args, policyPack, wantsFacts = false, plan }: StackOperation,
): ChildRequest["services"] {
  const automation = path.join(context.checkout, "automation");
  const files = {
    launcher: path.join(automation, "launch", "run.js"),
    thread: servicesFile,
    attachAnalyzer: path.join(automation, "engine", "services", "attach-analyzer"),
  };
  const secretKeyFile = context.home.passphraseFile;
  return {
    files,
    wantsFacts,
    events: WITH_EVENTS.has(args[0] ?? ""),
    ...(policyPack === undefined ? {} : { policyPack }),
    ...(plan === undefined ? {} : { plan: { secretKeyFile, ...(plan === "write" ? {} : { held: plan }) } }),
  };
}

async function runChild(
  surroundings: RunnerSurroundings,
  operation: StackOperation,
  setGroup: (group: number) => void,
): Promise<Omit<OperationOutcome, "startState">> {
  const { context, engine, childFile, environment, folder } = surroundings;
  const began = performance.now();
  const log = new OperationLog();
  const child = startChild(childFile, environment);
  setGroup(child.group);
  const title = `${operation.stack}  ${operation.args[0] ?? ""}`;
  const progress = showProgress(title, log, context.terminal);
  let stopped = false;
  const release = context.onInterrupt(() => {
    stopped = true;
    context.progress("stopping after the step in hand; run the command again to go on");
    child.cancel();
  });
  try {
    const { args, program, policyPack, plan } = operation;
    const request = {
      pulumi: engine.pulumi,
      args,
      folder,
      services: servicesOf(surroundings, operation),
      ...(program === undefined ? {} : { program }),
    };
    const end = await child.run(request, (event) => log.take(event, Date.now()));
    // A child that was killed leaves its engine behind, which nobody steers any more.
    if (end.code === null) await endGroup(child.group, ORPHAN_GRACE_MILLISECONDS);
    const findings = end.report.policies === undefined ? null : findingsOf(end.report.policies);
    if (stopped && end.code !== 0) throw wasStopped(operation);
    refuseDeparture(operation.stack, end.report.plan, log.errors);
    const outcome = {
      log,
      seconds: (performance.now() - began) / 1000,
      findings,
      looked: end.report.policies?.looked ?? {},
      ...(end.report.facts === undefined ? {} : { facts: end.report.facts }),
      ...(end.report.plan === undefined ? {} : { plan: end.report.plan.plan }),
    };
    if (end.code === 1 && findings !== null && stopsChange(findings) && log.errors.length === 0) return outcome;
    if (end.code !== 0) throw failureOf(operation.stack, operation.args[0] ?? "", log.errors, end);
    if (policyPack !== undefined) refuseUnchecked(operation.stack, log, findings);
    if (plan !== undefined && end.report.plan === undefined) throw planUnseen(operation.stack);
    return outcome;
  } finally {
    release();
    progress.stop();
  }
}

/** An update that departed from its plan has stopped there. */
function refuseDeparture(
  stack: string,
  report: PlanReport | undefined,
  errors: readonly { readonly message: string }[],
): void {
  // What a failed resource kept the program from declaring is not a departure.
  const stoppedBeforeDeletions = errors.every(({ message }) => message.includes(UNDECLARED));
  const departed = [
    ...(report?.refused ?? []).map(({ urn, reason }) => `${nameOf(urn)}: ${reason}`),
    ...(stoppedBeforeDeletions && errors.length > 0 ? (report?.undeclared ?? []) : []).map(
      (urn) => `${nameOf(urn)}: the program did not declare it`,
    ),
  ];
  if (departed.length === 0) return;
  const shown = departed.slice(0, SHOWN_DEPARTURES).map((line) => `  ${line}`);
  throw new Failure(
    "failed",
    `the update of ${stack} departed from its approved plan in ${departed.length} resources, and stopped\n${shown.join("\n")}`,
    "promote again: it is previewed, and asked for, anew",
  );
}

/** How many departures are told one by one. */
const SHOWN_DEPARTURES = 8;

function planUnseen(stack: string): Failure {
  return new Failure("engine", `the engine did not say what the plan of ${stack} came to`, "run the command again");
}

/** An operation that the pack did not see, or in which it looked at nothing, has not been checked. */
function refuseUnchecked(stack: string, log: OperationLog, findings: Findings | null): void {
  if (log.policyPacks.includes(PACK_NAME) && findings !== null && findings.checked > 0) return;
  throw new Failure(
    "guardrails",
    `the guardrails looked at nothing in ${stack}; the engine ran ${log.policyPacks.join(", ") || "no policy pack"}`,
    "run the command again; report it if it stays so",
  );
}
