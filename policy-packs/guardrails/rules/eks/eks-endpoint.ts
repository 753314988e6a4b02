import { booleanOf, isProperties, listOf, type Properties, UNKNOWN } from "../../facts/value";
import { isPublic, isRange } from "../../network/addresses";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

const PROPERTY = "vpcConfig";

/** The cluster's API has no public address in production, and elsewhere one for named ranges at most. */
export const eksEndpoint: Rule = {
  id: "eks-endpoint",
  title: "The cluster's API is not open to the internet",
  severity: "critical",
  tier: "baseline",
  frameworks: controls({
    fsbp: ["EKS.1"],
    pci4: ["1.2.8", "1.3.1"],
    checkov: ["CKV_AWS_38", "CKV_AWS_39"],
  }),
  requirements: ["E-020", "D-013"],
  remedy:
    "set vpcConfig.endpointPublicAccess: false (causeway:eksEndpointPublicAccess), or name the ranges in publicAccessCidrs outside production",
  types: ["aws:eks/cluster:Cluster"],
  check({ props }, { environment }) {
    const config = props[PROPERTY];
    if (config === UNKNOWN) return [undetermined(PROPERTY, "whether the API has a public address is not known")];
    return endpointVerdicts(isProperties(config) ? config : {}, environment.production);
  },
};

/** AWS opens the endpoint to everybody unless it is told otherwise. */
function endpointVerdicts(config: Properties, production: boolean): readonly Verdict[] {
  const path = `${PROPERTY}.endpointPublicAccess`;
  const open = booleanOf(config["endpointPublicAccess"]);
  if (open === false) return [];
  const unset = open === undefined ? ", which is what AWS does when nothing is set" : "";
  if (production && open !== UNKNOWN) return [violation(path, `the API has a public address${unset}`)];
  const ranges = listOf(config["publicAccessCidrs"]);
  const from = ranges !== UNKNOWN && ranges.length === 0 ? ["0.0.0.0/0"] : ranges;
  const cidrs = from === UNKNOWN ? [] : from.filter((range) => typeof range === "string");
  const readable = from !== UNKNOWN && cidrs.length === from.length && cidrs.every(isRange);
  const wide = isPublic(cidrs.filter(isRange));
  if (!production && readable && !wide) return [];
  if (open === UNKNOWN) return [undetermined(path, "whether the API has a public address is not known")];
  if (wide) return [violation(`${PROPERTY}.publicAccessCidrs`, `the internet reaches the API${unset}`)];
  return [undetermined(`${PROPERTY}.publicAccessCidrs`, "who reaches the API is not known")];
}
