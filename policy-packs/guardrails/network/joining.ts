import { containsRanges } from "../../../lib/cidr";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { textOf } from "../facts/value";
import { perStack } from "../pack/per-stack";
import { commonPart, isRange } from "./addresses";
import type { Hop } from "./path";
import { vpcOf } from "./routes";
import { peerWays, type Way } from "./ways";

/** The addresses of a subnet, where they are known. */
export function addressesOf(subnet: PolicyResource | undefined): readonly string[] | undefined {
  const cidr = textOf(subnet?.props["cidrBlock"]);
  return typeof cidr === "string" && isRange(cidr) ? [cidr] : undefined;
}

/** Whether ranges hold some of the addresses that are meant, or all of them. Addresses not known may be any. */
export function isHeld(ranges: readonly string[], meant: readonly string[] | undefined, some: boolean): boolean {
  if (some) return meant === undefined ? ranges.length > 0 : commonPart(ranges, meant).length > 0;
  return containsRanges(ranges, meant ?? ["0.0.0.0/0"]);
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
export function joinOf(
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
