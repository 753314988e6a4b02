import { companionOf } from "../../facts/companions";
import { valueAt } from "../../facts/must-be";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { listOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";

const FIREWALL = "aws:networkfirewall/firewall:Firewall";
const LOGGING = "aws:networkfirewall/loggingConfiguration:LoggingConfiguration";

function hasDestination({ props }: PolicyResource): boolean {
  const destinations = listOf(valueAt(props, "loggingConfiguration.logDestinationConfigs"));
  // A list that is not known yet has at least one: the provider refuses an empty one.
  return destinations === UNKNOWN || destinations.length > 0;
}

function verdictsOf(stack: Stack, resource: PolicyResource): readonly StackVerdict[] {
  const logging = companionOf(stack, resource, { type: LOGGING, property: "firewallArn", says: hasDestination });
  if (logging === true) return [];
  if (logging === false) return [{ ...violation("", "the firewall logs nothing"), resource }];
  const what = `whether ${logging.perhaps.name} logs for this firewall is not known`;
  return [{ ...undetermined("", what), resource }];
}

/** What a firewall has dropped, and what it has let pass, can be looked up. */
export const netFirewallLogs: Rule = {
  id: "net-firewall-logs",
  title: "Network firewalls log what they see",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["NetworkFirewall.2"] }),
  requirements: [],
  remedy:
    "add aws.networkfirewall.LoggingConfiguration with firewallArn: firewall.arn and a destination for ALERT and FLOW",
  checkStack: (stack) => stack.ofType(FIREWALL).flatMap((resource) => verdictsOf(stack, resource)),
};
