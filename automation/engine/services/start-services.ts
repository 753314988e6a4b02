import { Worker } from "node:worker_threads";
import type {
  ExaminersReport,
  ServiceAddresses,
  ServicesMessage,
  ServicesQuestion,
  ServicesRequest,
} from "./thread-messages";

/** The files that the services are started with. */
export interface ServiceFiles {
  /** Where a compiled file of ours is started. */
  readonly launcher: string;
  /** The compiled thread. */
  readonly thread: string;
  /** The executable that the engine starts as its analyzer: it only names the port. */
  readonly attachAnalyzer: string;
}

/** The services at work. */
export interface RunningServices {
  /** What the engine has to be told. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** What policies and plan have seen so far. */
  report(): Promise<ExaminersReport>;
  /** Why the engine must not go on to the deletions when the program has ended; undefined when it may. */
  undeclaredText(): Promise<string | undefined>;
}

/**
 * Starts the services in a thread of this process.
 *
 * @throws whatever keeps the thread from listening: the operation must not begin without it
 */
export async function startServices(files: ServiceFiles, request: ServicesRequest): Promise<RunningServices> {
  const worker = new Worker(files.launcher, { argv: [files.thread], workerData: request });
  const failed = new Promise<never>((_resolve, reject) => {
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`the engine's services ended with code ${code}`)));
  });
  // Whoever waits for an answer is told; that nobody waits at the moment is no trouble.
  failed.catch(() => undefined);
  const waiting = new Map<number, (message: ServicesMessage) => void>();
  const listening = new Promise<ServiceAddresses>((resolve) => {
    worker.on("message", (message: ServicesMessage) => {
      if (message.kind === "listening") resolve(message.addresses);
      else {
        waiting.get(message.id)?.(message);
        waiting.delete(message.id);
      }
    });
  });
  const addresses = await Promise.race([listening, failed]);
  worker.unref();

  let last = 0;
  const ask = (what: ServicesQuestion["ask"]) => {
    last += 1;
    const id = last;
    const answer = new Promise<ServicesMessage>((resolve) => waiting.set(id, resolve));
    worker.postMessage({ id, ask: what } satisfies ServicesQuestion, []);
    return Promise.race([answer, failed]);
  };
  const { eventLog, analyzer } = addresses;
  return {
    args: [
      ...(eventLog === undefined ? [] : ["--event-log", `tcp://${eventLog}`]),
      ...(analyzer === undefined ? [] : ["--policy-pack", files.attachAnalyzer]),
    ],
    environment: analyzer === undefined ? {} : { CAUSEWAY_ANALYZER_PORT: analyzer.slice(analyzer.indexOf(":") + 1) },
    async report() {
      const answer = await ask("report");
      if (answer.kind !== "report") throw new TypeError(`asked for a report, got ${answer.kind}`);
      return answer.report;
    },
    async undeclaredText() {
      const answer = await ask("undeclared");
      if (answer.kind !== "undeclared") throw new TypeError(`asked what is undeclared, got ${answer.kind}`);
      return answer.text;
    },
  };
}
