import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { UNKNOWN } from "../facts/value";
import { cross, type Passage } from "./crossing";
import type { Crossing, Origin } from "./crossing-question";
import type { Endpoint } from "./endpoint";
import { areApart } from "./joining";
import type { Path } from "./path";
import { type Service, serviceText } from "./ports";
import { internetWays } from "./ways";

/** Whoever is on the internet. */
export const INTERNET: Origin = {
  kind: "internet",
  hop: { resource: "internet", urn: undefined, text: "internet", why: "anybody" },
};

/** Whoever is in a network that is peered with ours, or behind a gateway that joins ours. */
export const PEER: Origin = {
  kind: "peer",
  hop: { resource: "peer", urn: undefined, text: "peer", why: "anybody in a network that is joined with this one" },
};

/** Passages by what decides them, so that machines that are alike are asked once. */
export type Passages = Map<string, Passage | undefined>;

/**
 * The way from an origin to some services of an endpoint. With `assume` false only what is known counts, and a way is
 * there for sure; with `assume` true whatever is not known is taken for open.
 */
export function pathTo(
  stack: Stack,
  passages: Passages,
  arriving: Omit<Crossing, "subnet" | "service"> & { readonly services: readonly Service[] },
): Path | undefined {
  const { origin, endpoint, services, assume } = arriving;
  const { subnets, groups, resource } = endpoint;
  if (!assume && (!groups.certain || !subnets.certain)) return undefined;
  for (const subnet of placesOf(endpoint, assume)) {
    if (origin.kind === "inside" && areApart(stack, origin.subnet, subnet)) continue;
    const key = alikeKey(origin, endpoint, subnet, assume);
    const open = services.flatMap((service) => {
      const passage = passed(stack, passages, key, { origin, endpoint, subnet, service, assume });
      return passage === undefined ? [] : [{ service, passage }];
    });
    const [first] = open;
    if (first === undefined) continue;
    const end = { resource: resource.name, urn: resource.urn, text: resource.name, why: arrivalText(endpoint, origin) };
    return {
      hops: [origin.hop, ...first.passage.hops, end],
      at: open.map(({ service }) => serviceText(service)),
      sources: first.passage.sources,
      missing: assume ? missingOf(stack, endpoint) : [],
    };
  }
  return undefined;
}

/** What is the same for all that are passed alike. */
function alikeKey(origin: Origin, endpoint: Endpoint, subnet: PolicyResource | undefined, assume: boolean): string {
  const { kind, groups, clients } = origin;
  const { isOpen, publicAddress, ipv6, accelerations = [] } = endpoint;
  const place = subnet?.urn ?? endpoint.subnets.certain;
  const by = accelerations.map(({ group, active }) => [group.urn, String(active)]);
  const of = [String(publicAddress), String(ipv6), isOpen, endpoint.groups, place, by];
  return JSON.stringify([kind, origin.subnet?.urn, groups, clients, of, assume]);
}

function passed(stack: Stack, passages: Passages, alike: string, crossing: Crossing): Passage | undefined {
  const key = `${alike} ${crossing.service.protocol} ${crossing.service.port}`;
  if (!passages.has(key)) passages.set(key, cross(stack, crossing));
  return passages.get(key);
}

/**
 * Where something is: its subnets, or a default one where it names none. Of a subnet outside of the stack nothing can be
 * said, it is judged where it is made; one of which nothing is known may be any where `assume` says so.
 */
export function placesOf({ subnets, resource }: Endpoint, assume = false): readonly (PolicyResource | undefined)[] {
  if (subnets.candidates.length > 0) return subnets.candidates;
  const named = subnets.id !== undefined || resource.props[subnets.property] !== undefined;
  return named && (subnets.certain || !assume) ? [] : [undefined];
}

function arrivalText({ publicAddress, ipv6, listens, accelerations = [] }: Endpoint, { kind }: Origin): string {
  if (kind === "internet") {
    if (publicAddress === true || ipv6 === true) return "it has a public address";
    return accelerations.length > 0 ? "an accelerator leads to it" : "its subnet may give it a public address";
  }
  return listens === undefined ? "anything may listen there" : "it listens there";
}

function missingOf(stack: Stack, { subnets, groups, publicAddress }: Endpoint): readonly string[] {
  const ways = subnets.candidates.flatMap((subnet) => internetWays(stack, subnet));
  return [
    ...(subnets.certain ? [] : [subnets.property]),
    ...(groups.certain ? [] : [groups.property]),
    ...(publicAddress === UNKNOWN ? ["associatePublicIpAddress"] : []),
    ...(ways.some(({ certain }) => !certain) ? ["the routes of its subnet"] : []),
  ];
}
