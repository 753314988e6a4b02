import type { NatStrategy } from "./network-args";
import type { PlannedSubnet } from "./planned-subnet";

/** Refuses a number of given Elastic IPs that does not go with the strategy, so that no address is a surprise. */
export function checkElasticIps(strategy: NatStrategy, count: number, zoneCount: number): void {
  const allowed = { none: [0], single: [0, 1], oneperaz: [0, zoneCount] }[lowered(strategy)];
  if (!allowed.includes(count)) {
    throw new Error(
      `natGateways has ${count} elasticIpAllocationIds; expected ${allowed.join(" or ")} with strategy "${strategy}"`,
    );
  }
}

/** Refuses NAT gateways without public subnets to stand in or without subnets that would use them. */
export function checkNatHosts(strategy: NatStrategy, subnets: readonly PlannedSubnet[]): void {
  if (lowered(strategy) === "none") return;
  const types = new Set(subnets.map((subnet) => subnet.type.toLowerCase()));
  if (types.has("public") && (types.has("private") || types.has("isolated"))) return;
  throw new Error(
    `NAT gateway strategy "${strategy}" needs public subnets to host the gateways and private or isolated subnets ` +
      'to use them; add such specs or set natGateways.strategy to "None"',
  );
}

/** Whether a public subnet of the zone with this index gets a gateway, when there are `existing` so far. */
export function needsNatGateway(strategy: NatStrategy, existing: number, zoneIndex: number): boolean {
  return existing < { none: 0, single: 1, oneperaz: zoneIndex + 1 }[lowered(strategy)];
}

/** Which gateway the private subnets of a zone use; undefined when there are none. */
export function natGatewayIndex(strategy: NatStrategy, zoneIndex: number): number | undefined {
  return { none: undefined, single: 0, oneperaz: zoneIndex }[lowered(strategy)];
}

function lowered(strategy: NatStrategy): Lowercase<NatStrategy> {
  const lower = strategy.toLowerCase();
  if (lower === "none" || lower === "single" || lower === "oneperaz") return lower;
  throw new Error(`natGateways.strategy is "${strategy}"; expected "None", "Single" or "OnePerAz"`);
}
