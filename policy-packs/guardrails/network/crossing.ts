import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { booleanOf, UNKNOWN, type Unknown } from "../facts/value";
import { brings } from "./accelerators";
import { commonPart, isPublic, publicFamilies } from "./addresses";
import { type Admission, admit, release } from "./admission";
import type { Crossing, Origin } from "./crossing-question";
import type { Endpoint } from "./endpoint";
import { dividingPorts, type Fence, fenceOf, passes, passingRule } from "./fences";
import { addressesOf, isHeld, joinOf } from "./joining";
import type { Hop } from "./path";
import type { Service } from "./ports";
import { DEFAULT_SUBNET, internetWays, isShielded, peerWays, UNKNOWN_SUBNET, type Way } from "./ways";

/** That it does: the hops between the origin and the endpoint, and the addresses that get through. */
export interface Passage {
  readonly hops: readonly Hop[];
  readonly sources: readonly string[];
}

/** Whether, and how, traffic gets from an origin to a service. */
export function cross(stack: Stack, crossing: Crossing): Passage | undefined {
  const { origin } = crossing;
  const admission = admit(stack, crossing);
  if (admission === undefined) return undefined;
  if (origin.kind === "inside") return fromInside(stack, crossing, admission);
  return fromOutside(stack, crossing, admission) ?? byAccelerator(stack, crossing, admission);
}

function subnetHops(subnet: PolicyResource | undefined, why: string): readonly Hop[] {
  return subnet === undefined ? [] : [{ resource: subnet.name, urn: subnet.urn, text: `subnet ${subnet.name}`, why }];
}

/** The ACL's rule that lets traffic in, where an ACL is known. */
function fenceHops(fence: Fence, direction: "ingress" | "egress", service: Service): readonly Hop[] {
  const rule = passingRule(fence, direction, service);
  if (rule === undefined || !fence.certain) return [];
  const { resource, path, number } = rule;
  const order = number === UNKNOWN ? "a rule whose number is not known" : `rule ${number}`;
  const why = `${order} lets ${service.protocol} ${service.port} ${direction === "ingress" ? "in" : "out"}, and answers get back`;
  return [
    { resource: resource.name, urn: resource.urn, text: `network ACL rule ${`${resource.name} ${path}`.trim()}`, why },
  ];
}

/** From the internet, or from another network of ours: a route for the answers, an ACL, an address. */
function fromOutside(stack: Stack, crossing: Crossing, { ranges, hops }: Admission): Passage | undefined {
  const { origin, endpoint, subnet, service, assume } = crossing;
  const ways = outsideWays(stack, origin, endpoint, subnet).filter(({ certain }) => assume || certain);
  const [way] = ways;
  if (way === undefined) return undefined;
  const fence = fenceOf(stack, subnet);
  const answered = dividingPorts([fence, "egress"]).flatMap((port) =>
    passes(fence, "egress", { ...service, port }, assume),
  );
  const destinations = ways.flatMap((each) => each.destinations);
  const sources = [destinations, passes(fence, "ingress", service, assume), answered].reduce(
    (left, each) => (left.length === 0 ? left : commonPart(left, each)),
    ranges,
  );
  const heard =
    origin.kind === "peer"
      ? sources.length > 0
      : publicFamilies(sources).some((family) => addressFamilies(endpoint, subnet, assume).includes(family));
  if (!heard) return undefined;
  const why = origin.kind === "peer" ? "it has that route" : "what is in it can be reached from outside";
  return { sources, hops: [...way.hops, ...fenceHops(fence, "ingress", service), ...subnetHops(subnet, why), ...hops] };
}

/** From the internet by an accelerator, past addresses and routes: groups, ACLs and the account's switch still count. */
function byAccelerator(stack: Stack, crossing: Crossing, { ranges, hops }: Admission): Passage | undefined {
  const { origin, endpoint, subnet, service, assume } = crossing;
  if (origin.kind !== "internet" || (subnet !== undefined && isShielded(stack, subnet))) return undefined;
  const found = (endpoint.accelerations ?? []).find((each) => {
    const answer = brings(each, service);
    return answer === true || (assume && answer === UNKNOWN);
  });
  if (found === undefined) return undefined;
  const fence = fenceOf(stack, subnet);
  const answered = dividingPorts([fence, "egress"]).flatMap((port) =>
    passes(fence, "egress", { ...service, port }, assume),
  );
  const sources = commonPart(commonPart(ranges, passes(fence, "ingress", service, assume)), answered);
  if (!isPublic(sources)) return undefined;
  const { name, urn } = found.group;
  const accelerator = {
    resource: name,
    urn,
    text: `accelerator ${name}`,
    why: "it brings the internet to what is private",
  };
  const why = "an accelerator leads into it";
  return { sources, hops: [accelerator, ...fenceHops(fence, "ingress", service), ...subnetHops(subnet, why), ...hops] };
}

function outsideWays(
  stack: Stack,
  { kind }: Origin,
  { subnets }: Endpoint,
  subnet: PolicyResource | undefined,
): readonly Way[] {
  if (subnet !== undefined) return kind === "internet" ? internetWays(stack, subnet) : peerWays(stack, subnet);
  if (!subnets.certain) return [UNKNOWN_SUBNET];
  return kind === "internet" ? [DEFAULT_SUBNET] : [];
}

/** The families in which an endpoint has an address that the internet can name. */
function addressFamilies(endpoint: Endpoint, subnet: PolicyResource | undefined, assume: boolean): readonly (4 | 6)[] {
  const decide = (own: boolean | Unknown | undefined, property: string, byDefault: boolean): boolean => {
    const isDefault = subnet === undefined || subnet.type.endsWith(":DefaultSubnet");
    const given = subnet === undefined ? undefined : booleanOf(subnet.props[property]);
    const answer = own ?? given ?? (isDefault && byDefault);
    return answer === UNKNOWN ? assume : answer;
  };
  const [four, six] = [
    decide(endpoint.publicAddress, "mapPublicIpOnLaunch", true),
    decide(endpoint.ipv6, "assignIpv6AddressOnCreation", false),
  ];
  return [...(four ? [4 as const] : []), ...(six ? [6 as const] : [])];
}

/** From one place of our own to another: two ACLs where it is another subnet, and what the sender's groups let out. */
function fromInside(stack: Stack, crossing: Crossing, { ranges, hops }: Admission): Passage | undefined {
  const { origin, endpoint, subnet, service, assume } = crossing;
  const from = origin.subnet;
  const joined = joinOf(stack, from, subnet, assume);
  if (joined === undefined) return undefined;
  const released = release(stack, crossing);
  if (released === undefined) return undefined;
  const crosses = from !== subnet || from === undefined;
  const [out, into] = crosses
    ? [fenceOf(stack, from), fenceOf(stack, subnet)]
    : [fenceOf(stack, undefined), fenceOf(stack, undefined)];
  const shown = origin.clients ?? addressesOf(from);
  const here = addressesOf(subnet);
  const back = dividingPorts([into, "egress"], [out, "ingress"]).map((port) => ({ ...service, port }));
  const sources = commonPart(ranges, passes(into, "ingress", service, assume));
  const targets = commonPart(released.ranges, passes(out, "egress", service, assume));
  const open = back.some((answer) => {
    const senders = commonPart(sources, passes(into, "egress", answer, assume));
    const receivers = commonPart(targets, passes(out, "ingress", answer, assume));
    // Something in particular has one address of its subnet, whichever; what is anywhere in it may have any.
    const anywhere = origin.groups === undefined && shown !== undefined;
    const heard =
      origin.clients === undefined
        ? isHeld(senders, shown, assume || anywhere)
        : isPublic(commonPart(senders, origin.clients));
    return heard && isHeld(receivers, here, assume);
  });
  if (!open) return undefined;
  return {
    sources: shown === undefined ? sources : commonPart(sources, shown),
    hops: [
      ...released.hops,
      ...joined,
      ...(crosses ? [...fenceHops(out, "egress", service), ...fenceHops(into, "ingress", service)] : []),
      ...subnetHops(subnet, `${endpoint.resource.name} is in it`),
      ...hops,
    ],
  };
}
