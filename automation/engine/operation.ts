import { type ChildProcess, fork } from "node:child_process";
import type { EngineEvent } from "@pulumi/pulumi/automation";
import type { PolicyReport } from "../guardrails/findings";
import type { ChildMessage, ChildRequest } from "./child-messages";
import type { PlanReport } from "./plan/plan-server";

/** How an engine operation ended. */
export interface OperationEnd {
  /** Exit code of the engine; null when it could not be started or was killed. */
  readonly code: number | null;
  readonly signal: string | null;
  /** What the engine printed; used only where its events say nothing. */
  readonly lines: readonly string[];
  /** What the policies found; undefined when no pack ran, and when the child did not get to tell. */
  readonly policies?: PolicyReport;
  /** What came of the plan; undefined when there was none, and when the child did not get to tell. */
  readonly plan?: PlanReport;
}

/** A child process that waits for its operation; started ahead, so that loading is done when the operation begins. */
export interface OperationChild {
  /** The child's process group: itself, the engine and what the engine starts. */
  readonly group: number;
  /** Carries out one operation; may be called once. */
  run(request: ChildRequest, onEvent: (event: EngineEvent) => void): Promise<OperationEnd>;
  /** Asks the engine to stop after the step in hand. */
  cancel(): void;
  /** Ends the child without an operation. */
  dismiss(): void;
}

/**
 * Starts a child process for one operation, in a process group of its own.
 *
 * @param childFile the compiled child
 * @param environment the whole environment of the operation, program and engine included
 */
export function startChild(childFile: string, environment: Record<string, string | undefined>): OperationChild {
  const child = fork(childFile, [], {
    env: environment,
    detached: true,
    // What the program prints is the program's affair; the engine's words come over the channel. The last of standard
    // error is kept for a child that ends without a word.
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  return {
    group: child.pid ?? 0,
    run: (request, onEvent) => runIn(child, request, onEvent),
    cancel: () => child.send({ cancel: true }),
    dismiss: () => child.kill("SIGTERM"),
  };
}

/** How much of a child's standard error is kept, characters. */
const LAST_WORDS = 4000;

function runIn(
  child: ChildProcess,
  request: ChildRequest,
  onEvent: (event: EngineEvent) => void,
): Promise<OperationEnd> {
  const lines: string[] = [];
  let lastWords = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS);
  });
  return new Promise((resolve) => {
    let end: OperationEnd | undefined;
    let policies: PolicyReport | undefined;
    let plan: PlanReport | undefined;
    child.on("message", (message: ChildMessage) => {
      if (message.kind === "event") {
        const event: EngineEvent = JSON.parse(message.text);
        onEvent(event);
      } else if (message.kind === "line") lines.push(message.line);
      else if (message.kind === "policies") policies = message.report;
      else if (message.kind === "plan") plan = message.report;
      else
        end = {
          code: message.code,
          signal: message.signal,
          lines,
          ...(policies === undefined ? {} : { policies }),
          ...(plan === undefined ? {} : { plan }),
        };
    });
    child.on("error", (error) => lines.push(error.message));
    // Without a word of its own about the end, the child was killed: what it left behind is not known.
    child.on("close", (_code, signal) => {
      resolve(end ?? { code: null, signal: signal ?? "SIGKILL", lines: [...lines, lastWords.trim()] });
    });
    child.send(request, (error) => {
      if (error !== null) lines.push(error.message);
    });
  });
}
