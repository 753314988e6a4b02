import { valueAt } from "../../facts/must-be";
import { listOf, textOf, UNKNOWN, type Unknown } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

/** What is done with packets that no rule is for, whole ones and pieces. */
const DEFAULTS = ["firewallPolicy.statelessDefaultActions", "firewallPolicy.statelessFragmentDefaultActions"];

function verdictsOf(actions: ReturnType<typeof listOf>, path: string): readonly Verdict[] {
  const texts: readonly (string | Unknown | undefined)[] = actions === UNKNOWN ? [UNKNOWN] : actions.map(textOf);
  if (texts.some((text) => text !== UNKNOWN && text?.toLowerCase() === "aws:pass")) {
    return [violation(path, "packets that no rule is for pass, and nobody looks into them")];
  }
  return texts.includes(UNKNOWN)
    ? [undetermined(path, "what is done with packets that no rule is for is not known")]
    : [];
}

/** A firewall that lets pass what nobody has thought of is none. */
export const netFirewallDefault: Rule = {
  id: "net-firewall-default",
  title: "Network firewalls drop or look into packets that no rule is for",
  severity: "high",
  tier: "standard",
  frameworks: controls({ fsbp: ["NetworkFirewall.4", "NetworkFirewall.5"] }),
  requirements: ["D-013"],
  remedy:
    "set statelessDefaultActions and statelessFragmentDefaultActions to aws:forward_to_sfe, or to aws:drop where rules let the rest in",
  types: ["aws:networkfirewall/firewallPolicy:FirewallPolicy"],
  check: ({ props }) => DEFAULTS.flatMap((path) => verdictsOf(listOf(valueAt(props, path)), path)),
};
