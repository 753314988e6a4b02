import { formatAddress, lastOf, overlap, parseBlock } from "./ipv4-block";
import type { PlannedSubnet } from "./planned-subnet";

/** Refuses blocks that share addresses, unused space included. */
export function checkNoOverlaps(subnets: readonly PlannedSubnet[]): void {
  const blocks = subnets.map((subnet) => ({ subnet, block: parseBlock(subnet.cidrBlock) }));
  const overlapping = blocks.filter((one) => blocks.some((other) => one !== other && overlap(one.block, other.block)));
  if (overlapping.length === 0) return;
  const lines = overlapping.map(({ subnet }, at) => `${at + 1}. ${subnet.resourceName}: ${subnet.cidrBlock}\n`);
  throw new Error(
    "Some subnets overlap with another. Make the VPC larger, its subnets smaller, or use fewer availability " +
      `zones:\n\n${lines.join("")}`,
  );
}

/** Refuses a list of blocks that does not fill the network from its first to its last address, in this order. */
export function checkNoGaps(network: string, subnets: readonly PlannedSubnet[]): void {
  const whole = parseBlock(network);
  const gaps: string[] = [];
  let expected = whole.base;
  for (const [at, subnet] of subnets.entries()) {
    const block = parseBlock(subnet.cidrBlock);
    if (block.base !== expected) gaps.push(gapBefore(network, subnets[at - 1], subnet));
    expected = lastOf(block) + 1;
  }
  if (expected !== lastOf(whole) + 1) {
    const last = subnets.at(-1);
    gaps.push(
      `${last?.resourceName ?? "no subnet"} (ending ${formatAddress(expected - 1)}) ends before the VPC ends ` +
        `(at ${formatAddress(lastOf(whole))})`,
    );
  }
  if (gaps.length === 0) return;
  throw new Error(
    'subnetStrategy "Exact" needs every address to be accounted for, zone by zone; fill these gaps with specs of ' +
      `type "Unused": ${gaps.join(", ")}`,
  );
}

function gapBefore(network: string, previous: PlannedSubnet | undefined, subnet: PlannedSubnet): string {
  return previous === undefined
    ? `${subnet.resourceName} (${subnet.cidrBlock}) does not start at the beginning of the VPC (${network})`
    : `${previous.resourceName} (${previous.cidrBlock}) <=> ${subnet.resourceName} (${subnet.cidrBlock})`;
}
