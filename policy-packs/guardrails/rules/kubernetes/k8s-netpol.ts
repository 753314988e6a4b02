import type { Stack } from "../../facts/stack";
import { UNKNOWN, type Unknown } from "../../facts/value";
import { homeOf, namespaceKey, type Placed, placed } from "../../kubernetes/namespaces";
import { allowsAllIngress, deniesIngress } from "../../kubernetes/network-policies";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";

/** Namespaces of the cluster itself, whose pods talk to all others. */
const SYSTEM = /^kube-/;

/** The network policies of namespaces, by the namespace's key; those whose namespace is not known may be of any. */
type Policies = ReadonlyMap<string | Unknown, readonly Placed[]>;

function policiesOf(stack: Stack): Policies {
  const policies = new Map<string | Unknown, Placed[]>();
  for (const policy of placed(stack, "NetworkPolicy")) {
    const home = homeOf(stack, policy);
    const others = policies.get(home);
    if (others === undefined) policies.set(home, [policy]);
    else others.push(policy);
  }
  return policies;
}

function verdicts(namespace: Placed, policies: Policies): readonly StackVerdict[] {
  const key = namespaceKey(namespace);
  if (SYSTEM.test(key)) return [];
  const here = policies.get(key) ?? [];
  const perhaps = policies.get(UNKNOWN) ?? [];
  const denials = [
    ...here.map(({ object }) => deniesIngress(object.props["spec"])),
    ...perhaps.map(({ object }) => deniesIngress(object.props["spec"]) !== false && UNKNOWN),
  ];
  const { resource, object } = namespace;
  return [
    ...here
      .filter((policy) => allowsAllIngress(policy.object.props["spec"]) === true)
      .map((policy) => ({
        ...violation(
          `${policy.object.prefix}spec.ingress`,
          "lets everybody into every pod, whatever other policies say",
        ),
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
    const policies = policiesOf(stack);
    return placed(stack, "Namespace")
      .filter(({ object }) => !object.partial)
      .flatMap((namespace) => verdicts(namespace, policies));
  },
};
