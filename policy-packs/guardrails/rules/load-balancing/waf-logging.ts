import { companionOf } from "../../facts/companions";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { listOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";

const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
const LOGGING = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";

function hasDestination({ props }: PolicyResource): boolean | typeof UNKNOWN {
  const destinations = listOf(props["logDestinationConfigs"]);
  // A list that is not known yet has at least one: the provider refuses an empty one.
  return destinations === UNKNOWN || destinations.length > 0;
}

function verdictsOf(stack: Stack, resource: PolicyResource): readonly StackVerdict[] {
  const logging = companionOf(stack, resource, { type: LOGGING, property: "resourceArn", says: hasDestination });
  if (logging === true) return [];
  if (logging === false) return [{ ...violation("", "the web ACL logs nothing"), resource }];
  const what = `whether ${logging.perhaps.name} logs for this web ACL is not known`;
  return [{ ...undetermined("", what), resource }];
}

/** An attack that was refused is seen, and one that was not can be traced. */
export const wafLogging: Rule = {
  id: "waf-logging",
  title: "Web ACLs log what they see",
  severity: "medium",
  tier: "standard",
  frameworks: controls({
    securityHub: ["WAF.11"],
    pci4: ["10.2.1", "10.2.2"],
    soc2: ["A1.1", "PI1.2"],
    iso27001: ["A.8.15", "A.8.16"],
    checkov: ["CKV2_AWS_31"],
  }),
  requirements: ["D-025", "D-014"],
  remedy: "add aws.wafv2.WebAclLoggingConfiguration with resourceArn: webAcl.arn and a log group named aws-waf-logs-…",
  checkStack: (stack) => stack.ofType(WEB_ACL).flatMap((resource) => verdictsOf(stack, resource)),
};
