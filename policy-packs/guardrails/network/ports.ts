import { numberOf, textOf, UNKNOWN, type Unknown, type Value } from "../value";

/** What a rule lets through: a protocol and, for TCP and UDP, a range of ports. */
export interface Traffic {
  /** `all` is every protocol; `other` has no ports that could be of interest (ICMP, ESP …). */
  readonly protocol: "tcp" | "udp" | "all" | "other" | typeof UNKNOWN;
  readonly from: number | typeof UNKNOWN;
  readonly to: number | typeof UNKNOWN;
}

const LAST_PORT = 65_535;
const PROTOCOLS: Readonly<Record<string, Traffic["protocol"]>> = {
  "-1": "all",
  all: "all",
  tcp: "tcp",
  "6": "tcp",
  udp: "udp",
  "17": "udp",
};

/** Reads protocol and ports as AWS does: names in any case, numbers, numbers as text, -1 for all, nothing for all. */
export function readTraffic(protocol: Value | undefined, from: Value | undefined, to: Value | undefined): Traffic {
  const name = textOf(protocol);
  const kind: Traffic["protocol"] =
    name === UNKNOWN ? UNKNOWN : (PROTOCOLS[(name ?? "all").trim().toLowerCase()] ?? "other");
  const low = numberOf(from);
  const high = numberOf(to);
  if (kind === "all" || low === -1 || high === -1) return { protocol: kind, from: 0, to: LAST_PORT };
  const first: number | Unknown = low ?? high ?? 0;
  const last: number | Unknown = high ?? low ?? LAST_PORT;
  return { protocol: kind, from: first, to: last };
}

/** A port that a service listens at. */
export interface Service {
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  readonly name: string;
}

/** Ports from which a machine can be taken over. */
export const adminServices: readonly Service[] = [
  { protocol: "tcp", port: 22, name: "SSH" },
  { protocol: "tcp", port: 23, name: "Telnet" },
  { protocol: "tcp", port: 2375, name: "Docker" },
  { protocol: "tcp", port: 2376, name: "Docker over TLS" },
  { protocol: "tcp", port: 3389, name: "RDP" },
  { protocol: "udp", port: 3389, name: "RDP" },
  { protocol: "tcp", port: 5900, name: "VNC" },
  { protocol: "tcp", port: 5985, name: "WinRM" },
  { protocol: "tcp", port: 5986, name: "WinRM over TLS" },
  { protocol: "tcp", port: 10_250, name: "kubelet" },
];

/** `tcp 22 (SSH)` */
export function serviceText({ protocol, port, name }: Service): string {
  return `${protocol} ${port} (${name})`;
}

/** Whether traffic reaches a service; UNKNOWN where it depends on what is not known. */
export function reaches({ protocol, from, to }: Traffic, service: Service): boolean | typeof UNKNOWN {
  if (protocol === "other") return false;
  if (protocol !== UNKNOWN && protocol !== "all" && protocol !== service.protocol) return false;
  if (from !== UNKNOWN && from > service.port) return false;
  if (to !== UNKNOWN && to < service.port) return false;
  return protocol === UNKNOWN || from === UNKNOWN || to === UNKNOWN ? UNKNOWN : true;
}
