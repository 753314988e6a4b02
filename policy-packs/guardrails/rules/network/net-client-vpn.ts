import { mustBeOn } from "../../facts/must-be";
import { booleanOf, type Properties, textOf, UNKNOWN } from "../../facts/value";
import { isPublic } from "../../network/addresses";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

const ENDPOINT = "aws:ec2clientvpn/endpoint:Endpoint";
const AUTHORIZATION = "aws:ec2clientvpn/authorizationRule:AuthorizationRule";
const TARGET = "targetNetworkCidr";

/** Everybody who can log in, to every network there is behind the endpoint. */
function authorizationVerdicts(props: Properties): readonly Verdict[] {
  const everybody = booleanOf(props["authorizeAllGroups"]) ?? false;
  const target = textOf(props[TARGET]);
  if (everybody === false) return [];
  if (typeof target === "string" && !isPublic([target])) return [];
  if (everybody === UNKNOWN || target === UNKNOWN) {
    return [undetermined(TARGET, "whether everybody reaches every network is not known")];
  }
  return [violation(TARGET, "everybody who logs in reaches every network behind the endpoint")];
}

/** Whoever comes in from outside is known, and reaches what his group needs. */
export const netClientVpn: Rule = {
  id: "net-client-vpn",
  title: "Client VPNs log who connects, and let groups in to networks by name",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["EC2.51"] }),
  requirements: [],
  remedy:
    "set connectionLogOptions with enabled: true and a cloudwatchLogGroup; name the network in targetNetworkCidr, or the group in accessGroupId",
  types: [ENDPOINT, AUTHORIZATION],
  check: ({ type, props }) =>
    type === AUTHORIZATION
      ? authorizationVerdicts(props)
      : mustBeOn(props, "connectionLogOptions.enabled", { message: "nobody knows who connected" }),
};
