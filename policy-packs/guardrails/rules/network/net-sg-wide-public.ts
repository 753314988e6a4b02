import { type Stack, stackOf } from "../../facts/stack";
import { UNKNOWN } from "../../facts/value";
import { publicExposures, type Services } from "../../network/exposure";
import { type Grant, ingressGrants, ingressTypes } from "../../network/group-rules";
import { LAST_PORT, reaches, trafficText } from "../../network/ports";
import { controls } from "../../pack/frameworks";
import type { Rule, RuleContext, StackVerdict } from "../../pack/rule";

const ALLOWED = ["80", "443"];

function allowedPorts({ config }: RuleContext): ReadonlySet<number> {
  const ports = Array.isArray(config["allowedPorts"]) ? config["allowedPorts"] : ALLOWED;
  return new Set(ports.map(Number));
}

/**
 * The ports at which the ranges of a group's rules begin, moved past those that are allowed. Where several rules have a
 * port in common they have one of these in common, so that nothing is gained by cutting ports up.
 */
function firstPorts(grants: readonly Grant[], allowed: ReadonlySet<number>): ReadonlyMap<string, readonly number[]> {
  const ports = new Map<string, Set<number>>();
  for (const { group, traffic } of grants) {
    let first = traffic.from === UNKNOWN ? 0 : traffic.from;
    while (allowed.has(first)) first += 1;
    const of = ports.get(group) ?? new Set();
    ports.set(group, of.add(first));
  }
  return new Map([...ports].map(([group, of]) => [group, [...of].filter((port) => port <= LAST_PORT)]));
}

function verdicts(stack: Stack, context: RuleContext): readonly StackVerdict[] {
  const grants = ingressGrants(stack);
  const ports = firstPorts(grants, allowedPorts(context));
  const servicesOf = ({ group, traffic }: Grant): Services => {
    const services = new Map<string, true | typeof UNKNOWN>();
    for (const protocol of ["tcp", "udp"] as const) {
      for (const port of ports.get(group) ?? []) {
        const answer = reaches(traffic, { protocol, port, name: "" });
        if (answer !== false) services.set(`${protocol} ${port}`, answer);
      }
    }
    return services;
  };
  return publicExposures(grants, servicesOf, { traffic: ({ traffic }) => trafficText(traffic) });
}

/** What the public may reach is the web, unless somebody has said so. */
export const netSgWidePublic: Rule = {
  id: "net-sg-wide-public",
  title: "The internet reaches only ports that are meant for it",
  severity: "high",
  tier: "baseline",
  frameworks: controls({ fsbp: ["EC2.18"], checkov: ["CKV_AWS_260"] }),
  requirements: ["K-05", "C-012", "D-013"],
  remedy:
    "name the ranges that may come in, or serve the public at 443; a port that is meant for it goes into allowedPorts of this policy's configuration",
  configSchema: {
    allowedPorts: {
      type: "array",
      items: { type: "string" },
      description: "Ports that the public may reach",
      default: ALLOWED,
    },
  },
  types: ingressTypes,
  check: (resource, context) => verdicts(stackOf([resource]), context).filter(({ kind }) => kind === "violation"),
  checkStack: verdicts,
};
