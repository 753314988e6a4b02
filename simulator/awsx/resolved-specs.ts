import { blockAround, type Ipv4Block, lastOf, nextBlock, parseBlock } from "./ipv4-block";
import type { SubnetSpec, SubnetType } from "./network-args";
import type { PlannedSubnet } from "./planned-subnet";

/** One entry of the `subnetLayout` output. */
export interface ResolvedSpec {
  readonly type: SubnetType;
  readonly name?: string;
  readonly cidrBlocks?: readonly string[];
  readonly cidrMask?: number;
  readonly size?: number;
}

/** Specs as the program gave them, masks and sizes filled in. */
export function specsOf(specs: readonly SubnetSpec[]): ResolvedSpec[] {
  return specs.map(({ type, name, cidrBlocks, cidrMask, size }) => ({ type, name, cidrBlocks, cidrMask, size }));
}

/**
 * Specs that describe a layout: the first zone's share of the list, space between blocks said as unused. Names are
 * not recovered, and a list that is not sorted by zone (the default legacy one) is cut all the same: the real package
 * answers so.
 */
export function layoutOf(subnets: readonly PlannedSubnet[], zoneCount: number): ResolvedSpec[] {
  const first = subnets.slice(0, subnets.length / zoneCount);
  return first.flatMap((subnet, at) => {
    const block = parseBlock(subnet.cidrBlock);
    const previous = first[at - 1];
    const gaps = previous === undefined ? [] : blocksBetween(parseBlock(previous.cidrBlock), block);
    return [
      ...gaps.map((gap): ResolvedSpec => ({ type: "Unused", cidrMask: gap.mask })),
      { type: subnet.type, cidrMask: block.mask },
    ];
  });
}

/** The widest blocks that fill the space between two. */
function blocksBetween(one: Ipv4Block, other: Ipv4Block): Ipv4Block[] {
  const [start, end] = one.base < other.base ? [one, other] : [other, one];
  const gaps: Ipv4Block[] = [];
  let next = nextBlock(start, start.mask);
  while (next.base < end.base) {
    const gap = widest(next, gaps.at(-1) ?? one, end);
    gaps.push(gap);
    next = nextBlock(gap, gap.mask);
  }
  return gaps;
}

/** The widest block at this place that touches neither neighbour. */
function widest(block: Ipv4Block, before: Ipv4Block, end: Ipv4Block): Ipv4Block {
  const wider = blockAround(block.base, block.mask - 1);
  const contains = (address: number): boolean => wider.base <= address && address <= lastOf(wider);
  return contains(lastOf(before)) || contains(end.base) ? block : widest(wider, before, end);
}
