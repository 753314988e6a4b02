import { valueAt } from "../../facts/must-be";
import { numberOf, type Properties, textOf, UNKNOWN } from "../../facts/value";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";
import {
  FLEET,
  INSTANCE,
  LAUNCH_CONFIGURATION,
  NODE_GROUP,
  SCALING_GROUP,
  SPOT_FLEET,
  SPOT_REQUEST,
  TEMPLATE,
} from "../../services/machines";

const TAKEN = "AWS takes spot machines away at two minutes' notice";

/** The property that makes machines spot ones, where it has this value. */
const SWITCHES: Readonly<Record<string, readonly [path: string, value: string]>> = {
  [INSTANCE]: ["instanceMarketOptions.marketType", "spot"],
  [TEMPLATE]: ["instanceMarketOptions.marketType", "spot"],
  [NODE_GROUP]: ["capacityType", "spot"],
  [FLEET]: ["targetCapacitySpecification.defaultTargetCapacityType", "spot"],
};

const SHARE = "mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity";

/** Options of a market without its name are those of spot machines. */
function hasSpotOptions(props: Properties): boolean {
  return (valueAt(props, "instanceMarketOptions.spotOptions") ?? undefined) !== undefined;
}

/** The share of machines that AWS does not take away; all of them where nothing is set. */
function shareVerdicts(props: Properties): readonly Verdict[] {
  const share = numberOf(valueAt(props, SHARE));
  if (share === UNKNOWN) return [undetermined(SHARE, "how many machines are spot ones is not known")];
  return share === undefined || share >= 100 ? [] : [violation(SHARE, `${100 - share} of 100 machines: ${TAKEN}`)];
}

/** What people depend on runs on machines that stay. */
export const ec2NoSpot: Rule = {
  id: "ec2-no-spot",
  title: "Production runs on no spot machines",
  severity: "low",
  tier: "production",
  frameworks: [],
  requirements: ["E-145"],
  remedy: 'set capacityType: "ON_DEMAND" (causeway:nodeCapacityType), and no market options',
  types: [...Object.keys(SWITCHES), SPOT_REQUEST, SPOT_FLEET, LAUNCH_CONFIGURATION, SCALING_GROUP],
  check({ type, props }) {
    if (type === SPOT_REQUEST || type === SPOT_FLEET) return [violation("", TAKEN)];
    if (type === SCALING_GROUP) return shareVerdicts(props);
    if (type === LAUNCH_CONFIGURATION) {
      return textOf(props["spotPrice"]) === undefined ? [] : [violation("spotPrice", TAKEN)];
    }
    const [path, spot] = SWITCHES[type] ?? ["", ""];
    const value = textOf(valueAt(props, path)) ?? (hasSpotOptions(props) ? spot : undefined);
    if (value === UNKNOWN) return [undetermined(path, "whether the machines are spot ones is not known")];
    return value?.toLowerCase() === spot ? [violation(path, TAKEN)] : [];
  },
};
