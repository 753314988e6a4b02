import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import type { CommandContext } from "../context";

/** How a call of the command line ended. */
export interface CallEnd {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What it printed on standard output, read as JSON; undefined where that is none. */
  readonly json: unknown;
}

/** A call of the command line in a process of its own, so that it can really be killed. */
export interface CausewayCall {
  readonly ended: Promise<CallEnd>;
  kill(signal: NodeJS.Signals): void;
}

/** What a call needs. */
export type CallSurroundings = Pick<CommandContext, "checkout" | "home" | "environment" | "terminal" | "progress">;

/**
 * Starts `./causeway WORDS --json` in the home. It has a process group of its own: Ctrl-C reaches the demo, which hands it
 * on. What it says on standard error goes to the terminal as it is, or line by line where there is none.
 *
 * @param checkout whose command line it is
 */
export function callCauseway(
  surroundings: CallSurroundings,
  words: readonly string[],
  checkout = surroundings.checkout,
): CausewayCall {
  const { home, environment, terminal, progress } = surroundings;
  const entry = path.join(checkout, "automation", "launch", "cli.js");
  const child = spawn(process.execPath, [entry, "--home", home.root, ...words, "--json"], {
    cwd: checkout,
    env: environment,
    detached: true,
    stdio: ["ignore", "pipe", terminal.interactive ? "inherit" : "pipe"],
  });
  let said = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  if (child.stderr !== null) createInterface({ input: child.stderr }).on("line", (line) => progress(`    ${line}`));
  return {
    ended: new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code, signal) => resolve({ code, signal, json: jsonOf(said) }));
    }),
    kill: (signal) => {
      child.kill(signal);
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
