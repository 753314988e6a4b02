import { valueAt } from "../../facts/must-be";
import { referenceOf } from "../../facts/references";
import { type Stack, stackOf } from "../../facts/stack";
import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Unknown } from "../../facts/value";
import { type Placed, placed } from "../../kubernetes/namespaces";
import { configuredTexts, matchesAny } from "../../pack/configuration";
import { controls } from "../../pack/frameworks";
import { type Rule, type RuleContext, type StackVerdict, undetermined, type Verdict, violation } from "../../pack/rule";

/** Who administers a cluster by Kubernetes itself. */
const SUBJECTS = ["Group:system:masters"];

/** Names for whoever has not said who they are, and for whoever has. */
const ANYBODY = new Set(["User:system:anonymous", "Group:system:unauthenticated", "Group:system:authenticated"]);

/** Whatever runs in the cluster: most roles are nothing for all of it, these for sure. */
const EVERY_POD = "Group:system:serviceaccounts";
const POWERFUL = new Set(["admin", "edit"]);

/** Roles that Kubernetes itself gives to anybody: which version it is, which APIs it has. */
const FOR_ANYBODY = new Set(["system:discovery", "system:basic-user", "system:public-info-viewer"]);

const ROLES = ["ClusterRole", "Role"].map((kind) => `kubernetes:rbac.authorization.k8s.io/v1:${kind}`);

/** `User:name`, `Group:name`, `ServiceAccount:namespace/name`; UNKNOWN where a part of it is. */
function subjectText(subject: Properties): string | Unknown {
  const [kind, name, namespace] = ["kind", "name", "namespace"].map((property) => textOf(subject[property]));
  if (kind === UNKNOWN || name === UNKNOWN) return UNKNOWN;
  if (kind !== "ServiceAccount") return `${kind ?? ""}:${name ?? ""}`;
  return namespace === UNKNOWN ? UNKNOWN : `${kind}:${namespace ?? "default"}/${name ?? ""}`;
}

/** The name of a binding's role; while it has none, that of the stack's role which it comes from. */
function roleOf(stack: Stack, { resource, object }: Placed): string | Unknown | undefined {
  const name = textOf(valueAt(object.props, "roleRef.name"));
  if (name !== UNKNOWN) return name;
  const { candidates, certain } = referenceOf(stack, resource, name, "roleRef", ROLES);
  const [role] = candidates;
  return role === undefined || !certain ? UNKNOWN : textOf(valueAt(role.props, "metadata.name"));
}

function bindingVerdicts(stack: Stack, binding: Placed, allowed: readonly string[]): readonly Verdict[] {
  const { props, prefix } = binding.object;
  const role = roleOf(stack, binding);
  const subjects = listOf(props["subjects"]);
  if (role === undefined) return [];
  if (subjects === UNKNOWN) {
    const harmless = role !== UNKNOWN && FOR_ANYBODY.has(role);
    return harmless ? [] : [undetermined(`${prefix}subjects`, "who gets the role is not known")];
  }
  return subjects.flatMap((subject, index) => {
    const path = `${prefix}subjects[${index}]`;
    const who = isProperties(subject) ? subjectText(subject) : UNKNOWN;
    return subjectVerdicts(path, who, role, allowed, binding.object.kind === "ClusterRoleBinding");
  });
}

function subjectVerdicts(
  path: string,
  who: string | Unknown,
  role: string | Unknown,
  allowed: readonly string[],
  isWide: boolean,
): readonly Verdict[] {
  if (who !== UNKNOWN && matchesAny(who, allowed)) return [];
  if (role === UNKNOWN) return [undetermined(path, "which role is given is not known")];
  if (FOR_ANYBODY.has(role)) return [];
  if (who === UNKNOWN) return [undetermined(path, `who gets the role ${role} is not known`)];
  if (ANYBODY.has(who)) return [violation(path, `everybody (${who}) gets the role ${role}`)];
  if (who === EVERY_POD && POWERFUL.has(role)) return [violation(path, `every pod (${who}) gets the role ${role}`)];
  if (role === "cluster-admin") return [violation(path, `${who} gets the role cluster-admin and is not listed`)];
  // With the secrets and the pods of every namespace, that of the cluster's own workloads too.
  const isEverywhere = isWide && role === "admin";
  return isEverywhere ? [violation(path, `${who} gets the role admin of every namespace and is not listed`)] : [];
}

function verdicts(stack: Stack, { config }: RuleContext): readonly StackVerdict[] {
  const allowed = configuredTexts(config["subjects"], SUBJECTS);
  return placed(stack, "ClusterRoleBinding", "RoleBinding").flatMap((binding) =>
    bindingVerdicts(stack, binding, allowed).map((verdict) => ({ ...verdict, resource: binding.resource })),
  );
}

/** Whoever may do everything in a cluster is written down beside the rules, and nobody is who is not named. */
export const k8sRbacClusterAdmin: Rule = {
  id: "k8s-rbac-cluster-admin",
  title: "Only listed subjects administer the cluster, and nobody is let in unnamed",
  severity: "high",
  tier: "standard",
  frameworks: controls({ trivy: ["KSV-0111"], eksCis: ["4.1.1"] }),
  requirements: ["E-021", "E-022"],
  remedy:
    "bind a role that has what is needed (components/cluster/cluster-roles.ts), admin by a RoleBinding of one namespace, or list the subject in this policy's configuration",
  configSchema: {
    subjects: {
      type: "array",
      items: { type: "string" },
      description: "User:name, Group:name or ServiceAccount:namespace/name that may be bound; * stands for any text",
      default: SUBJECTS,
    },
  },
  // Alone a binding proves a violation; which role it means while that has no name the whole stack knows.
  check: (resource, context) =>
    resource.type.startsWith("kubernetes:")
      ? verdicts(stackOf([resource]), context).filter(({ kind }) => kind === "violation")
      : [],
  checkStack: verdicts,
};
