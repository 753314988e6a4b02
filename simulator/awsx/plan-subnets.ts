import { autoLayout, autoMergeLayout, checkMergeable } from "./auto-layout";
import { checkNoGaps, checkNoOverlaps } from "./check-blocks";
import { type CheckedSpecs, checkSpecs } from "./check-specs";
import { legacyLayout } from "./legacy-layout";
import { checkNatHosts } from "./nat-plan";
import type { NatStrategy, SubnetSpec, SubnetStrategy } from "./network-args";
import { type LayoutFrame, type PlannedSubnet, plannedSubnet } from "./planned-subnet";
import { layoutOf, type ResolvedSpec, specsOf } from "./resolved-specs";

/** All blocks of a network and how to say them as specs. */
export interface SubnetPlan {
  readonly subnets: readonly PlannedSubnet[];
  /** The `subnetLayout` output: specs that give the same layout with the strategy "Auto". */
  readonly layout: readonly ResolvedSpec[];
  /** The specs say neither blocks nor strategy: the real package warns that its default will change. */
  readonly relyOnDefault: boolean;
}

/** Decides every subnet of a network, or refuses with what the real package refuses. */
export function planSubnets(
  frame: LayoutFrame,
  specs: readonly SubnetSpec[] | undefined,
  strategy: SubnetStrategy | undefined,
  natStrategy: NatStrategy,
): SubnetPlan {
  if (strategy === "AutoMerge" && specs !== undefined) checkMergeable(specs);
  const checked = specs === undefined ? undefined : checkSpecs(specs, frame.zones.length);
  const subnets = place(frame, checked, strategy ?? "Legacy");
  checkNoOverlaps(subnets);
  if (strategy === "Exact") checkNoGaps(frame.cidrBlock, subnets);
  checkNatHosts(natStrategy, subnets);
  const derived = checked === undefined || strategy === undefined || strategy === "Legacy" || strategy === "AutoMerge";
  return {
    subnets,
    layout: derived ? layoutOf(subnets, frame.zones.length) : specsOf(checked.specs),
    relyOnDefault: strategy === undefined && checked !== undefined && !checked.explicit,
  };
}

function place(frame: LayoutFrame, checked: CheckedSpecs | undefined, strategy: SubnetStrategy): PlannedSubnet[] {
  if (strategy === "Legacy" || (strategy === "Exact" && checked === undefined)) {
    return legacyLayout(frame, checked?.specs);
  }
  if (checked?.explicit === true) {
    const { specs } = checked;
    return frame.zones.flatMap((_zone, at) =>
      specs.map((spec) => plannedSubnet(frame, spec, at, spec.cidrBlocks[at] ?? "")),
    );
  }
  return strategy === "AutoMerge" ? autoMergeLayout(frame, checked?.specs) : autoLayout(frame, checked?.specs);
}
