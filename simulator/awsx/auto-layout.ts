import { blockAround, formatBlock, type Ipv4Block, nextBlock, parseBlock, sizeOf } from "./ipv4-block";
import type { SubnetSpec } from "./network-args";
import { type LayoutFrame, type PlannedSubnet, plannedSubnet } from "./planned-subnet";

/** The types of a network without specs, in the order of their addresses. */
const DEFAULT_TYPES = ["Private", "Public"] as const;

/**
 * Every zone gets an equal power-of-two share of the network; in it the specs follow each other in their order, each
 * at the next address that its size allows. Specs without a mask share the zone evenly.
 */
export function autoLayout(frame: LayoutFrame, specs: readonly SubnetSpec[] | undefined): PlannedSubnet[] {
  const network = parseBlock(frame.cidrBlock);
  const zoneMask = zoneMaskOf(frame);
  const wanted = specs ?? defaultSpecs(zoneMask);
  if (wanted.length === 0) throw new Error("No subnets specified; expected at least one spec in subnetSpecs");
  const evenMask = zoneMask + bitsFor(wanted.length);
  const masks = wanted.map((spec) => spec.cidrMask ?? evenMask);
  const needed = masks.reduce((sum, mask) => sum + sizeOf(mask), 0);
  if (needed > sizeOf(zoneMask)) {
    throw new Error(
      `Subnets are too large for the VPC: a zone of ${frame.cidrBlock} has ${sizeOf(zoneMask)} addresses, ` +
        `its subnets need ${needed}`,
    );
  }
  return frame.zones.flatMap((_zone, zoneIndex) => {
    const start = network.base + zoneIndex * sizeOf(zoneMask);
    const blocks = masks.reduce<Ipv4Block[]>((placed, mask) => {
      const previous = placed.at(-1);
      return [...placed, previous === undefined ? blockAround(start, mask) : nextBlock(previous, mask)];
    }, []);
    return wanted.map((spec, at) => {
      const block = blocks[at] ?? blockAround(start, zoneMask);
      return plannedSubnet(frame, spec, zoneIndex, formatBlock(block));
    });
  });
}

/** As `autoLayout`, from the default public and private subnets with the program's specs laid over them by type. */
export function autoMergeLayout(frame: LayoutFrame, specs: readonly SubnetSpec[] | undefined): PlannedSubnet[] {
  return autoLayout(frame, mergeWithDefaults(specs ?? [], defaultSpecs(zoneMaskOf(frame))));
}

/** Refuses blocks in specs that are to be merged. */
export function checkMergeable(specs: readonly SubnetSpec[]): void {
  if (specs.some((spec) => spec.cidrBlocks !== undefined)) {
    throw new Error(
      'subnetStrategy "AutoMerge" takes no cidrBlocks in subnetSpecs; state the whole layout with "Auto" or "Exact"',
    );
  }
}

/** Prefix length of a zone's share. */
function zoneMaskOf(frame: LayoutFrame): number {
  return frame.zoneMask ?? parseBlock(frame.cidrBlock).mask + bitsFor(frame.zones.length);
}

/** How many bits tell `count` shares apart. */
function bitsFor(count: number): number {
  return count === 0 ? 0 : Math.ceil(Math.log2(count));
}

/** Half of a zone private, a quarter public, the rest free; of a large network only a /16's worth a zone. */
function defaultSpecs(zoneMask: number): SubnetSpec[] {
  if (zoneMask > 26) {
    throw new Error(
      `Automatic subnets need at least a /26 in each zone, but only a /${zoneMask} is there. ` +
        "State very small subnets in subnetSpecs",
    );
  }
  const widest = Math.max(zoneMask, 16);
  return DEFAULT_TYPES.map((type, at) => ({ type, cidrMask: widest + at + 1 }));
}

/** An unnamed spec replaces the default of its type; others come behind. A spec without a mask has none afterwards. */
function mergeWithDefaults(specs: readonly SubnetSpec[], defaults: readonly SubnetSpec[]): SubnetSpec[] {
  const isDefault = (spec: SubnetSpec): boolean =>
    spec.name === undefined && defaults.some((one) => one.type.toLowerCase() === spec.type.toLowerCase());
  const merged = defaults.map((one) => ({
    ...one,
    ...specs.find((spec) => isDefault(spec) && spec.type.toLowerCase() === one.type.toLowerCase()),
  }));
  return [...merged, ...specs.filter((spec) => !isDefault(spec))];
}
