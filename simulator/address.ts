import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where a cloud is reached, as `address.json` says it. */
export interface Address {
  readonly pid: number;
  /** When the process started, as `ps -o lstart=` says it in UTC. */
  readonly started: string;
  /** The administration's bearer token. */
  readonly token: string;
  readonly seed: number;
  /** Providers' ports by name. */
  readonly ports: Readonly<Record<string, number>>;
  readonly adminPort: number;
}

const FILE = "address.json";

/** Puts the address where others look for it, as a whole, readable by its owner only. */
export function writeAddress(folder: string, address: Address): void {
  // The ports are remembered beside it: a cloud that ended takes its address with it, not its ports.
  writeFileSync(join(folder, "ports.json"), JSON.stringify({ ...address.ports, admin: address.adminPort }));
  const temporary = join(folder, `${FILE}.${address.pid}`);
  writeFileSync(temporary, JSON.stringify(address), { mode: 0o600 });
  // The last step: whoever reads the address may take the home away at once.
  renameSync(temporary, join(folder, FILE));
}

/** Takes the address away when the cloud ends. */
export function removeAddress(folder: string): void {
  rmSync(join(folder, FILE), { force: true });
}

/** The ports that the home's last cloud had; none where they cannot be read. */
export function lastPorts(folder: string): Readonly<Record<string, number>> {
  try {
    const json: unknown = JSON.parse(readFileSync(join(folder, "ports.json"), "utf8"));
    const ports = Object.entries(typeof json === "object" && json !== null ? json : {});
    return Object.fromEntries(ports.filter((pair): pair is [string, number] => typeof pair[1] === "number"));
  } catch {
    return {};
  }
}
