import { spawn } from "node:child_process";
import type * as grpc from "@grpc/grpc-js";
import events from "@pulumi/pulumi/proto/events_grpc_pb";
import type { EventRequest } from "@pulumi/pulumi/proto/events_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { ChildCancel, ChildMessage, ChildRequest } from "./child-messages";
import { listen } from "./local-server";
import type { PlanRequest } from "./plan/plan-server";

/** How long the engine has to stop by itself before it is killed. */
const GRACE_MILLISECONDS = 20_000;

/** Takes the engine's events as they happen; no file lies about in which they could be read. */
const eventsService = (onEvent: (text: string) => void): grpc.UntypedServiceImplementation => ({
  streamEvents: ((call, callback) => {
    call.on("data", (request: EventRequest) => onEvent(request.getEvent()));
    call.on("end", () => callback(null, new Empty()));
  }) satisfies grpc.handleClientStreamingCall<EventRequest, Empty>,
});

/** The commands that carry out steps and tell of them. */
const WITH_EVENTS = new Set(["preview", "up", "refresh", "destroy"]);

/** Carries out one operation, tells of it while it goes on, and answers how it ended. */
async function operate(request: ChildRequest): Promise<ChildMessage> {
  const eventLog = WITH_EVENTS.has(request.args[0] ?? "")
    ? await listen(
        events.EventsService,
        eventsService((text) => tell({ kind: "event", text })),
      )
    : undefined;
  const server = request.program === undefined ? undefined : await import("./program-server");
  const plan = request.plan === undefined ? undefined : await servePlanOf(request.plan);
  const refusal = () => plan?.undeclaredText();
  const program = request.program === undefined ? undefined : await server?.serveProgram(request.program, refusal);
  const policies = request.policyPack === undefined ? undefined : await servePolicyPack(request.policyPack);
  const args = [
    ...request.args,
    ...(eventLog === undefined ? [] : ["--event-log", `tcp://${eventLog.address}`]),
    ...(program === undefined ? [] : [`--client=${program.address}`, "--exec-kind", "auto.inline"]),
    ...(policies?.args ?? []),
    ...(plan?.args ?? []),
  ];
  const engine = spawn(request.pulumi, args, {
    cwd: request.folder,
    env: { ...process.env, ...policies?.environment, ...plan?.environment },
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
  return new Promise<ChildMessage>((resolve) => {
    engine.on("error", (error) => {
      tell({ kind: "line", line: `${request.pulumi} could not be started: ${error.message}` });
      resolve({ kind: "ended", code: null, signal: null });
    });
    engine.on("close", (code, signal) => {
      if (plan !== undefined) tell({ kind: "plan", report: plan.report() });
      if (policies !== undefined) tell({ kind: "policies", report: policies.report() });
      resolve({ kind: "ended", code, signal });
    });
  });
}

/** Serves the pack from this process: what the engine has to be told, and what is found. */
async function servePolicyPack(folder: string) {
  const [{ loadPack }, { servePolicies }, { servePolicyHost }] = await Promise.all([
    import("../guardrails/load-pack"),
    import("./policy-server"),
    import("./policy-host"),
  ]);
  const { pack, version } = loadPack(folder);
  const server = await servePolicies(pack, version);
  const host = await servePolicyHost(server.address);
  return {
    args: ["--policy-pack", folder],
    environment: { PULUMI_DEBUG_LANGUAGES: `nodejs:${host.address.slice(host.address.indexOf(":") + 1)}` },
    report: () => server.report(),
  };
}

/** Serves a plan from this process: what the engine has to be told, and what came of it. */
async function servePlanOf(request: PlanRequest) {
  const { servePlan } = await import("./plan/plan-server");
  const server = await servePlan(request);
  return {
    args: ["--policy-pack", request.analyzer],
    environment: { CAUSEWAY_PLAN_PORT: server.address.slice(server.address.indexOf(":") + 1) },
    undeclaredText: () => server.undeclaredText(),
    report: () => server.report(),
  };
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
    finish({ kind: "ended", code: null, signal: null });
  });
});
