// What the engine calls while it works, but for the program: its event log and its analyzer. In a thread of their own,
// so that they do not wait for the program, nor the program for them.
import fs from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { loadPack } from "../../guardrails/load-pack";
import { today } from "../../guardrails/today";
import { serveAnalyzer } from "./analyzer-server";
import { serveEventLog } from "./event-log";
import { guardrailExaminer } from "./guardrail-examiner";
import { planExaminer } from "./plan-examiner";
import {
  EVENTS_DESCRIPTOR,
  type ServicesMessage,
  type ServicesQuestion,
  type ServicesRequest,
} from "./thread-messages";

function say(message: ServicesMessage): void {
  parentPort?.postMessage(message, []);
}

async function serve(request: ServicesRequest): Promise<void> {
  const plan = request.plan === undefined ? undefined : planExaminer(request.plan);
  const policies = request.policyPack === undefined ? undefined : examinerOfPack(request.policyPack);
  parentPort?.on("message", ({ id, ask }: ServicesQuestion) => {
    if (ask === "undeclared") {
      say({ kind: "undeclared", id, text: plan?.undeclaredText() });
      return;
    }
    const report = {
      ...(request.wantsFacts === true && policies !== undefined ? { facts: policies.facts() } : {}),
      ...(policies === undefined ? {} : { policies: policies.report() }),
      ...(plan === undefined ? {} : { plan: plan.report() }),
    };
    say({ kind: "report", id, report });
  });
  // The engine's events are many and large: they go past the thread that runs the program.
  const eventLog = request.events
    ? await serveEventLog((text) => fs.writeSync(EVENTS_DESCRIPTOR, lineOf(text)))
    : undefined;
  const [first, ...others] = [policies, plan].filter((examiner) => examiner !== undefined);
  const analyzer = first === undefined ? undefined : await serveAnalyzer([first, ...others]);
  const addresses = {
    ...(eventLog === undefined ? {} : { eventLog: eventLog.address }),
    ...(analyzer === undefined ? {} : { analyzer: analyzer.address }),
  };
  say({ kind: "listening", addresses });
}

/** A JSON text as one line: within its strings a new line is escaped, between its parts it means nothing. */
function lineOf(text: string): string {
  return `${text.replaceAll("\n", " ")}\n`;
}

function examinerOfPack(folder: string) {
  const { pack, version } = loadPack(folder);
  return guardrailExaminer(pack, version, today());
}

void serve(workerData);
