import { mustBeOn } from "../../facts/must-be";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

/** A network without its firewall lets everything pass, or nothing. Not set means not protected. */
export const netFirewallProtect: Rule = {
  id: "net-firewall-protect",
  title: "Network firewalls are protected from deletion",
  severity: "medium",
  tier: "production",
  frameworks: controls({ fsbp: ["NetworkFirewall.9"], checkov: ["CKV_AWS_344"] }),
  requirements: ["K-15"],
  remedy: "set deleteProtection: true",
  types: ["aws:networkfirewall/firewall:Firewall"],
  check: ({ props }) => mustBeOn(props, "deleteProtection", { message: "the firewall can be deleted by mistake" }),
};
