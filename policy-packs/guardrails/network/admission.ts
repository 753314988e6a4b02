import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { UNKNOWN } from "../facts/value";
import { perStack } from "../pack/per-stack";
import type { Crossing } from "./crossing-question";
import { defaultGroups } from "./default-groups";
import type { Endpoint } from "./endpoint";
import { egressGrants, type FarEnd, type Grant, type GroupKeys, ingressGrants } from "./group-rules";
import type { Hop } from "./path";
import { reaches, type Service, type Traffic, trafficText } from "./ports";

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

/** Who is let through by groups, and by which of their rules. */
export interface Admission {
  readonly ranges: readonly string[];
  readonly hops: readonly Hop[];
}

/** Who gets past the groups of an endpoint; undefined where nobody does. */
export function admit(stack: Stack, crossing: Crossing): Admission | undefined {
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

/** What the groups of a sender let out, and where to. */
export function release(stack: Stack, { origin, endpoint, subnet, service, assume }: Crossing): Admission | undefined {
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
