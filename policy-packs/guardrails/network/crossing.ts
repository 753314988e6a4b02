import { containsRanges } from "../../../lib/cidr";
import { perStack } from "../per-stack";
import type { PolicyResource } from "../resource";
import type { Stack } from "../stack";
import { booleanOf, textOf, UNKNOWN, type Unknown } from "../value";
import { commonPart, isPublic, isRange, publicFamilies } from "./addresses";
import { defaultGroups } from "./default-groups";
import type { Endpoint } from "./endpoint";
import { dividingPorts, type Fence, fenceOf, passes, passingRule } from "./fences";
import { egressGrants, type FarEnd, type Grant, type GroupKeys, ingressGrants } from "./group-rules";
import type { Hop } from "./path";
import { reaches, type Service, type Traffic, trafficText } from "./ports";
import { vpcOf } from "./routes";
import { DEFAULT_SUBNET, internetWays, peerWays, UNKNOWN_SUBNET, type Way } from "./ways";

/** Where traffic starts. */
export interface Origin {
  readonly kind: "internet" | "peer" | "inside";
  readonly hop: Hop;
  /** The subnet that something inside sends from; undefined for one that is not known. */
  readonly subnet?: PolicyResource | undefined;
  /** The groups that it is in; undefined for any address of the subnet. */
  readonly groups?: GroupKeys | undefined;
  /** The public addresses that it shows, and not those of its subnet: clients of a load balancer that keeps them. */
  readonly clients?: readonly string[] | undefined;
}

/** What is asked: does a service of something in one place hear from an origin? */
export interface Crossing {
  readonly origin: Origin;
  readonly endpoint: Endpoint;
  /** Undefined for a default subnet. */
  readonly subnet: PolicyResource | undefined;
  readonly service: Service;
  /** Whether what is not known is taken for open, and not for closed. */
  readonly assume: boolean;
}

/** That it does: the hops between the origin and the endpoint, and the addresses that get through. */
export interface Passage {
  readonly hops: readonly Hop[];
  readonly sources: readonly string[];
}

const EVERYWHERE = ["0.0.0.0/0", "::/0"];

/** Grants of each group. */
const ingressOf = perStack((stack) => byGroup(ingressGrants(stack)));
const egressOf = perStack((stack) => byGroup(egressGrants(stack)));

function byGroup(grants: readonly Grant[]): ReadonlyMap<string, readonly Grant[]> {
  const groups = new Map<string, Grant[]>();
  for (const grant of grants) {
    const others = groups.get(grant.group);
    if (others === undefined) groups.set(grant.group, [grant]);
    else others.push(grant);
  }
  return groups;
}

/** The groups of something in a subnet, and all that they let in. */
export function groupsAt(stack: Stack, { groups, isOpen }: Endpoint, subnet: PolicyResource | undefined): GroupKeys {
  const named = groups.groups.length > 0 || !groups.certain || isOpen === true;
  return named ? groups : defaultGroups(stack, subnet);
}

/** What the groups of an endpoint let in. */
export function grantsAt(stack: Stack, endpoint: Endpoint, subnet: PolicyResource | undefined): readonly Grant[] {
  return groupsAt(stack, endpoint, subnet).groups.flatMap((group) => ingressOf(stack).get(group) ?? []);
}

/** Whether, and how, traffic gets from an origin to a service. */
export function cross(stack: Stack, crossing: Crossing): Passage | undefined {
  const { origin } = crossing;
  const admission = admit(stack, crossing);
  if (admission === undefined) return undefined;
  return origin.kind === "inside" ? fromInside(stack, crossing, admission) : fromOutside(stack, crossing, admission);
}

/** Who is let in by the groups of an endpoint. */
interface Admission {
  readonly ranges: readonly string[];
  readonly hops: readonly Hop[];
}

function admit(stack: Stack, crossing: Crossing): Admission | undefined {
  const { origin, endpoint, subnet, service, assume } = crossing;
  if (endpoint.isOpen === true) return { ranges: EVERYWHERE, hops: [] };
  const groups = groupsAt(stack, endpoint, subnet);
  if (!groups.certain && !assume) return undefined;
  const usable = grantsAt(stack, endpoint, subnet).filter((grant) => isUsable(grant, service, assume));
  const named = usable.filter(({ far }) => names(far, origin.groups, assume));
  const ranges = named.length > 0 ? EVERYWHERE : usable.flatMap(({ far }) => rangesOf(far, assume));
  const [first] = [...named, ...usable.filter(({ far }) => !("groups" in far))];
  if (ranges.length > 0 && first !== undefined) return { ranges, hops: [grantHop(first, "in")] };
  return assume && !groups.certain ? { ranges: EVERYWHERE, hops: [] } : undefined;
}

function isUsable({ traffic }: Grant, service: Service, assume: boolean): boolean {
  const answer = reaches(traffic, service);
  return answer === true || (assume && answer === UNKNOWN);
}

/** Whether a rule names a group that the other side is in. One that is not known may be any of its candidates. */
function names(far: FarEnd, groups: GroupKeys | undefined, assume: boolean): boolean {
  if (!("groups" in far) || groups === undefined) return false;
  const certain = far.certain && groups.certain;
  if (!certain && !assume) return false;
  const any = [far, groups].some((keys) => !keys.certain && keys.groups.length === 0);
  return any || far.groups.some((group) => groups.groups.includes(group));
}

function rangesOf(far: FarEnd, assume: boolean): readonly string[] {
  if ("ranges" in far) return far.ranges;
  return "unknown" in far && assume ? EVERYWHERE : [];
}

function grantHop({ resource, path, traffic, far }: Grant, way: "in" | "out"): Hop {
  const who =
    "ranges" in far
      ? far.ranges.slice(0, 3).join(", ")
      : "groups" in far
        ? "members of a group"
        : "somebody who is not known";
  const place = `${resource.name} ${path}`.trim();
  return {
    resource: resource.name,
    urn: resource.urn,
    text: `security group rule ${place}`,
    ...(isSure(traffic, far) ? {} : { missing: place }),
    why:
      way === "in"
        ? `lets ${who} in at ${trafficText(traffic)}`
        : `lets traffic out to ${who} at ${trafficText(traffic)}`,
  };
}

/** Whether a rule says for sure which traffic it lets through, and whose. */
function isSure({ protocol, from, to }: Traffic, far: FarEnd): boolean {
  const farIsSure = "ranges" in far || ("groups" in far && far.certain);
  return farIsSure && ![protocol, from, to].includes(UNKNOWN);
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

/** The addresses of a subnet, where they are known. */
function addressesOf(subnet: PolicyResource | undefined): readonly string[] | undefined {
  const cidr = textOf(subnet?.props["cidrBlock"]);
  return typeof cidr === "string" && isRange(cidr) ? [cidr] : undefined;
}

/** Whether ranges hold some of the addresses that are meant, or all of them. Addresses not known may be any. */
function isHeld(ranges: readonly string[], meant: readonly string[] | undefined, some: boolean): boolean {
  if (some) return meant === undefined ? ranges.length > 0 : commonPart(ranges, meant).length > 0;
  return containsRanges(ranges, meant ?? ["0.0.0.0/0"]);
}

/** What the groups of a sender let out, and where to. */
function release(stack: Stack, { origin, endpoint, subnet, service, assume }: Crossing): Admission | undefined {
  const { groups } = origin;
  if (groups === undefined) return { ranges: EVERYWHERE, hops: [] };
  if (!groups.certain) return assume ? { ranges: EVERYWHERE, hops: [] } : undefined;
  // A group of which nothing is known lets out everything, as AWS makes it, or nothing.
  if (groups.groups.some((group) => !stack.byUrn.has(group)) && assume) return { ranges: EVERYWHERE, hops: [] };
  const grants = groups.groups.flatMap((group) => egressOf(stack).get(group) ?? []);
  const usable = grants.filter((grant) => isUsable(grant, service, assume));
  const named = usable.filter(({ far }) => names(far, groupsAt(stack, endpoint, subnet), assume));
  const ranges = named.length > 0 ? EVERYWHERE : usable.flatMap(({ far }) => rangesOf(far, assume));
  const [first] = [...named, ...usable.filter(({ far }) => !("groups" in far))];
  return ranges.length === 0 || first === undefined ? undefined : { ranges, hops: [grantHop(first, "out")] };
}

/** The VPC of each subnet, where it is known for sure. */
const homes = perStack(() => new Map<PolicyResource, string | undefined>());

function homeOf(stack: Stack, subnet: PolicyResource): string | undefined {
  const known = homes(stack);
  if (!known.has(subnet)) {
    const { candidates, certain, id } = vpcOf(stack, subnet);
    known.set(subnet, certain ? (candidates[0]?.urn ?? id) : undefined);
  }
  return known.get(subnet);
}

/** Whether two subnets are in networks that nothing joins, which spares a look at everything else. */
export function areApart(stack: Stack, from: PolicyResource | undefined, to: PolicyResource | undefined): boolean {
  if (from === undefined || to === undefined) return false;
  const [one, other] = [homeOf(stack, from), homeOf(stack, to)];
  if (one === undefined || other === undefined || one === other) return false;
  return peerWays(stack, from).length === 0 || peerWays(stack, to).length === 0;
}

/** What joins two subnets: nothing more than their VPC, or a peering that both have a route to. */
function joinOf(
  stack: Stack,
  from: PolicyResource | undefined,
  to: PolicyResource | undefined,
  assume: boolean,
): readonly Hop[] | undefined {
  if (from === undefined || to === undefined) return from === to || assume ? [] : undefined;
  if (from === to) return [];
  const [one, other] = [vpcOf(stack, from), vpcOf(stack, to)];
  const certain = one.certain && other.certain;
  const [first] = one.candidates;
  if (first === undefined && other.candidates.length === 0)
    return one.id === other.id && (certain || assume) ? [] : undefined;
  if (other.candidates.some((vpc) => one.candidates.includes(vpc)) && (certain || assume)) return [];
  const there = wayBetween(stack, from, to, assume);
  return there === undefined || wayBetween(stack, to, from, assume) === undefined ? undefined : there.hops;
}

/** A route of one subnet to another one in a network that is joined with its own. */
function wayBetween(stack: Stack, from: PolicyResource, to: PolicyResource, assume: boolean): Way | undefined {
  const meant = addressesOf(to);
  return peerWays(stack, from).find(
    ({ certain, destinations }) => (assume || certain) && isHeld(destinations, meant, assume),
  );
}
