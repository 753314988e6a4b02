import { numberOf, textOf, UNKNOWN, type Unknown, type Value } from "../facts/value";

/** What a rule lets through: a protocol and, for TCP and UDP, a range of ports. */
export interface Traffic {
  /** `all` is every protocol; `other` has no ports that could be of interest (ICMP, ESP …). */
  readonly protocol: "tcp" | "udp" | "all" | "other" | typeof UNKNOWN;
  readonly from: number | typeof UNKNOWN;
  readonly to: number | typeof UNKNOWN;
}

export const LAST_PORT = 65_535;
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

/** Ports of databases, caches, message brokers and search engines, which answer their application and nobody else. */
export const dataServices: readonly Service[] = [
  { protocol: "tcp", port: 1433, name: "SQL Server" },
  { protocol: "udp", port: 1434, name: "SQL Server Browser" },
  { protocol: "tcp", port: 1521, name: "Oracle" },
  { protocol: "tcp", port: 2181, name: "ZooKeeper" },
  { protocol: "tcp", port: 2379, name: "etcd" },
  { protocol: "tcp", port: 3306, name: "MySQL" },
  { protocol: "tcp", port: 5432, name: "PostgreSQL" },
  { protocol: "tcp", port: 5439, name: "Redshift" },
  { protocol: "tcp", port: 5601, name: "Kibana" },
  { protocol: "tcp", port: 5671, name: "AMQP over TLS" },
  { protocol: "tcp", port: 5672, name: "AMQP" },
  { protocol: "tcp", port: 5984, name: "CouchDB" },
  { protocol: "tcp", port: 6379, name: "Redis" },
  { protocol: "tcp", port: 7000, name: "Cassandra between nodes" },
  { protocol: "tcp", port: 8086, name: "InfluxDB" },
  { protocol: "tcp", port: 8111, name: "DAX" },
  { protocol: "tcp", port: 8182, name: "Neptune" },
  { protocol: "tcp", port: 9042, name: "Cassandra" },
  { protocol: "tcp", port: 9092, name: "Kafka" },
  { protocol: "tcp", port: 9094, name: "Kafka over TLS" },
  { protocol: "tcp", port: 9096, name: "Kafka by password" },
  { protocol: "tcp", port: 9098, name: "Kafka by role" },
  { protocol: "tcp", port: 9200, name: "OpenSearch" },
  { protocol: "tcp", port: 9300, name: "OpenSearch between nodes" },
  { protocol: "tcp", port: 11_211, name: "Memcached" },
  { protocol: "udp", port: 11_211, name: "Memcached" },
  { protocol: "tcp", port: 15_672, name: "RabbitMQ management" },
  { protocol: "tcp", port: 27_017, name: "MongoDB" },
  { protocol: "tcp", port: 27_018, name: "MongoDB shard" },
  { protocol: "tcp", port: 27_019, name: "MongoDB config server" },
  { protocol: "tcp", port: 50_000, name: "Db2" },
  { protocol: "tcp", port: 61_617, name: "ActiveMQ over TLS" },
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

/** Which of some services traffic reaches, by their texts; true where it does for sure. */
export function servicesReached(
  traffic: Traffic,
  services: readonly Service[],
): ReadonlyMap<string, true | typeof UNKNOWN> {
  const reached = new Map<string, true | typeof UNKNOWN>();
  for (const service of services) {
    const answer = reaches(traffic, service);
    if (answer !== false) reached.set(serviceText(service), answer);
  }
  return reached;
}

/** All protocols, or every port of one: what no rule says that somebody has thought about. */
export function allPorts({ protocol, from, to }: Traffic): ReadonlyMap<string, true | typeof UNKNOWN> {
  if (protocol === "all") return new Map([["every port and protocol", true]]);
  if (protocol === "other" || (from !== UNKNOWN && from > 1) || (to !== UNKNOWN && to < LAST_PORT)) return new Map();
  if (protocol === UNKNOWN || from === UNKNOWN || to === UNKNOWN) return new Map([["every port", UNKNOWN]]);
  return new Map([[`every ${protocol} port`, true]]);
}

/** `tcp 22`, `tcp 8000-8100`, `every port and protocol` */
export function trafficText({ protocol, from, to }: Traffic): string {
  if (protocol === "all") return "every port and protocol";
  if (protocol === "other") return "another protocol";
  if (from === UNKNOWN || to === UNKNOWN) {
    return protocol === UNKNOWN ? "a port that is not known" : `a ${protocol} port that is not known`;
  }
  const name = protocol === UNKNOWN ? "a protocol that is not known, port" : protocol;
  if (from <= 1 && to === LAST_PORT) return `every ${name} port`;
  return from === to ? `${name} ${from}` : `${name} ${from}-${to}`;
}
