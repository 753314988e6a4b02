import { everyValueAt } from "../../facts/every-value";
import { isProperties, listOf, type Properties, UNKNOWN } from "../../facts/value";
import { selectsLabels } from "../../kubernetes/label-selectors";
import { type KubernetesObject, objectsOf } from "../../kubernetes/objects";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

/** Rights to get more rights: to give roles, to widen them, to be somebody else. */
const ESCALATING = ["bind", "escalate", "impersonate"];

/** Names that nobody may be let near, so that naming them narrows nothing. */
const POWERFUL = ["cluster-admin", "admin", "edit", "system:masters", "system:admin", "*"];

/** Rights for the whole cluster that are all others in other words, by kind of object and verb. */
const ANY_RIGHT: readonly { readonly resource: string; readonly verb: string; readonly said: string }[] = [
  { resource: "serviceaccounts/token", verb: "create", said: "whoever has it is any service account" },
  { resource: "nodes/proxy", verb: "create", said: "whoever has it runs commands in any pod" },
  {
    resource: "certificatesigningrequests/approval",
    verb: "update",
    said: "whoever has it agrees to certificates of any user",
  },
];

/** The labels of `cluster-admin`, which a role that puts others together may take in. */
const CLUSTER_ADMIN = { "kubernetes.io/bootstrapping": "rbac-defaults" };

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

/** What a rule of a ClusterRole gives away by a right to something that it does not name. */
function anyRightVerdicts(path: string, rule: Properties): readonly Verdict[] {
  const verbs = listOf(rule["verbs"]);
  const resources = listOf(rule["resources"]);
  const names = listOf(rule["resourceNames"]);
  if (verbs === UNKNOWN || resources === UNKNOWN || (names !== UNKNOWN && names.length > 0)) return [];
  return ANY_RIGHT.filter(({ resource, verb }) => resources.includes(resource) && verbs.includes(verb)).map(
    ({ resource, verb, said }) =>
      names === UNKNOWN
        ? undetermined(`${path}.resourceNames`, `for which objects it may ${verb} ${resource} is not known`)
        : violation(`${path}.resources`, `${verb} ${resource}: ${said}`),
  );
}

/** A role that is put together from others has what they have: by labels that `cluster-admin` has, everything. */
function aggregateVerdicts({ props, prefix }: KubernetesObject): readonly Verdict[] {
  const path = `${prefix}aggregationRule`;
  const selectors = everyValueAt(props, "aggregationRule.clusterRoleSelectors").flatMap(({ value }) => listOf(value));
  return selectors.flatMap((selector) => {
    const answer = selectsLabels(selector, CLUSTER_ADMIN);
    if (answer === UNKNOWN) return [undetermined(path, "which roles it is put together from is not known")];
    return answer === false ? [] : [violation(path, "it takes in cluster-admin, and so may do everything")];
  });
}

function objectVerdicts(object: KubernetesObject): readonly Verdict[] {
  const { kind, props, prefix } = object;
  if (kind !== "ClusterRole" && kind !== "Role") return [];
  const isWide = kind === "ClusterRole";
  return [...(isWide ? aggregateVerdicts(object) : []), ...rulesVerdicts(props, prefix, isWide)];
}

function rulesVerdicts(props: Properties, prefix: string, isWide: boolean): readonly Verdict[] {
  const rules = listOf(props["rules"]);
  if (rules === UNKNOWN) return [undetermined(`${prefix}rules`, "what the role allows is not known")];
  return rules.flatMap((rule, index) => {
    const path = `${prefix}rules[${index}]`;
    if (rule === UNKNOWN) return [undetermined(path, "what the rule allows is not known")];
    if (!isProperties(rule)) return [];
    return [...ruleVerdicts(path, rule), ...(isWide ? anyRightVerdicts(path, rule) : [])];
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
