import type { DevopsIpRange } from "./security-rules";
import type { Tier } from "./subnet-plan";

/** One numbered rule of a tier's network ACL. AWS takes the first that matches; what none matches is refused. */
export interface AclRule {
  /** Stable name of the rule; it becomes part of the resource's identity. */
  readonly key: string;
  readonly egress: boolean;
  readonly number: number;
  readonly action: "allow" | "deny";
  /** TCP ports from and to, or all traffic. */
  readonly ports: readonly [number, number] | "all";
  readonly cidr: string;
}

/** What the rules of a network's ACLs depend on. */
export interface AclRulesFor {
  /** IPv4 block of the VPC. */
  readonly vpcCidr: string;
  /** Blocks of the app tier, zone by zone. */
  readonly appBlocks: readonly string[];
  /** Whether SSH and RDP are let in from `devopsIpRanges`. Source: setting. */
  readonly adminIngressEnabled: boolean;
  readonly devopsIpRanges: readonly DevopsIpRange[];
}

const anywhere = "0.0.0.0/0";
const https = [443, 443] as const;
const http = [80, 80] as const;
const rdp = [3389, 3389] as const;
const ssh = [22, 22] as const;
const postgres = [5432, 5432] as const;
/** ACLs keep no state: answers come back to the ports that clients and NAT gateways pick, so these stand open. */
const answers = [1024, 65535] as const;

type Ports = AclRule["ports"];

function allow(key: string, egress: boolean, number: number, ports: Ports, cidr: string): AclRule {
  return { key, egress, number, action: "allow", ports, cidr };
}

/** RDP lies among the ports for answers, so it is refused before those are let in. */
const denyRdp: AclRule = { key: "in-no-rdp", egress: false, number: 110, action: "deny", ports: rdp, cidr: anywhere };

function publicTier({ vpcCidr }: AclRulesFor): readonly AclRule[] {
  return [
    allow("in-vpc", false, 100, "all", vpcCidr),
    denyRdp,
    allow("in-https", false, 120, https, anywhere),
    allow("in-http", false, 130, http, anywhere),
    allow("in-answers", false, 140, answers, anywhere),
    allow("out-vpc", true, 100, "all", vpcCidr),
    allow("out-https", true, 120, https, anywhere),
    allow("out-answers", true, 140, answers, anywhere),
  ];
}

function adminRules({ cidr }: DevopsIpRange, index: number): readonly AclRule[] {
  const key = cidr.replaceAll(/[^0-9a-f]+/gi, "-");
  return [
    allow(`in-ssh-${key}`, false, 50 + 2 * index, ssh, cidr),
    allow(`in-rdp-${key}`, false, 51 + 2 * index, rdp, cidr),
    allow(`out-admin-${key}`, true, 50 + 2 * index, answers, cidr),
  ];
}

function appTier({ vpcCidr, adminIngressEnabled, devopsIpRanges }: AclRulesFor): readonly AclRule[] {
  // An ACL rule has one IP version, and the network has no IPv6.
  const admins = adminIngressEnabled ? devopsIpRanges.filter(({ cidr }) => !cidr.includes(":")) : [];
  return [
    ...admins.flatMap(adminRules),
    allow("in-vpc", false, 100, "all", vpcCidr),
    denyRdp,
    allow("in-answers", false, 140, answers, anywhere),
    allow("out-vpc", true, 100, "all", vpcCidr),
    allow("out-https", true, 120, https, anywhere),
  ];
}

function dataTier({ appBlocks }: AclRulesFor): readonly AclRule[] {
  return appBlocks.flatMap((cidr, index) => [
    allow(`in-postgres-zone-${index + 1}`, false, 100 + index, postgres, cidr),
    allow(`out-answers-zone-${index + 1}`, true, 100 + index, answers, cidr),
  ]);
}

/**
 * The rules of each tier's network ACL (C-013), a second fence behind the security groups: the public tier serves TLS
 * and forwards for NAT, the app tier reaches out over TLS, the data tier answers the app tier and nobody else.
 */
export function planAclRules(of: AclRulesFor): Readonly<Record<Tier, readonly AclRule[]>> {
  return { public: publicTier(of), app: appTier(of), data: dataTier(of) };
}
