import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { groupsAt } from "./admission";
import { INTERNET, PEER, placesOf } from "./arrival";
import type { Origin } from "./crossing-question";
import { tierSubnets } from "./data-tier";
import type { Endpoint } from "./endpoint";
import { endpointsOf } from "./endpoints";
import { GROUPS } from "./group-rules";
import { placeOf } from "./question";
import { SUBNETS } from "./routes";

/** Origins that send alike: what one of them reaches the others do, but for themselves. */
export type Alike = readonly Origin[];

/** Everything that traffic may start at, by what a question calls it; undefined where nothing has that name. */
export function originsOf(stack: Stack, from: string): readonly Alike[] | undefined {
  if (from === "internet") return [[INTERNET]];
  if (from === "peer") return [[PEER]];
  const place = placeOf(from);
  const subnets = "tier" in place ? tierSubnets(stack, place.tier) : named(stack, place.name, SUBNETS);
  if (subnets.length > 0) return inSubnets(stack, new Set(subnets));
  if ("tier" in place) return undefined;
  const groups = new Set(named(stack, place.name, GROUPS).map(({ urn }) => urn));
  const all = endpointsOf(stack);
  const senders = all.filter(
    ({ resource, groups: of }) => isCalled(resource, place.name) || of.groups.some((group) => groups.has(group)),
  );
  if (senders.length === 0) return groups.size > 0 ? [] : undefined;
  return alike(senders.flatMap((endpoint) => sendersOf(stack, endpoint, () => true)));
}

/** Whether a name is a resource's. */
export function isCalled({ name, urn, props }: PolicyResource, text: string): boolean {
  return name === text || urn === text || props["id"] === text;
}

function named(stack: Stack, name: string, types: readonly string[]): readonly PolicyResource[] {
  return stack.ofType(...types).filter((resource) => isCalled(resource, name));
}

/** Any address of some subnets, and everything that is in them with what its groups let out. */
function inSubnets(stack: Stack, subnets: ReadonlySet<PolicyResource>): readonly Alike[] {
  const anybody = [...subnets].map((subnet): Origin => {
    const why = "any address of the subnet";
    return {
      kind: "inside",
      subnet,
      hop: { resource: subnet.name, urn: subnet.urn, text: `subnet ${subnet.name}`, why },
    };
  });
  const known = endpointsOf(stack).flatMap((endpoint) => sendersOf(stack, endpoint, (subnet) => subnets.has(subnet)));
  return alike([...known, ...anybody]);
}

/** Something as a sender, once for each subnet that it may be in. */
function sendersOf(stack: Stack, endpoint: Endpoint, wanted: (subnet: PolicyResource) => boolean): readonly Origin[] {
  const { resource, subnets } = endpoint;
  return placesOf(endpoint).flatMap((subnet): Origin[] => {
    if (subnet !== undefined && !wanted(subnet)) return [];
    const groups = groupsAt(stack, endpoint, subnet);
    const hop = {
      resource: resource.name,
      urn: resource.urn,
      text: resource.name,
      why: "it is where the traffic starts",
    };
    const certain = groups.certain && subnets.certain;
    return [{ kind: "inside", subnet, hop, groups: endpoint.isOpen === true ? undefined : { ...groups, certain } }];
  });
}

/** Origins by what decides about what they send. */
function alike(origins: readonly Origin[]): readonly Alike[] {
  const groups = new Map<string, Origin[]>();
  for (const origin of origins) {
    const key = JSON.stringify([origin.subnet?.urn, origin.groups]);
    const others = groups.get(key);
    if (others === undefined) groups.set(key, [origin]);
    else others.push(origin);
  }
  return [...groups.values()];
}
