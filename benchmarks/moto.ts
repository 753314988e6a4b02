import { type ChildProcess, spawn } from "node:child_process";
import net from "node:net";
import { installPython } from "./python-program";

/** The version of moto that the embedded cloud is measured against. */
export const MOTO_VERSION = "5.2.5";

/** Installs moto's server, and answers the path of its program. */
export function installMoto(cache: string, progress: (line: string) => void): string {
  return installPython(cache, { requirement: "moto[server]", version: MOTO_VERSION, program: "moto_server" }, progress);
}

/** A moto server that answers. */
export interface RunningMoto {
  /** From the start of the process to the first answer, milliseconds. */
  readonly startMilliseconds: number;
  /** Calls an action of EC2's query API and answers the XML. */
  call(action: string, parameters: Readonly<Record<string, string>>): Promise<string>;
  stop(): void;
}

/** Starts a server and waits for the answer to its first real call, as a user would. */
export async function startMoto(program: string): Promise<RunningMoto> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(program, ["-H", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
  const call = (action: string, parameters: Readonly<Record<string, string>>) => query(port, action, parameters);
  await untilAnswered(child, () => call("DescribeRegions", {}));
  return { startMilliseconds: performance.now() - began, call, stop: () => child.kill("SIGKILL") };
}

async function untilAnswered(child: ChildProcess, call: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await call();
      return;
    } catch (error) {
      if (child.exitCode !== null) throw new Error("moto's server ended", { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

async function query(port: number, action: string, parameters: Readonly<Record<string, string>>): Promise<string> {
  const scope = "AKIDEXAMPLE/20260101/us-east-1/ec2/aws4_request";
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    method: "POST",
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({ Action: action, Version: "2016-11-15", ...parameters }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`moto refused ${action}: ${text}`);
  return text;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
