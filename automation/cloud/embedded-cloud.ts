import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { CommandContext } from "../context";
import type { ProviderPorts } from "../engine/environment";
import { isRunning } from "../engine/processes";
import { Failure } from "../errors";
import { readText } from "../guardrails/read-text";
import { prepareHome } from "../home";
import { bundle } from "../launch/bundle";
import { shutDown } from "./admin-client";

const port = z.number().int().positive();

const addressSchema = z.object({
  pid: z.number(),
  started: z.string(),
  token: z.string(),
  seed: z.number(),
  ports: z.object({ aws: port, awsx: port, eks: port, kubernetes: port }),
  adminPort: port,
});

/** Where a running embedded cloud is reached. */
export type CloudAddress = z.infer<typeof addressSchema>;

/** How a cloud is started; what is left out stays as the home has it. */
export interface StartOptions {
  readonly seed?: number | undefined;
  readonly faults?: string | undefined;
  readonly latency?: "none" | "aws" | undefined;
}

/** Twenty seconds: a cloud that does not listen by then has said why in its log. */
const START_MILLISECONDS = 20_000;

/** The exit code of a cloud whose home another one has. */
const HELD_BY_ANOTHER = 4;

/** The exit code of a cloud that was given something it does not take, such as a faults file with mistakes. */
const USAGE = 2;

/** The address of the home's cloud, or undefined when none is running. */
export function runningCloud(context: CommandContext): CloudAddress | undefined {
  const file = path.join(context.home.cloud, "address.json");
  try {
    const address = addressSchema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
    return isRunning(address) ? address : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Starts the home's cloud, detached from this process, unless it is running; answers where it listens.
 *
 * @throws Failure (usage) when it has another seed, runs without the faults or latencies that are asked for, or the faults file has mistakes; (cloud) when it does not come up
 */
export async function startCloud(context: CommandContext, options: StartOptions = {}): Promise<CloudAddress> {
  const running = runningCloud(context);
  if (running !== undefined) {
    refuseOtherOptions(context, running, options);
    return running;
  }
  if (options.faults !== undefined) readText(options.faults);
  prepareHome(context.home);
  const logFile = path.join(context.home.log, "cloud.log");
  const log = fs.openSync(logFile, "a", 0o600);
  const written = fs.fstatSync(log).size;
  const flags = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, String(value)],
  );
  // Descriptors of the caller are not inherited: a shell that waits for its pipes is not kept waiting.
  const launcher = path.join(context.checkout, "automation", "launch", "run.js");
  const words = [launcher, bundle("simulator/main.ts"), "--home", context.home.root, ...flags];
  const child = spawn(process.execPath, words, {
    detached: true,
    stdio: ["ignore", log, log],
    cwd: context.home.root,
  });
  fs.closeSync(log);
  let failed = false;
  let misused = false;
  child.on("exit", (code) => {
    // A cloud that another start has brought up may not have said yet where it listens.
    failed = code !== HELD_BY_ANOTHER;
    misused = code === USAGE;
  });
  child.unref();
  const deadline = performance.now() + START_MILLISECONDS;
  while (performance.now() < deadline) {
    const address = runningCloud(context);
    if (address !== undefined) {
      refuseOtherSeed(context, address, options);
      return address;
    }
    if (failed) break;
    await pause(10);
  }
  const said = fs.readFileSync(logFile).subarray(written).toString("utf8").trim() || "it said nothing";
  throw new Failure(
    misused ? "usage" : "cloud",
    `the embedded cloud did not start: ${said}`,
    "mend that and run the command again",
  );
}

/** @throws Failure (usage) for options that a cloud that runs already would not follow */
function refuseOtherOptions(context: CommandContext, running: CloudAddress, options: StartOptions): void {
  refuseOtherSeed(context, running, options);
  const given = (["faults", "latency"] as const).filter((name) => options[name] !== undefined);
  if (given.length === 0) return;
  throw new Failure(
    "usage",
    `the embedded cloud of ${context.home.root} runs already, and takes --${given.join(" and --")} when it starts only`,
    "stop it first: ./causeway cloud stop",
  );
}

function refuseOtherSeed({ home }: CommandContext, { seed }: CloudAddress, options: StartOptions): void {
  if (options.seed === undefined || options.seed === seed) return;
  throw new Failure(
    "usage",
    `the embedded cloud of ${home.root} runs with seed ${seed}, not ${options.seed}`,
    "choose another --home: all ids of an account are made from its seed",
  );
}

/** The provider ports alone, in the order in which they are named everywhere. */
export function addressPorts({ ports }: CloudAddress): ProviderPorts {
  const { aws, awsx, eks, kubernetes } = ports;
  return { aws, awsx, eks, kubernetes };
}

/**
 * The address of the home's cloud, for commands that make no sense without one.
 *
 * @throws Failure (cloud) when none is running
 */
export function requireCloud(context: CommandContext): CloudAddress {
  const address = runningCloud(context);
  if (address !== undefined) return address;
  const message = `no embedded cloud is running for the home ${context.home.root}`;
  throw new Failure("cloud", message, "run ./causeway cloud start");
}

/** How long a cloud may take to end by itself. */
const STOP_MILLISECONDS = 10_000;

/** Ends a cloud and waits until its process is gone. */
export async function stopCloud(address: CloudAddress): Promise<void> {
  await shutDown(address);
  const deadline = performance.now() + STOP_MILLISECONDS;
  while (isRunning(address) && performance.now() < deadline) await pause(20);
  if (isRunning(address)) process.kill(address.pid, "SIGKILL");
}
