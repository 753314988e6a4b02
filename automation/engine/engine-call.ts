import { Failure } from "../errors";
import type { Engine } from "./locate";

/** How the engine is called for something small: no steps, no program, an answer on its standard output. */
export interface EngineCall {
  readonly engine: Engine;
  readonly args: readonly string[];
  readonly folder: string;
  /** The whole environment. */
  readonly environment: Record<string, string>;
  /** What it reads from its standard input. Never by a file: it may be a whole state. */
  readonly input?: string;
}

/**
 * Calls the engine and answers what it printed.
 *
 * @throws Failure (engine) with what it said on standard error
 */
export async function callEngine({ engine, args, folder, environment, input }: EngineCall): Promise<string> {
  const { execa } = await import("execa");
  const called = await execa(engine.pulumi, args, {
    cwd: folder,
    env: environment,
    extendEnv: false,
    reject: false,
    ...(input === undefined ? { stdin: "ignore" as const } : { input }),
  });
  if (called.exitCode === 0) return called.stdout;
  const said = called.stderr.trim() || called.stdout.trim() || called.message || "nothing";
  throw new Failure("engine", `pulumi ${args.join(" ")} failed: ${said}`, "run the command again");
}
