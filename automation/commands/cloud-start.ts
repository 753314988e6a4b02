import path from "node:path";
import { addressPorts, type CloudAddress, startCloud } from "../cloud/embedded-cloud";
import type { CommandContext, CommandResult } from "../context";
import { engineVariables } from "../engine/environment";
import { ExitCode, Failure } from "../errors";

/** The flags of `cloud start`, as they are typed. */
export interface CloudStartOptions {
  readonly seed?: string;
  readonly faults?: string;
  readonly latency?: "none" | "aws";
}

/** Starts the embedded cloud of the home, or says where it already listens. */
export async function cloudStart(context: CommandContext, options: CloudStartOptions): Promise<CommandResult> {
  const address = await startCloud(context, {
    seed: options.seed === undefined ? undefined : wholeNumber(options.seed),
    faults: options.faults === undefined ? undefined : path.resolve(options.faults),
    latency: options.latency,
  });
  return { exitCode: ExitCode.yes, json: startedJson(context, address), text: startedText(address) };
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new Failure("usage", `--seed is ${text}; expected a whole number from 0 up`, "give another number, such as 7");
}

function startedJson(context: CommandContext, address: CloudAddress) {
  const ports = addressPorts(address);
  return { ports, env: engineVariables(context.home, ports), pid: address.pid };
}

function startedText({ pid, ports, seed }: CloudAddress): string {
  const where = Object.entries(ports).map(([name, port]) => `${name} ${port}`);
  return `the embedded cloud runs   process ${pid}   seed ${seed}   ${where.join("   ")}\nnext  eval "$(./causeway cloud env)" && pulumi preview -s dev`;
}
