import { spawn } from "node:child_process";
import type { ChildCancel, ChildMessage, ChildRequest } from "./child-messages";
import { startServices } from "./services/start-services";

/** How long the engine has to stop by itself before it is killed. */
const GRACE_MILLISECONDS = 20_000;

/** Carries out one operation, tells of it while it goes on, and answers how it ended. */
async function operate(request: ChildRequest): Promise<ChildMessage> {
  // The thread reads its packages while this one reads the program's.
  const starting = startServices(request.services.files, request.services);
  const server = request.program === undefined ? undefined : await import("./program-server");
  const services = await starting;
  const program =
    request.program === undefined
      ? undefined
      : await server?.serveProgram(request.program, () => services.undeclaredText());
  const args = [
    ...request.args,
    ...(program === undefined ? [] : [`--client=${program.address}`, "--exec-kind", "auto.inline"]),
    ...services.args,
  ];
  const engine = spawn(request.pulumi, args, {
    cwd: request.folder,
    env: { ...process.env, ...services.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (request.program !== undefined) server?.preloadPackages(request.program);

  const cancel = () => {
    engine.kill("SIGINT");
    setTimeout(() => engine.kill("SIGKILL"), GRACE_MILLISECONDS).unref();
  };
  process.on("message", (message: ChildRequest | ChildCancel) => {
    if ("cancel" in message) cancel();
  });
  process.on("disconnect", cancel);
  for (const stream of [engine.stdout, engine.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => tell({ kind: "line", line: text.trimEnd() }));
  }
  return new Promise<ChildMessage>((resolve, reject) => {
    engine.on("error", (error) => {
      tell({ kind: "line", line: `${request.pulumi} could not be started: ${error.message}` });
      resolve({ kind: "ended", code: null, signal: null, report: {} });
    });
    engine.on("close", (code, signal) => {
      services.report().then((report) => resolve({ kind: "ended", code, signal, report }), reject);
    });
  });
}

/** Tells the runner, as long as it is there. */
function tell(message: ChildMessage): void {
  if (process.connected) process.send?.(message);
}

/** Says how it ended and ends. Servers and connections of the program may still be open: they are not waited for. */
function finish(ended: ChildMessage): void {
  if (process.send === undefined || !process.connected) process.exit(1);
  process.send(ended, () => process.exit(0));
}

process.once("message", (request: ChildRequest) => {
  operate(request).then(finish, (error: unknown) => {
    tell({ kind: "line", line: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    finish({ kind: "ended", code: null, signal: null, report: {} });
  });
});
