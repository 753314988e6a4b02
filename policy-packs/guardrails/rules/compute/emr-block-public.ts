import { mustBeOn } from "../../facts/must-be";
import { listOf, type Properties, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

const RANGES = "permittedPublicSecurityGroupRuleRanges";
/** Ports that are left out of the block; AWS leaves SSH out where nobody sets anything. */
function rangeVerdicts(props: Properties): readonly Verdict[] {
  const ranges = listOf(props[RANGES]);
  if (ranges === UNKNOWN) return [undetermined(RANGES, "which ports are left out of the block is not known")];
  return ranges.map((_, index) =>
    violation(
      `${RANGES}[${index}]`,
      "clusters may be open to the internet at the ports that are left out of the block",
    ),
  );
}

/** No cluster is made with a group that is open to the internet, whoever makes it. */
export const emrBlockPublic: Rule = {
  id: "emr-block-public",
  title: "EMR makes no cluster that is open to the internet",
  severity: "high",
  tier: "standard",
  frameworks: controls({ fsbp: ["EMR.2"] }),
  requirements: [],
  remedy: `set blockPublicSecurityGroupRules: true, and leave ${RANGES} out`,
  types: ["aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration"],
  check: ({ props }) => [
    ...mustBeOn(props, "blockPublicSecurityGroupRules", { message: "clusters may be open to the internet" }),
    ...rangeVerdicts(props),
  ],
};
