import { parseRange } from "../../../lib/cidr";
import type { Problem } from "../../errors";
import type { LawContext, Resource } from "../../law";
import { type Properties, textOf } from "../../values";
import { isOn, numberOf, objects, texts } from "../reading";
import { egressRuleType, ingressRuleType, securityGroupRuleType, securityGroupType } from "../types";

/** One rule as EC2 keeps it: a protocol, a span of ports and one peer. */
export interface SecurityRule {
  /** Lower-case name or number; `-1` is every protocol. */
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  /** A range in canonical form, a security group's id or a prefix list's id. */
  readonly peer: string;
}

const protocolNames: Readonly<Record<string, string>> = {
  "6": "tcp",
  "17": "udp",
  "1": "icmp",
  "58": "icmpv6",
  all: "-1",
};

/** The protocol in the spelling that EC2 answers with. */
export function protocolOf(text: string): string {
  const lower = text.toLowerCase();
  return protocolNames[lower] ?? lower;
}

/** Whether two rules are one to EC2. */
export function sameRule(one: SecurityRule, other: SecurityRule): boolean {
  return (
    one.protocol === other.protocol &&
    one.peer === other.peer &&
    one.fromPort === other.fromPort &&
    one.toPort === other.toPort
  );
}

/** A rule as EC2's errors show it. */
export function ruleText(rule: SecurityRule): string {
  const protocol = rule.protocol === "-1" ? "ALL" : rule.protocol.toUpperCase();
  const ports = rule.protocol === "-1" ? "" : ` from port: ${rule.fromPort}, to port: ${rule.toPort},`;
  return `peer: ${rule.peer}, ${protocol},${ports} ALLOW`;
}

/** The rules that a rule resource, or one block inside a security group, stands for: one for each peer. */
export function rulesOf(block: Properties, groupId: string): readonly SecurityRule[] {
  const protocol = protocolOf(textOf(block, "protocol") ?? textOf(block, "ipProtocol") ?? "-1");
  const ports =
    protocol === "-1"
      ? { fromPort: 0, toPort: 0 }
      : { fromPort: numberOf(block, "fromPort") ?? 0, toPort: numberOf(block, "toPort") ?? 0 };
  const single = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId", "sourceSecurityGroupId"].map(
    (name) => textOf(block, name) ?? "",
  );
  const several = ["cidrBlocks", "ipv6CidrBlocks", "prefixListIds", "securityGroups"].flatMap((name) =>
    texts(block[name]),
  );
  const peers = [...single, ...several, ...(isOn(block, "self") ? [groupId] : [])].filter((peer) => peer !== "");
  return [...new Set(peers.map((peer) => parseRange(peer)?.cidr ?? peer))].map((peer) => ({
    protocol,
    ...ports,
    peer,
  }));
}

/** Every rule of a group in one direction, with the resource that it comes from; rules outside it and inside its own blocks. */
export function rulesIn(
  groupId: string,
  direction: "ingress" | "egress",
  context: LawContext,
): readonly { rule: SecurityRule; from: Resource }[] {
  const classic = context.inventory
    .where(securityGroupRuleType, "securityGroupId", groupId)
    .filter((one) => one.outputs.type === direction);
  const single = context.inventory.where(
    direction === "ingress" ? ingressRuleType : egressRuleType,
    "securityGroupId",
    groupId,
  );
  const group = context.inventory.get(securityGroupType, groupId);
  const blocks =
    group === undefined
      ? []
      : objects(group.inputs[direction]).flatMap((block) =>
          rulesOf(block, groupId).map((rule) => ({ rule, from: group })),
        );
  return [
    ...[...classic, ...single].flatMap((from) => rulesOf(from.outputs, groupId).map((rule) => ({ rule, from }))),
    ...blocks,
  ];
}

/** A description with letters that EC2 does not take (the apostrophe is one), or too long; of a group or of a rule. */
export function descriptionProblems(property: string, description: string | undefined): Problem[] {
  if (description === undefined || /^[\w\-. :/()#,@[\]+=&;{}!$*]{0,255}$/.test(description)) return [];
  return [
    {
      property,
      reason: `${property} has letters that EC2 does not take, or more than 255; expected letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *.`,
    },
  ];
}

/** What is wrong with a rule's protocol, ports, ranges and description by themselves. `path` goes before the property's name. */
export function ruleProblems(block: Properties, path = ""): Problem[] {
  const at = (name: string) => `${path}${name}`;
  const given = textOf(block, "protocol") ?? textOf(block, "ipProtocol");
  const ranges = ["cidrBlocks", "ipv6CidrBlocks"].flatMap((name) => texts(block[name]).map((cidr) => ({ name, cidr })));
  const single = ["cidrIpv4", "cidrIpv6"].flatMap((name) =>
    (textOf(block, name) ?? "") === "" ? [] : [{ name, cidr: textOf(block, name) ?? "" }],
  );
  return [
    ...portProblems(block, given, at),
    ...[...ranges, ...single].flatMap(({ name, cidr }) => rangeProblem(at(name), name, cidr)),
    ...descriptionProblems(at("description"), textOf(block, "description")),
  ];
}

function portProblems(block: Properties, given: string | undefined, at: (name: string) => string): Problem[] {
  if (given === undefined) return [];
  const protocol = protocolOf(given);
  const [from, to] = [numberOf(block, "fromPort"), numberOf(block, "toPort")];
  if (protocol === "-1") {
    const ports = (from ?? 0) !== 0 || (to ?? 0) !== 0;
    const allPorts = from === -1 && to === -1;
    return ports && !allPorts
      ? [
          {
            property: at("fromPort"),
            reason: `from port (${from}) and to port (${to}) must both be 0 to use protocol "-1"; name a protocol to allow single ports.`,
          },
        ]
      : [];
  }
  if (!["tcp", "udp", "icmp", "icmpv6"].includes(protocol)) {
    const known = /^\d{1,3}$/.test(protocol) && Number(protocol) <= 255;
    return known
      ? []
      : [
          {
            property: at(block.protocol === undefined ? "ipProtocol" : "protocol"),
            reason: `"${given}" is no protocol; expected tcp, udp, icmp, icmpv6, -1 or a number from 0 to 255.`,
          },
        ];
  }
  if (protocol.startsWith("icmp")) return [];
  const limits: [string, number | undefined][] = [
    ["fromPort", from],
    ["toPort", to],
  ];
  const outside = limits.flatMap(([name, port]) =>
    port !== undefined && (port < 0 || port > 65_535)
      ? [{ property: at(name), reason: `${name} is ${port}; expected a port from 0 to 65535.` }]
      : [],
  );
  const upsideDown = from !== undefined && to !== undefined && from > to;
  return upsideDown
    ? [...outside, { property: at("fromPort"), reason: `fromPort ${from} is higher than toPort ${to}; swap them.` }]
    : outside;
}

function rangeProblem(property: string, name: string, cidr: string): Problem[] {
  const range = parseRange(cidr);
  const version = name === "cidrBlocks" || name === "cidrIpv4" ? 4 : 6;
  if (range === undefined || range.version !== version)
    return [{ property, reason: `"${cidr}" is not a valid IPv${version} CIDR block.` }];
  return range.hasHostBits
    ? [
        {
          property,
          reason: `"${cidr}" is not a valid IPv${version} CIDR block: it has bits set behind the prefix; did you mean "${range.cidr}"?`,
        },
      ]
    : [];
}
