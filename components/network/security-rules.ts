/** The groups of a network, by what they stand in front of. */
export type Group = "alb" | "app" | "data" | "endpoint";

/** An address range that may come in for administration, with the name people know it by. */
export interface DevopsIpRange {
  readonly cidr: string;
  readonly label: string;
}

/** The other end of a rule: another group, or a range of addresses. */
export type Peer = { readonly group: Group } | { readonly cidr: string };

/** One rule: traffic of one TCP port between a group and a peer. Nothing else gets through. */
export interface SecurityRule {
  /** Stable name of the rule; it becomes part of the resource's identity. */
  readonly key: string;
  readonly direction: "ingress" | "egress";
  readonly group: Group;
  readonly peer: Peer;
  readonly port: number;
  readonly description: string;
}

/** What the rules of a network depend on. */
export interface SecurityRulesFor {
  /** IPv4 block of the VPC. */
  readonly vpcCidr: string;
  /** TCP port of the application. Source: setting. */
  readonly appPort: number;
  /** Whether SSH and RDP are let in from `devopsIpRanges`. Source: setting. */
  readonly adminIngressEnabled: boolean;
  readonly devopsIpRanges: readonly DevopsIpRange[];
}

const https = 443;
const postgres = 5432;
const adminPorts = { ssh: 22, rdp: 3389 } as const;

/** Both ends of a flow from one group to another. */
function flow(from: Group, to: Group, port: number, what: string): readonly SecurityRule[] {
  const ends = { port, description: `${what}, from ${from} to ${to}` };
  return [
    { key: `${from}-to-${to}-${port}`, direction: "egress", group: from, peer: { group: to }, ...ends },
    { key: `${to}-from-${from}-${port}`, direction: "ingress", group: to, peer: { group: from }, ...ends },
  ];
}

function adminRules({ cidr, label }: DevopsIpRange): readonly SecurityRule[] {
  return Object.entries(adminPorts).map(([name, port]) => ({
    key: `app-${name}-from-${cidr.replaceAll(/[^0-9a-f]+/gi, "-")}`,
    direction: "ingress" as const,
    group: "app" as const,
    peer: { cidr },
    port,
    description: `Administration (${name}) from ${label}`,
  }));
}

/**
 * Every flow that a network allows, and so all that it allows: clients of the VPC to the load balancers over TLS, load
 * balancers to the application's port, the application to PostgreSQL, and to AWS and the internet over TLS.
 */
export function planSecurityRules(of: SecurityRulesFor): readonly SecurityRule[] {
  return [
    {
      key: `alb-from-vpc-${https}`,
      direction: "ingress",
      group: "alb",
      peer: { cidr: of.vpcCidr },
      port: https,
      description: "TLS from clients inside the VPC",
    },
    ...flow("alb", "app", of.appPort, "Requests to the application"),
    ...flow("app", "data", postgres, "PostgreSQL"),
    {
      key: `app-to-internet-${https}`,
      direction: "egress",
      group: "app",
      peer: { cidr: "0.0.0.0/0" },
      port: https,
      description: "TLS to endpoints inside the VPC, and to the internet through a NAT gateway",
    },
    {
      key: `endpoint-from-vpc-${https}`,
      direction: "ingress",
      group: "endpoint",
      peer: { cidr: of.vpcCidr },
      port: https,
      description: "TLS to AWS services from inside the VPC",
    },
    ...(of.adminIngressEnabled ? of.devopsIpRanges.flatMap(adminRules) : []),
  ];
}
