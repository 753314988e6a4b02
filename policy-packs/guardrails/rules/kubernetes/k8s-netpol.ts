import { liesIn, type Placed, placed } from "../../kubernetes/namespaces";
import { allowsAllIngress, deniesIngress } from "../../kubernetes/network-policies";
import { metadataText } from "../../kubernetes/objects";
import { type Rule, type StackVerdict, undetermined, violation } from "../../rule";
import type { Stack } from "../../stack";
import { UNKNOWN } from "../../value";

/** Namespaces of the cluster itself, whose pods talk to all others. */
const SYSTEM = /^kube-/;

function verdicts(stack: Stack, namespace: Placed, policies: readonly Placed[]): readonly StackVerdict[] {
  const name = metadataText(namespace.object, "name");
  if (typeof name === "string" && SYSTEM.test(name)) return [];
  const near = policies
    .map((policy) => ({ policy, here: liesIn(stack, policy, namespace) }))
    .filter(({ here }) => here !== false);
  const { resource, object } = namespace;
  const opened = near.filter(
    ({ policy, here }) => here === true && allowsAllIngress(policy.object.props["spec"]) === true,
  );
  const denials = near.map(({ policy, here }) => {
    const denies = deniesIngress(policy.object.props["spec"]);
    return here === true || denies === false ? denies : UNKNOWN;
  });
  return [
    ...opened.map(({ policy }) => ({
      ...violation(`${policy.object.prefix}spec.ingress`, "lets everybody into every pod, whatever other policies say"),
      resource: policy.resource,
    })),
    ...(denials.includes(true) ? [] : [{ ...missing(object.prefix, denials.includes(UNKNOWN)), resource }]),
  ];
}

function missing(prefix: string, perhaps: boolean) {
  const path = `${prefix}metadata.name`;
  return perhaps
    ? undetermined(path, "whether a network policy denies by default in the namespace is not known")
    : violation(path, "the namespace has no network policy that denies by default: every pod reaches its pods");
}

/** Pods are reached by those they are meant for. Without a policy Kubernetes lets every pod reach every other. */
export const k8sNetpol: Rule = {
  id: "k8s-netpol",
  title: "Namespaces deny by default",
  severity: "medium",
  tier: "standard",
  frameworks: [],
  requirements: ["D-013", "E-085"],
  remedy:
    'add a NetworkPolicy with podSelector: {} and policyTypes: ["Ingress", "Egress"], and one for each way that is meant (components/cluster/app-namespace.ts)',
  checkStack: (stack) => {
    const policies = placed(stack, "NetworkPolicy");
    return placed(stack, "Namespace")
      .filter(({ object }) => !object.partial)
      .flatMap((namespace) => verdicts(stack, namespace, policies));
  },
};
