import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import type { Findings } from "../../automation/guardrails/findings";
import { root } from "./sources";

/** What a call of the command line came to. */
export interface CallResult {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A call under way, so that it can be killed. */
export interface Call {
  readonly child: ChildProcess;
  readonly ended: Promise<CallResult>;
}

/** Starts `./causeway` in a home of its own, without a terminal. */
export function startCauseway(
  words: readonly string[],
  options: { readonly home: string; readonly checkout?: string; readonly environment?: Record<string, string> },
): Call {
  const checkout = options.checkout ?? root;
  return startProgram(path.join(checkout, "causeway"), ["--home", options.home, ...words], {
    folder: checkout,
    environment: { CI: "true", ...options.environment },
  });
}

/** Starts any program and collects what it prints. */
export function startProgram(
  program: string,
  words: readonly string[],
  options: { readonly folder: string; readonly environment?: Record<string, string> },
): Call {
  const child = spawn(program, words, {
    cwd: options.folder,
    env: { ...process.env, ...options.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<CallResult>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, ended };
}

/** What `--json` prints, as far as tests look at it; every command fills some of it. */
export interface JsonDocument {
  readonly id: string;
  readonly isNew: boolean;
  readonly dirty: boolean;
  readonly artifacts: readonly { readonly name: string; readonly digest: string }[];
  readonly problems: readonly { readonly name: string; readonly problem: string }[];
  readonly releases: readonly object[];
  readonly error: { readonly kind: string; readonly message: string; readonly remedy: string };
  readonly stack: string;
  readonly changes: Readonly<Record<"create" | "update" | "replace" | "delete" | "same", number>>;
  readonly findings: Findings | null;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly retained: readonly { readonly urn: string; readonly reason: string }[];
  readonly stacks: readonly {
    readonly name: string;
    readonly ok: boolean;
    readonly problems: readonly { readonly key: string; readonly got: string }[];
    readonly drifted: boolean;
    readonly resources: readonly {
      readonly urn: string;
      readonly properties: readonly { readonly path: string; readonly expected: unknown; readonly found: unknown }[];
    }[];
  }[];
  readonly resources: readonly CloudResource[];
  readonly ports: Readonly<Record<string, number>>;
  readonly env: Readonly<Record<string, string>>;
  readonly pid: number;
  readonly running: boolean;
  readonly checks: readonly { readonly name: string; readonly ok: boolean }[];
}

/** A resource as `cloud inspect` shows it. */
export interface CloudResource {
  readonly account: string;
  readonly region: string;
  readonly type: string;
  readonly id: string;
  readonly urn: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Calls `./causeway … --json` and answers its exit code and the one document that it printed. */
export async function causewayJson(
  words: readonly string[],
  options: Parameters<typeof startCauseway>[1],
): Promise<{ code: number | null; document: JsonDocument; stderr: string }> {
  const { code, stdout, stderr } = await startCauseway([...words, "--json"], options).ended;
  try {
    const document: JsonDocument = JSON.parse(stdout);
    return { code, document, stderr };
  } catch (error) {
    throw new Error(`causeway ${words.join(" ")} printed no JSON document (exit ${code}):\n${stdout}\n${stderr}`, {
      cause: error,
    });
  }
}
