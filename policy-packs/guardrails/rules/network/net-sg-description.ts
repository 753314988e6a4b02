import type { PolicyResource } from "../../facts/resource";
import { isProperties, listOf, type Properties, textOf, UNKNOWN } from "../../facts/value";
import { GROUPS, ruleTypes } from "../../network/group-rules";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

/** What the provider writes where nobody has said anything. */
const PLACEHOLDER = /^managed by (pulumi|terraform)$/i;

/** Descriptions of inline rules, and of the group itself, which AWS gives the default one. */
function groupVerdicts({ type, props }: PolicyResource): readonly Verdict[] {
  const own = type.endsWith(":DefaultSecurityGroup") ? [] : descriptionVerdicts(props, descriptionOf(type), "group");
  return [
    ...own,
    ...["ingress", "egress", "securityGroupIngress", "securityGroupEgress"].flatMap((list) =>
      inlineVerdicts(props, list),
    ),
  ];
}

function descriptionOf(type: string): string {
  return type === "aws-native:ec2:SecurityGroup" ? "groupDescription" : "description";
}

function inlineVerdicts(props: Properties, list: string): readonly Verdict[] {
  const rules = listOf(props[list]);
  if (rules === UNKNOWN) return [undetermined(list, "whether the rules say what they are for is not known")];
  return rules.flatMap((rule, index) => {
    const path = `${list}[${index}]`;
    if (isProperties(rule)) return descriptionVerdicts(rule, `${path}.description`, "rule", rule["description"]);
    return rule === UNKNOWN ? [undetermined(path, "whether the rule says what it is for is not known")] : [];
  });
}

/** A description that is not known yet is there. */
function descriptionVerdicts(props: Properties, path: string, what: string, value = props[path]): readonly Verdict[] {
  const text = textOf(value);
  if (text === UNKNOWN || (text !== undefined && text.trim() !== "" && !PLACEHOLDER.test(text.trim()))) return [];
  return [violation(path, `the ${what} does not say what it is for`)];
}

/** Who reviews a rule has to know what it is for. */
export const netSgDescription: Rule = {
  id: "net-sg-description",
  title: "Security groups and their rules say what they are for",
  severity: "low",
  tier: "standard",
  frameworks: controls({ checkov: ["CKV_AWS_23"] }),
  requirements: ["E-014"],
  remedy: "set description on the group and on each of its rules",
  types: [...GROUPS, ...ruleTypes],
  check: (resource) =>
    GROUPS.includes(resource.type)
      ? groupVerdicts(resource)
      : descriptionVerdicts(resource.props, "description", "rule"),
};
