import { type ChildProcess, fork } from "node:child_process";
import { Readable } from "node:stream";
import type { EngineEvent } from "@pulumi/pulumi/automation";
import type { ChildMessage, ChildRequest } from "./child-messages";
import { EVENTS_DESCRIPTOR, type ExaminersReport } from "./services/thread-messages";

/** How an engine operation ended. */
export interface OperationEnd {
  /** Exit code of the engine; null when it could not be started or was killed. */
  readonly code: number | null;
  readonly signal: string | null;
  /** What the engine printed; used only where its events say nothing. */
  readonly lines: readonly string[];
  /** What the policies found and what came of the plan; empty when the child did not get to tell. */
  readonly report: ExaminersReport;
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
    // A short life that makes many objects: collecting the young ones seldom is worth the memory.
    execArgv: ["--max-semi-space-size=64"],
    detached: true,
    // What the program prints is the program's affair; the engine's words come over the channel. The last of standard
    // error is kept for a child that ends without a word.
    stdio: ["ignore", "ignore", "pipe", "ipc", "pipe"],
  });
  return {
    group: child.pid ?? 0,
    run: (request, onEvent) => runIn(child, request, onEvent),
    cancel: () => child.send({ cancel: true }),
    dismiss: () => child.kill("SIGTERM"),
  };
}

/** Tells each of the engine's events. What a killed child has left of a line is no event. */
function readEvents(child: ChildProcess, onEvent: (event: EngineEvent) => void): void {
  const stream = child.stdio[EVENTS_DESCRIPTOR];
  if (!(stream instanceof Readable)) throw new TypeError("the child has no descriptor for events");
  let rest = "";
  stream.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const event: EngineEvent = JSON.parse(line);
      onEvent(event);
    }
  });
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
  readEvents(child, onEvent);
  return new Promise((resolve) => {
    let end: OperationEnd | undefined;
    child.on("message", (message: ChildMessage) => {
      if (message.kind === "line") lines.push(message.line);
      else end = { code: message.code, signal: message.signal, lines, report: message.report };
    });
    child.on("error", (error) => lines.push(error.message));
    // Without a word of its own about the end, the child was killed: what it left behind is not known.
    child.on("close", (_code, signal) => {
      resolve(end ?? { code: null, signal: signal ?? "SIGKILL", lines: [...lines, lastWords.trim()], report: {} });
    });
    child.send(request, (error) => {
      if (error !== null) lines.push(error.message);
    });
  });
}
