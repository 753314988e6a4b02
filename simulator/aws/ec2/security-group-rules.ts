import type { Problem } from "../../errors";
import type { Law } from "../../law";
import { type Properties, textOf } from "../../values";
import { arnOf } from "../arn";
import { importParts } from "../import-name";
import { isGiven, isOn } from "../reading";
import { refusal } from "../refusal";
import { securityGroupRuleType } from "../types";
import { checkNewRules } from "./security-group";
import { protocolOf, ruleProblems, rulesOf } from "./security-rules";

const manyPeers = ["cidrBlocks", "ipv6CidrBlocks", "prefixListIds", "sourceSecurityGroupId"] as const;
const onePeer = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"] as const;

/** A rule resource of the older kind: one protocol and span of ports for several peers. */
export const securityGroupRuleLaw: Law = {
  check(inputs) {
    const peers = manyPeers.filter((name) => isGiven(inputs, name));
    const type = textOf(inputs, "type");
    return [
      ...(type === undefined || type === "ingress" || type === "egress"
        ? []
        : [{ property: "type", reason: `type is "${type}"; expected "ingress" or "egress".` }]),
      ...(peers.length > 0 || isOn(inputs, "self") || !isPlain(inputs.self)
        ? []
        : [{ property: "cidrBlocks", reason: `A rule needs a peer; give one of ${manyPeers.join(", ")} or self.` }]),
      ...(isGiven(inputs, "sourceSecurityGroupId") && isOn(inputs, "self")
        ? [{ property: "self", reason: "self and sourceSecurityGroupId are both given; give one of them." }]
        : []),
      ...ruleProblems(inputs),
    ];
  },

  create(inputs, context) {
    checkNewRules(inputs, inputs.type === "egress" ? "egress" : "ingress", context);
    return {
      id: `sgrule-${context.mint.digits(10)}`,
      outputs: {
        securityGroupRuleId: context.mint.id("sgr"),
        protocol: protocolOf(textOf(inputs, "protocol") ?? "-1"),
      },
    };
  },

  importedId(name, context) {
    const [groupId = "", type = "", ...block] = importParts(name, IMPORT_FORM, IMPORT_WORDS);
    const wanted = peersOf(blockOf(block), groupId);
    return context.inventory
      .where(securityGroupRuleType, "securityGroupId", groupId)
      .find((one) => one.outputs.type === type && peersOf(one.outputs, groupId) === wanted)?.id;
  },
};

const IMPORT_FORM = /^([^_]+)_(ingress|egress)_([^_]+)_(-?\d+)_(-?\d+)_(.+)$/;
const IMPORT_WORDS = "SECURITYGROUPID_TYPE_PROTOCOL_FROMPORT_TOPORT_SOURCE[_SOURCE]*";

/** A rule's properties from the parts of its import's name: protocol, ports, sources. */
function blockOf([protocol = "", fromPort, toPort, sources = ""]: readonly string[]): Properties {
  const all = sources.split("_");
  return {
    protocol,
    fromPort: Number(fromPort),
    toPort: Number(toPort),
    cidrBlocks: all.filter((source) => source !== "self" && !/(^|\/)sg-/.test(source)),
    self: all.includes("self"),
    sourceSecurityGroupId: all.find((source) => /(^|\/)sg-/.test(source)) ?? "",
  };
}

/** All that a rule allows, as one text to compare. */
function peersOf(block: Properties, groupId: string): string {
  const rules = rulesOf(block, groupId).map(({ protocol, fromPort, toPort, peer }) => [
    protocol,
    fromPort,
    toPort,
    peer,
  ]);
  return rules
    .map((rule) => rule.join(" "))
    .toSorted()
    .join("\n");
}

/** A rule resource of the newer kind: one peer. */
function singleRuleLaw(direction: "ingress" | "egress"): Law {
  return {
    check: (inputs) => [...peerProblems(inputs), ...ruleProblems(inputs)],

    judge({ path, newInputs, oldInputs }) {
      const source = (inputs: Properties) => onePeer.find((name) => isGiven(inputs, name));
      const isPeer = onePeer.some((name) => name === path[0]);
      return isPeer && source(oldInputs) !== source(newInputs) ? "replace" : undefined;
    },

    create(inputs, context) {
      checkPorts(inputs);
      checkNewRules(inputs, direction, context);
      const id = context.mint.id("sgr");
      return {
        id,
        outputs: {
          arn: arnOf(context, "ec2", `security-group-rule/${id}`),
          securityGroupRuleId: id,
          ipProtocol: protocolOf(textOf(inputs, "ipProtocol") ?? "-1"),
        },
      };
    },

    update(_resource, inputs) {
      checkPorts(inputs);
      return { ipProtocol: protocolOf(textOf(inputs, "ipProtocol") ?? "-1") };
    },
  };
}

function checkPorts(inputs: Properties): void {
  const protocol = protocolOf(textOf(inputs, "ipProtocol") ?? "-1");
  const isWhole = inputs.fromPort !== undefined && inputs.toPort !== undefined;
  if ((protocol === "tcp" || protocol === "udp") && !isWhole)
    throw refusal(
      "InvalidParameterValue",
      "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange. Give fromPort and toPort.",
    );
}

/** Allows traffic in, from one peer. */
export const ingressRuleLaw: Law = singleRuleLaw("ingress");

/** Allows traffic out, to one peer. */
export const egressRuleLaw: Law = singleRuleLaw("egress");

function peerProblems(inputs: Properties): Problem[] {
  const given = onePeer.filter((name) => isGiven(inputs, name));
  if (given.length === 1) return [];
  return [
    {
      property: "cidrIpv4",
      reason: `A rule has one peer; ${given.length === 0 ? "none is" : `${given.join(" and ")} are`} given. Give one of ${onePeer.join(", ")}.`,
    },
  ];
}

function isPlain(value: Properties[string] | undefined): boolean {
  return value === undefined || typeof value === "boolean" || typeof value === "string";
}
