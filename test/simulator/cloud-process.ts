import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { bundle, root } from "../../automation/launch/bundle";
import type { Address } from "../../simulator/address";

/** A cloud in a process of its own. */
export interface CloudProcess {
  readonly child: ChildProcess;
  readonly address: Address;
  /** Milliseconds from the start of the process to its address. */
  readonly startup: number;
  /** Resolves with the exit code (or the signal) when the process is gone. */
  readonly gone: Promise<number | string>;
}

const addressFile = (home: string): string => path.join(home, "cloud", "address.json");

/** Starts a cloud and waits until it listens. @throws Error with what it said when it ends instead */
export async function startProcess(home: string, ...flags: string[]): Promise<CloudProcess> {
  fs.rmSync(addressFile(home), { force: true });
  const began = performance.now();
  const child = spawn(process.execPath, [bundle("simulator/main.ts"), "--home", home, ...flags], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said += String(chunk);
  });
  const gone = new Promise<number | string>((resolve) => {
    child.on("exit", (code, signal) => resolve(code ?? signal ?? "unknown"));
  });
  let code: number | string | undefined;
  void gone.then((how) => {
    code = how;
  });
  while (!fs.existsSync(addressFile(home))) {
    if (code !== undefined) throw new Error(`exit ${code}: ${said.trim()}`);
    await pause(2);
  }
  const address: Address = JSON.parse(fs.readFileSync(addressFile(home), "utf8"));
  return { child, address, startup: performance.now() - began, gone };
}
