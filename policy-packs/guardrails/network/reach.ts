import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { UNKNOWN } from "../facts/value";
import { grantsAt } from "./admission";
import { type Passages, pathTo, placesOf } from "./arrival";
import { answersInternet } from "./clusters";
import type { Origin } from "./crossing-question";
import { tierSubnets } from "./data-tier";
import type { Endpoint } from "./endpoint";
import { endpointsOf } from "./endpoints";
import { dividingPorts, fenceOf } from "./fences";
import { areApart } from "./joining";
import { type Balancer, balancersBefore } from "./load-balancers";
import { isCalled, originsOf } from "./origins";
import type { Hop, Path } from "./path";
import { LAST_PORT, type Service, serviceText } from "./ports";
import { type Aim, type Place, type ReachQuestion, readAim } from "./question";

/** A path from where a question starts to where it ends. */
export interface ReachPath extends Path {
  /** Name and URN of what is reached. */
  readonly to: string;
  readonly urn: string;
}

/** What is known of a question. */
export interface ReachAnswer {
  /** Paths that are there for sure. */
  readonly paths: readonly ReachPath[];
  /** Paths that may be there: `missing` of each says what would have to be known. */
  readonly perhaps: readonly ReachPath[];
  /** What is wrong with the question: nothing in the stack has a name that it uses. */
  readonly problem: string | undefined;
}

const CLUSTER_API = "cluster-api";
const CLUSTER = "aws:eks/cluster:Cluster";
/** Through how many load balancers a path is followed. */
const MOST_BALANCERS = 2;

/** Which paths lead from one place of a stack's network to another, hop by hop, and what of it is not known. */
export function reach(stack: Stack, question: ReachQuestion): ReachAnswer {
  const aim = readAim(question.to);
  const origins = originsOf(stack, question.from);
  const targets = targetsOf(stack, aim);
  if (origins === undefined) return nothing(`nothing in this stack is called ${question.from}`);
  if (targets.length === 0 && aim.place !== undefined && !isEmptyTier(stack, aim.place))
    return nothing(`nothing in this stack is called ${question.to}`);
  const passages: Passages = new Map();
  const paths: ReachPath[] = [];
  const perhaps: ReachPath[] = [];
  for (const endpoint of targets) {
    const places = placesOf(endpoint, true);
    const isBehind = balancersBefore(stack, endpoint.resource).length > 0;
    for (const alike of origins) {
      const origin = alike.find(({ hop }) => hop.urn === undefined || hop.urn !== endpoint.resource.urn);
      // Most of a large stack is in other networks.
      if (origin === undefined || (!isBehind && isElsewhere(stack, origin, places))) continue;
      const asked = { stack, passages, origin, endpoint, aim };
      const sure = pathsOf({ ...asked, assume: false }, MOST_BALANCERS);
      paths.push(...sure);
      if (sure.length === 0) perhaps.push(...pathsOf({ ...asked, assume: true }, MOST_BALANCERS));
    }
  }
  return { paths: once(paths), perhaps: once(perhaps), problem: undefined };
}

/** A tier that is there and in which nothing listens: nothing in it can be reached. */
function isEmptyTier(stack: Stack, place: Place): boolean {
  return "tier" in place && tierSubnets(stack, place.tier).length > 0;
}

function nothing(problem: string): ReachAnswer {
  return { paths: [], perhaps: [], problem };
}

/** Whether an origin is in a network that nothing joins with any of some places. */
function isElsewhere(stack: Stack, { kind, subnet }: Origin, places: readonly (PolicyResource | undefined)[]): boolean {
  return kind === "inside" && places.every((place) => areApart(stack, subnet, place));
}

/** What a question aims at. */
function targetsOf(stack: Stack, { place }: Aim): readonly Endpoint[] {
  const all = endpointsOf(stack);
  if (place === undefined) return all;
  if ("name" in place) {
    return all.filter(({ resource }) =>
      place.name === CLUSTER_API ? resource.type === CLUSTER : isCalled(resource, place.name),
    );
  }
  const subnets = new Set(tierSubnets(stack, place.tier));
  return all.flatMap((endpoint) => {
    const within = endpoint.subnets.candidates.filter((subnet) => subnets.has(subnet));
    return within.length === 0 ? [] : [{ ...endpoint, subnets: { ...endpoint.subnets, candidates: within } }];
  });
}

/** One origin and one endpoint of a question. */
interface Asked {
  readonly stack: Stack;
  readonly passages: Passages;
  readonly origin: Origin;
  readonly endpoint: Endpoint;
  readonly aim: Pick<Aim, "service">;
  readonly assume: boolean;
}

/** The paths from an origin to an endpoint: straight, and through load balancers. */
function pathsOf(asked: Asked, balancers: number): readonly ReachPath[] {
  const { stack, endpoint } = asked;
  return [
    ...straightPaths(asked),
    ...publicApi(asked),
    ...(balancers === 0
      ? []
      : balancersBefore(stack, endpoint.resource).flatMap((balancer) => through(asked, balancer, balancers - 1))),
  ];
}

function straightPaths(asked: Asked): readonly ReachPath[] {
  const { stack, passages, origin, endpoint, assume } = asked;
  if (isElsewhere(stack, origin, placesOf(endpoint, assume))) return [];
  const services = servicesOf(asked);
  const straight = pathTo(stack, passages, { origin, endpoint, services, assume });
  return straight === undefined
    ? []
    : [arrived(endpoint, { ...straight, at: portsText(straight, services, endpoint) })];
}

/** A path to an endpoint; what is missing of it is missing of the endpoint, or of a step on the way. */
function arrived({ resource }: Endpoint, path: Path): ReachPath {
  const missing = [...new Set([...path.missing, ...path.hops.flatMap((hop) => hop.missing ?? [])])];
  return { ...path, to: resource.name, urn: resource.urn, missing };
}

/** The ports to ask for: the one of the question, those that something listens at, or one of each range that is alike. */
function servicesOf({ stack, origin, endpoint, aim: { service } }: Asked): readonly Service[] {
  const { listens } = endpoint;
  if (service !== undefined) {
    const same = listens?.filter(({ port, protocol }) => port === service.port && protocol === service.protocol);
    return same ?? [service];
  }
  if (listens !== undefined) return listens;
  const subnets = endpoint.subnets.candidates.length > 0 ? endpoint.subnets.candidates : [undefined];
  const ports = subnets.flatMap((subnet) => [
    ...grantsAt(stack, endpoint, subnet).flatMap(({ traffic: { from, to } }) => [
      ...(from === UNKNOWN ? [] : [Math.max(1, from)]),
      ...(to === UNKNOWN || to >= LAST_PORT ? [] : [to + 1]),
    ]),
    ...dividingPorts([fenceOf(stack, subnet), "ingress"], [fenceOf(stack, origin.subnet), "egress"]),
  ]);
  const starts = [...new Set(ports)].toSorted((a, b) => a - b);
  return (["tcp", "udp"] as const).flatMap((protocol) => starts.map((port) => ({ protocol, port, name: "" })));
}

/** The ports of a path in words; ranges that were asked for by their first port are told as ranges. */
function portsText({ at }: Path, services: readonly Service[], { listens }: Endpoint): readonly string[] {
  if (services.length === 1 || listens !== undefined) return at.map((text) => text.replace(/ \(\)$/, ""));
  const reached = new Set(at);
  const ranges: { protocol: string; from: number; to: number }[] = [];
  for (const [index, service] of services.entries()) {
    if (!reached.has(serviceText(service))) continue;
    const next = services[index + 1];
    const to = next === undefined || next.protocol !== service.protocol ? LAST_PORT : next.port - 1;
    const last = ranges.at(-1);
    if (last?.protocol === service.protocol && last.to === service.port - 1) last.to = to;
    else ranges.push({ protocol: service.protocol, from: service.port, to });
  }
  return ranges.map(({ protocol, from, to }) => {
    if (from === 1 && to === LAST_PORT) return `every ${protocol} port`;
    return from === to ? `${protocol} ${from}` : `${protocol} ${from}-${to}`;
  });
}

/** The public side of a cluster's API, which is in no network of ours. */
function publicApi({ origin, endpoint, aim: { service }, assume }: Asked): readonly ReachPath[] {
  const { resource } = endpoint;
  if (resource.type !== CLUSTER || origin.kind !== "internet") return [];
  if (service !== undefined && (service.port !== 443 || service.protocol !== "tcp")) return [];
  const open = answersInternet(resource);
  if (open === false || (open === UNKNOWN && !assume)) return [];
  const end = { resource: resource.name, urn: resource.urn, text: resource.name, why: "its API has a public endpoint" };
  const missing = assume ? ["vpcConfig"] : [];
  return [arrived(endpoint, { hops: [origin.hop, end], at: ["tcp 443 (the cluster's API)"], sources: [], missing })];
}

/** The paths that a load balancer opens to what is behind it. */
function through(asked: Asked, { endpoint: balancer, listeners }: Balancer, left: number): readonly ReachPath[] {
  const { stack, passages, origin, endpoint, aim, assume } = asked;
  if (balancer === endpoint || origin.hop.urn === balancer.resource.urn) return [];
  return listeners.flatMap(({ services, targets }) => {
    const behind = targets.filter(({ resource, port }) => resource === endpoint.resource && isAsked(port, aim, assume));
    if (behind.length === 0 || services === UNKNOWN) return [];
    const arriving = { ...asked, endpoint: { ...balancer, listens: services }, aim: { service: undefined } };
    return pathsOf(arriving, left).flatMap((before) =>
      behind.flatMap(({ port, seesClient }): ReachPath[] => {
        const service: Service = { protocol: "tcp", port: typeof port === "number" ? port : 0, name: "" };
        const clients = seesClient && origin.kind === "internet" ? before.sources : undefined;
        for (const from of balancerOrigins(balancer, before, clients)) {
          const after = pathTo(stack, passages, { origin: from, endpoint, services: [service], assume });
          if (after === undefined) continue;
          const hops = [...before.hops, ...after.hops.slice(1)];
          const at = [`${service.protocol} ${typeof port === "number" ? port : "of a port that is not known"}`];
          const missing = [...before.missing, ...after.missing];
          return [arrived(endpoint, { hops, at, missing, sources: after.sources })];
        }
        return [];
      }),
    );
  });
}

function isAsked(
  port: Balancer["listeners"][number]["targets"][number]["port"],
  aim: Pick<Aim, "service">,
  assume: boolean,
): boolean {
  if (port === UNKNOWN || port === undefined) return assume;
  return aim.service === undefined || (aim.service.protocol === "tcp" && aim.service.port === port);
}

/** A load balancer as the sender of what it passes on, from each of its subnets. */
function balancerOrigins(balancer: Endpoint, before: Path, clients: readonly string[] | undefined): readonly Origin[] {
  const hop: Hop = before.hops.at(-1) ?? {
    resource: balancer.resource.name,
    urn: balancer.resource.urn,
    text: "",
    why: "",
  };
  const groups = balancer.isOpen === true ? undefined : balancer.groups;
  return balancer.subnets.candidates.map(
    (subnet: PolicyResource): Origin => ({ kind: "inside", subnet, hop, groups, clients }),
  );
}

/** Paths that are the same are told once. */
function once(paths: readonly ReachPath[]): readonly ReachPath[] {
  const told = new Map<string, ReachPath>();
  for (const path of paths) {
    const key = JSON.stringify([path.urn, path.at, path.hops.map(({ text }) => text)]);
    if (!told.has(key)) told.set(key, path);
  }
  return [...told.values()];
}
