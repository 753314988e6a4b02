import { parseArgs } from "node:util";
import type { LatencyMode } from "./world/latency";

/** What a cloud is started with. */
export interface CloudOptions {
  /** The home whose cloud it is; absolute. */
  readonly home: string;
  readonly seed: number;
  /** Path of a faults file. */
  readonly faults: string | undefined;
  readonly latency: LatencyMode;
  /** Wanted ports by name; what is left out, or 0, takes the last one, or any. */
  readonly ports: Readonly<Record<string, number>>;
  /** Real milliseconds without a new operation before virtual time jumps. */
  readonly grace: number;
}

const USAGE =
  "usage: --home DIR [--seed N] [--faults FILE] [--latency none|aws] [--ports aws=N,awsx=N,eks=N,kubernetes=N,admin=N] [--grace MILLISECONDS]";

/**
 * Reads the command line; what is not on it comes from CAUSEWAY_HOME, CAUSEWAY_CLOUD_SEED, CAUSEWAY_CLOUD_FAULTS,
 * CAUSEWAY_CLOUD_LATENCY, CAUSEWAY_CLOUD_PORTS and CAUSEWAY_CLOUD_GRACE.
 * @throws Error with the usage
 */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CloudOptions {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { home: text, seed: text, faults: text, latency: text, ports: text, grace: text },
  });
  const home = values.home ?? environment["CAUSEWAY_HOME"] ?? "";
  if (home === "") throw new Error(`no home is given; ${USAGE}`);
  const latency = values.latency ?? environment["CAUSEWAY_CLOUD_LATENCY"] ?? "none";
  if (latency !== "none" && latency !== "aws") throw new Error(`latency is ${latency}; expected none or aws`);
  return {
    home,
    seed: wholeNumber("seed", values.seed ?? environment["CAUSEWAY_CLOUD_SEED"] ?? "1"),
    faults: values.faults ?? environment["CAUSEWAY_CLOUD_FAULTS"],
    latency,
    ports: portsOf(values.ports ?? environment["CAUSEWAY_CLOUD_PORTS"] ?? ""),
    grace: wholeNumber("grace", values.grace ?? environment["CAUSEWAY_CLOUD_GRACE"] ?? "60"),
  };
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Error(`${name} is ${text}; expected a whole number from 0`);
  return Number(text);
}

function portsOf(text: string): Readonly<Record<string, number>> {
  const pairs = text.split(",").filter((pair) => pair !== "");
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = "", port = ""] = pair.split("=");
      return [name, wholeNumber(`port of ${name}`, port)];
    }),
  );
}
