import { controls } from "../../frameworks";
import { type KubernetesObject, objectsOf } from "../../kubernetes/objects";
import { type Rule, undetermined, type Verdict, violation } from "../../rule";
import { isProperties, listOf, type Properties, UNKNOWN } from "../../value";

/** Rights to get more rights: to give roles, to widen them, to be somebody else. */
const ESCALATING = ["bind", "escalate", "impersonate"];

/** Names that nobody may be let near, so that naming them narrows nothing. */
const POWERFUL = ["cluster-admin", "admin", "edit", "system:masters", "system:admin", "*"];

function ruleVerdicts(path: string, rule: Properties): readonly Verdict[] {
  const verbs = listOf(rule["verbs"]);
  const resources = listOf(rule["resources"]);
  if (verbs === UNKNOWN || resources === UNKNOWN) {
    return [undetermined(path, "what the rule allows is not known")];
  }
  const escalating = ESCALATING.filter((verb) => verbs.includes(verb));
  const said = [
    ...(verbs.includes("*") ? [violation(`${path}.verbs`, "everything may be done (*)")] : []),
    ...(resources.some((resource) => resource === "*" || resource === "*/*")
      ? [violation(`${path}.resources`, "it is for every resource (*), secrets too")]
      : []),
    ...(escalating.length > 0 && !isNarrowed(rule)
      ? [violation(`${path}.verbs`, `${escalating.join(", ")}: whoever has it gets every right`)]
      : []),
  ];
  const open = verbs.includes(UNKNOWN) || resources.includes(UNKNOWN);
  return open ? [...said, undetermined(path, "what the rule allows is not known")] : said;
}

/** Whether the rule is for named objects that are harmless: to bind the role `view`, to be one service account. */
function isNarrowed(rule: Properties): boolean {
  const names = listOf(rule["resourceNames"]);
  if (names === UNKNOWN || names.length === 0) return false;
  const escalates = listOf(rule["verbs"]);
  if (escalates === UNKNOWN || escalates.includes("escalate")) return false;
  return names.every((name) => typeof name === "string" && !POWERFUL.includes(name));
}

function objectVerdicts({ kind, props, prefix }: KubernetesObject): readonly Verdict[] {
  if (kind !== "ClusterRole" && kind !== "Role") return [];
  const rules = listOf(props["rules"]);
  if (rules === UNKNOWN) return [undetermined(`${prefix}rules`, "what the role allows is not known")];
  return rules.flatMap((rule, index) => {
    const path = `${prefix}rules[${index}]`;
    if (rule === UNKNOWN) return [undetermined(path, "what the rule allows is not known")];
    return isProperties(rule) ? ruleVerdicts(path, rule) : [];
  });
}

/** A role says what it is for. */
export const k8sRbacWildcard: Rule = {
  id: "k8s-rbac-wildcard",
  title: "Roles name what they allow, and none gives itself more",
  severity: "high",
  tier: "standard",
  frameworks: controls({ checkov: ["CKV_K8S_49", "CKV_K8S_157", "CKV_K8S_158"] }),
  requirements: ["E-022"],
  remedy:
    "name the verbs and resources; bind and impersonate only with resourceNames (components/cluster/view-only-rules.ts)",
  check: (resource) => objectsOf(resource).flatMap((object) => objectVerdicts(object)),
};
