import { anyOf } from "../../facts/answers";
import { companionOf } from "../../facts/companions";
import { valueAt } from "../../facts/must-be";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { listOf, textOf, UNKNOWN } from "../../facts/value";
import { isAccelerated } from "../../network/accelerators";
import { BALANCER, facesInternet, kindOf } from "../../network/balancers";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";

const ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";

function verdictsOf(stack: Stack, resource: PolicyResource): readonly StackVerdict[] {
  const kind = kindOf(resource);
  const faces = anyOf([facesInternet(resource), isAccelerated(stack, resource)]);
  if (kind === "network" || kind === "gateway" || faces === false) return [];
  const acl = companionOf(stack, resource, { type: ASSOCIATION, property: "resourceArn" });
  if (acl === true) return [];
  if (acl !== false) {
    const what = `whether the web ACL of ${acl.perhaps.name} is for this load balancer is not known`;
    return [{ ...undetermined("", what), resource }];
  }
  if (faces === UNKNOWN) {
    return [{ ...undetermined("internal", "whether the load balancer faces the internet is not known"), resource }];
  }
  if (kind === UNKNOWN) {
    return [{ ...undetermined("loadBalancerType", "whether the load balancer reads requests is not known"), resource }];
  }
  return [{ ...violation("", "the load balancer faces the internet without a web ACL"), resource }];
}

const ACL = "aws:wafv2/webAcl:WebAcl";
/** Resources of their own that give a web ACL rules. */
const RULES = ["aws:wafv2/webAclRule:WebAclRule", "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation"];

/** A web ACL without a rule, whose last word is to let through, looks at nothing. */
function aclVerdicts(stack: Stack): readonly StackVerdict[] {
  if (stack.ofType(...RULES).length > 0) return [];
  return stack
    .ofType(ACL)
    .filter(({ props }) => {
      const rules = listOf(props["rules"]);
      const isEmpty = rules !== UNKNOWN && rules.length === 0 && textOf(props["ruleJson"]) === undefined;
      return isEmpty && valueAt(props, "defaultAction.block") === undefined && props["defaultAction"] !== UNKNOWN;
    })
    .map((resource) => ({ ...violation("rules", "the web ACL has no rule: it lets everything through"), resource }));
}

/** What the public sends is looked at before the application sees it. */
export const elbWaf: Rule = {
  id: "elb-waf",
  title: "Application load balancers that face the internet have a web ACL, and web ACLs have rules",
  severity: "high",
  tier: "standard",
  frameworks: controls({
    fsbp: ["WAF.10"],
    securityHub: ["ELB.16"],
    pci4: ["6.4.1", "6.4.2"],
    checkov: ["CKV2_AWS_28"],
  }),
  requirements: ["D-025"],
  remedy: "add aws.wafv2.WebAclAssociation with resourceArn: loadBalancer.arn, and rules to the web ACL",
  checkStack: (stack) => [
    ...stack.ofType(BALANCER).flatMap((resource) => verdictsOf(stack, resource)),
    ...aclVerdicts(stack),
  ],
};
