import { valueAt } from "../../facts/must-be";
import type { PolicyResource } from "../../facts/resource";
import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Unknown } from "../../facts/value";
import { unreadPlace } from "../../helm/objects";
import { ingressVerdicts, schemeVerdicts } from "../../kubernetes/ingress-scheme";
import { INTERNAL, isInternal, SCHEME } from "../../kubernetes/load-balancer-scheme";
import { type KubernetesObject, metadataMap, objectsOf } from "../../kubernetes/objects";
import { isPublic, isRange } from "../../network/addresses";
import { type Rule, undetermined, untold, type Verdict, violation } from "../../pack/rule";

const RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";

const OPEN = "whether the service has a public load balancer is not known";
const SCHEME_ALONE = `${OPEN}: the controller inside Kubernetes does not read ${SCHEME}; set ${INTERNAL} as well`;

/** The ranges that a load balancer lets in; none set means everybody. */
function rangesOf(annotations: Properties, spec: Properties): readonly string[] | Unknown {
  const set = listOf(spec["loadBalancerSourceRanges"]);
  const text = textOf(annotations[RANGES]);
  if (set === UNKNOWN || set.includes(UNKNOWN)) return UNKNOWN;
  if (set.length > 0) return set.filter((range) => typeof range === "string");
  return text === UNKNOWN ? UNKNOWN : (text?.split(",").map((range) => range.trim()) ?? []);
}

/** @param alone whether to say what one resource shows, and not what it leaves open for good */
function serviceVerdicts(object: KubernetesObject, alone: boolean): readonly Verdict[] {
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
  if (type === UNKNOWN || internal === UNKNOWN || ranges === UNKNOWN) {
    // No update decides who makes the load balancer: production is not promoted on it.
    const isSchemeAlone = type === "LoadBalancer" && known && annotations[SCHEME] === "internal";
    if (isSchemeAlone) return alone ? [] : [untold(path, SCHEME_ALONE)];
    return alone ? [undetermined(path, OPEN)] : [];
  }
  if (!alone) return [];
  const from = ranges.length === 0 ? "everybody" : ranges.join(", ");
  return [violation(path, `the service has a public load balancer that lets ${from} in`)];
}

/** Values that no policy gets to see may ask for a public load balancer, for one. It is told once for all rules. */
function unreadVerdicts(resource: PolicyResource): readonly Verdict[] {
  const path = unreadPlace(resource);
  return path === undefined ? [] : [untold(path, "what the chart is asked for cannot be read here; say it in values")];
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
    objectsOf(resource).flatMap((object) => [
      ...serviceVerdicts(object, true),
      ...ingressVerdicts(object),
      ...schemeVerdicts(object),
    ]),
  checkStack: (stack) =>
    stack.resources.flatMap((resource) =>
      [...unreadVerdicts(resource), ...objectsOf(resource).flatMap((object) => serviceVerdicts(object, false))].map(
        (verdict) => ({ ...verdict, resource }),
      ),
    ),
};
