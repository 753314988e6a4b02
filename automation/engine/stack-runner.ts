import type { CommandContext } from "../context";
import { Failure } from "../errors";
import { type Findings, findingsOf, stopsChange } from "../guardrails/findings";
import { showProgress } from "../reporting/operation-progress";
import { exportedSchema, settleOperations } from "./adopt";
import { type Checkpoint, readCheckpoint } from "./checkpoint";
import { callEngine } from "./engine-call";
import { removeDeadEngineLocks } from "./engine-lock";
import { takeLease } from "./lease";
import type { Engine } from "./locate";
import { startChild } from "./operation";
import { failureOf } from "./operation-failure";
import { OperationLog } from "./operation-log";
import { PACK_NAME } from "./policy-pack-name";
import { endGroup, ORPHAN_GRACE_MILLISECONDS } from "./processes";
import { type FindCreated, planRecovery, type RecoveryPlan } from "./recovery";

/** One engine operation on one stack. */
export interface StackOperation {
  readonly stack: string;
  /** The engine's command and its flags: `up`, `preview --diff` … */
  readonly args: readonly string[];
  /** The compiled program, for operations that run it. */
  readonly program?: string;
  /** Absolute folder of the compiled policy pack, for operations that are to be checked. */
  readonly policyPack?: string;
}

/** Everything an operation needs around it. */
export interface RunnerSurroundings {
  readonly context: CommandContext;
  readonly engine: Engine;
  /** The compiled child process. */
  readonly childFile: string;
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
      await recover(surroundings, operation.stack, checkpoint, runOne);
    }
    return await runOne({ ...operation, args: [...operation.args, "--stack", operation.stack, ...COMMON] });
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
  stack: string,
  checkpoint: Checkpoint,
  runOne: (operation: StackOperation) => Promise<OperationOutcome>,
): Promise<void> {
  const { context, engine, folder, environment, findCreated } = surroundings;
  const plan = await planRecovery(checkpoint, findCreated);
  context.progress(recoveryText(stack, plan));
  const call = { engine, folder, environment };
  const exported = await callEngine({ ...call, args: ["stack", "export", "--stack", stack] });
  const settled = settleOperations(exportedSchema.parse(JSON.parse(exported)), plan);
  await callEngine({ ...call, args: ["stack", "import", "--stack", stack], input: JSON.stringify(settled) });
  await runOne({ stack, args: ["refresh", "--yes", "--skip-preview", "--stack", stack, ...COMMON] });
}

async function runChild(
  surroundings: RunnerSurroundings,
  operation: StackOperation,
  setGroup: (group: number) => void,
): Promise<OperationOutcome> {
  const { context, engine, childFile, environment, folder } = surroundings;
  const began = performance.now();
  const log = new OperationLog();
  const child = startChild(childFile, environment);
  setGroup(child.group);
  const title = `${operation.stack}  ${operation.args[0] ?? ""}`;
  const progress = showProgress(title, log, context.terminal);
  const release = context.onInterrupt(() => {
    context.progress("stopping after the step in hand; run the command again to go on");
    child.cancel();
  });
  try {
    const { args, program, policyPack } = operation;
    const request = {
      pulumi: engine.pulumi,
      args,
      folder,
      ...(program === undefined ? {} : { program }),
      ...(policyPack === undefined ? {} : { policyPack }),
    };
    const end = await child.run(request, (event) => log.take(event, Date.now()));
    // A child that was killed leaves its engine behind, which nobody steers any more.
    if (end.code === null) await endGroup(child.group, ORPHAN_GRACE_MILLISECONDS);
    const findings = end.policies === undefined ? null : findingsOf(end.policies);
    const outcome = { log, seconds: (performance.now() - began) / 1000, findings };
    if (end.code === 1 && findings !== null && stopsChange(findings) && log.errors.length === 0) return outcome;
    if (end.code !== 0) throw failureOf(operation.stack, operation.args[0] ?? "", log.errors, end);
    if (policyPack !== undefined) refuseUnchecked(operation.stack, log, findings);
    return outcome;
  } finally {
    release();
    progress.stop();
  }
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
