import { parseBlock, sizeOf } from "./ipv4-block";
import type { SubnetSpec } from "./network-args";

/** Specs that agree with themselves: every size has its mask. `explicit` when all of them state their blocks. */
export type CheckedSpecs =
  | { readonly explicit: false; readonly specs: readonly SubnetSpec[] }
  | { readonly explicit: true; readonly specs: readonly (SubnetSpec & { readonly cidrBlocks: readonly string[] })[] };

/** Refuses specs that contradict themselves, all reasons at once, and fills in masks for sizes. */
export function checkSpecs(specs: readonly SubnetSpec[], zoneCount: number): CheckedSpecs {
  const explicit = specs.some((spec) => spec.cidrBlocks !== undefined);
  const problems = [...nameProblems(specs), ...sizeProblems(specs)];
  problems.push(...(explicit ? specs.flatMap((spec, at) => blockProblems(spec, at, zoneCount)) : maskProblems(specs)));
  if (problems.length > 0) throw new Error(`Invalid subnet specifications:\n - ${problems.join("\n - ")}`);
  if (explicit) return { explicit, specs: specs.map((spec) => ({ ...spec, cidrBlocks: spec.cidrBlocks ?? [] })) };
  return { explicit, specs: specs.map(withMaskAndSize) };
}

/** Of one type at most one spec goes without a name, and no two have the same. */
function nameProblems(specs: readonly SubnetSpec[]): string[] {
  const types = [...new Set(specs.map((spec) => spec.type.toLowerCase()))];
  return types.flatMap((type) => {
    const names = specs.filter((spec) => spec.type.toLowerCase() === type).map((spec) => spec.name);
    return new Set(names).size === names.length
      ? []
      : [`Multiple subnet specs of type "${type}" need unique names; at most one of them may go without`];
  });
}

function sizeProblems(specs: readonly SubnetSpec[]): string[] {
  const wrong = specs.flatMap((spec) => (spec.size === undefined || maskOfSize(spec.size) >= 0 ? [] : [spec.size]));
  return wrong.length === 0
    ? []
    : [`Subnet sizes must be powers of two from 4 to ${sizeOf(0)}; got ${wrong.join(", ")}`];
}

function blockProblems(spec: SubnetSpec, at: number, zoneCount: number): string[] {
  const blocks = spec.cidrBlocks;
  if (blocks === undefined) return ["If any subnet spec has cidrBlocks, all of them need cidrBlocks"];
  if (blocks.length !== zoneCount) {
    return [`subnetSpecs[${at}] has ${blocks.length} cidrBlocks; expected one for each of the ${zoneCount} zones`];
  }
  const masks = blocks.map((block) => parseBlock(block).mask);
  if (spec.cidrMask !== undefined && masks.some((mask) => mask !== spec.cidrMask)) {
    return [`The cidrMask of subnetSpecs[${at}] must match all its cidrBlocks or be left out`];
  }
  if (spec.size !== undefined && masks.some((mask) => sizeOf(mask) !== spec.size)) {
    return [`The size of subnetSpecs[${at}] must match all its cidrBlocks or be left out`];
  }
  return [];
}

function maskProblems(specs: readonly SubnetSpec[]): string[] {
  return specs.flatMap(({ size, cidrMask }) =>
    size !== undefined && cidrMask !== undefined && cidrMask > 0 && cidrMask <= 30 && sizeOf(cidrMask) !== size
      ? [`A subnet of size ${size} does not go with cidrMask ${cidrMask}, which holds ${sizeOf(cidrMask)} addresses`]
      : [],
  );
}

function withMaskAndSize(spec: SubnetSpec): SubnetSpec {
  const cidrMask = spec.cidrMask ?? (spec.size === undefined ? undefined : maskOfSize(spec.size));
  return { ...spec, cidrMask, size: cidrMask === undefined || cidrMask > 30 ? undefined : sizeOf(cidrMask) };
}

/** The mask of a number of addresses; -1 when no subnet has that many. Blocks below 4 addresses are not known. */
function maskOfSize(size: number): number {
  const mask = 32 - Math.log2(size);
  return Number.isInteger(mask) && mask >= 0 && mask <= 30 ? mask : -1;
}
