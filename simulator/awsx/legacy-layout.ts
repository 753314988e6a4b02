import { blockAround, formatBlock, type Ipv4Block, nextBlock, overlap, parseBlock, sizeOf } from "./ipv4-block";
import type { SubnetSpec } from "./network-args";
import { type LayoutFrame, type PlannedSubnet, plannedSubnet } from "./planned-subnet";

/** The order of types inside a zone, and the widest prefix that a spec without a mask gets. */
const GROUPS = [
  { type: "Private", widest: 19 },
  { type: "Public", widest: 20 },
  { type: "Isolated", widest: 24 },
] as const;

/**
 * The layout of networks that state no strategy: private subnets first in every zone, then public, then isolated, in
 * whatever order the program lists them. Unused specs take no space.
 */
export function legacyLayout(frame: LayoutFrame, specs: readonly SubnetSpec[] | undefined): PlannedSubnet[] {
  const network = parseBlock(frame.cidrBlock);
  const zoneBits = frame.zones.length < 2 ? 0 : Math.ceil(Math.log2(frame.zones.length));
  const zoneBlocks = frame.zones.map((_zone, at) => part(network, network.mask + zoneBits, at));
  if (specs === undefined) return defaultLayout(frame, zoneBlocks);
  const shareMask = network.mask + zoneBits + (specs.length === 1 ? 0 : 1);
  return zoneBlocks.flatMap((zone, zoneIndex) =>
    placeZone(zone, specs, shareMask).map(({ spec, block }) =>
      plannedSubnet(frame, spec, zoneIndex, formatBlock(block)),
    ),
  );
}

/** All private subnets, each half of its zone, and then all public ones, each a quarter. */
function defaultLayout(frame: LayoutFrame, zoneBlocks: readonly Ipv4Block[]): PlannedSubnet[] {
  const halves = zoneBlocks.map((zone) => part(zone, zone.mask + 1, 0));
  const quarters = halves.map((half) => part(nextBlock(half, half.mask), half.mask + 1, 0));
  return [
    ...halves.map((block, at) => plannedSubnet(frame, { type: "Private" }, at, formatBlock(block))),
    ...quarters.map((block, at) => plannedSubnet(frame, { type: "Public" }, at, formatBlock(block))),
  ];
}

interface Placed {
  readonly spec: SubnetSpec;
  readonly block: Ipv4Block;
}

function placeZone(zone: Ipv4Block, specs: readonly SubnetSpec[], shareMask: number): Placed[] {
  const placed: Placed[] = [];
  for (const { type, widest } of GROUPS) {
    const before = placed.at(-1)?.block;
    const start = before === undefined ? zone : { base: before.base + sizeOf(before.mask), mask: before.mask };
    const group = specs.filter((spec) => spec.type.toLowerCase() === type.toLowerCase());
    for (const [at, spec] of group.entries()) {
      const mask = spec.cidrMask ?? Math.max(shareMask, widest);
      const previous = placed.at(-1)?.block;
      const wanted = part(start, mask, at);
      const taken = previous !== undefined && overlap(previous, blockAround(wanted.base, mask));
      placed.push({ spec: { ...spec, type }, block: taken ? nextBlock(previous, mask) : wanted });
    }
  }
  return placed;
}

/** The block with this number (from 0) among the blocks of this mask that start where `block` does. */
function part(block: Ipv4Block, mask: number, at: number): Ipv4Block {
  if (mask > 32) {
    throw new Error(
      `${formatBlock(block)} is too small: a part of it would have a prefix of /${mask}; expected /32 at most`,
    );
  }
  return { base: block.base + at * sizeOf(mask), mask };
}
