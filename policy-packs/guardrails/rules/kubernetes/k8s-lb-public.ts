import { ingressVerdicts } from "../../kubernetes/ingress-scheme";
import { INTERNAL, isInternal, SCHEME } from "../../kubernetes/load-balancer-scheme";
import { type KubernetesObject, metadataMap, objectsOf } from "../../kubernetes/objects";
import { valueAt } from "../../must-be";
import { isPublic, isRange } from "../../network/addresses";
import { type Rule, undetermined, untold, type Verdict, violation } from "../../rule";
import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Unknown } from "../../value";

const RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";

/** The ranges that a load balancer lets in; none set means everybody. */
function rangesOf(annotations: Properties, spec: Properties): readonly string[] | Unknown {
  const set = listOf(spec["loadBalancerSourceRanges"]);
  const text = textOf(annotations[RANGES]);
  if (set === UNKNOWN || set.includes(UNKNOWN)) return UNKNOWN;
  if (set.length > 0) return set.filter((range) => typeof range === "string");
  return text === UNKNOWN ? UNKNOWN : (text?.split(",").map((range) => range.trim()) ?? []);
}

function serviceVerdicts(object: KubernetesObject): readonly Verdict[] {
  const { kind, props, prefix } = object;
  if (kind !== "Service") return [];
  const path = `${prefix}spec.type`;
  const type = textOf(valueAt(props, "spec.type"));
  if (type !== UNKNOWN && type !== "LoadBalancer") return [];
  const annotations = metadataMap(object, "annotations");
  const spec = props["spec"];
  const known = annotations !== UNKNOWN && isProperties(spec);
  const internal = known ? isInternal(annotations, spec) : UNKNOWN;
  if (internal === true) return [];
  const ranges = known ? rangesOf(annotations, spec) : UNKNOWN;
  if (ranges !== UNKNOWN && ranges.length > 0 && ranges.every(isRange) && !isPublic(ranges)) return [];
  const open = "whether the service has a public load balancer is not known";
  if (type === "LoadBalancer" && internal === UNKNOWN && known && annotations[SCHEME] === "internal") {
    return [untold(path, `${open}: the controller inside Kubernetes does not read ${SCHEME}; set ${INTERNAL} as well`)];
  }
  if (type === UNKNOWN || internal === UNKNOWN || ranges === UNKNOWN) return [undetermined(path, open)];
  const from = ranges.length === 0 ? "everybody" : ranges.join(", ");
  return [violation(path, `the service has a public load balancer that lets ${from} in`)];
}

/** What is meant for the internet has one way in, which is looked at: an ingress with a web ACL. */
export const k8sLbPublic: Rule = {
  id: "k8s-lb-public",
  title: "Services have no load balancer that is open to the internet, and ingresses only one with a web ACL",
  severity: "high",
  tier: "baseline",
  frameworks: [],
  requirements: ["D-013", "K-05", "C-012"],
  remedy: `set the annotation ${INTERNAL}: "true" of a service, or loadBalancerSourceRanges to your own ranges, and alb.ingress.kubernetes.io/wafv2-acl-arn of an ingress`,
  check: (resource) =>
    objectsOf(resource).flatMap((object) => [...serviceVerdicts(object), ...ingressVerdicts(object)]),
};
