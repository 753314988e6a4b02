import { type KubernetesObject, metadataMap, objectsOf } from "../../kubernetes/objects";
import { valueAt } from "../../must-be";
import { isPublic, isRange } from "../../network/addresses";
import { type Rule, undetermined, type Verdict, violation } from "../../rule";
import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Unknown } from "../../value";

const AWS = "service.beta.kubernetes.io/aws-load-balancer-";
const RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";

/** Whether a service's load balancer has no public address: said so, or made by a controller whose default that is. */
function isInternal(annotations: Properties, spec: Properties): boolean | Unknown {
  const scheme = textOf(annotations[`${AWS}scheme`]);
  const internal = textOf(annotations[`${AWS}internal`]);
  const type = textOf(annotations[`${AWS}type`]);
  const className = textOf(spec["loadBalancerClass"]);
  if (scheme === "internal" || (internal !== UNKNOWN && internal !== undefined && internal !== "false")) return true;
  if ([scheme, internal, type, className].includes(UNKNOWN)) return UNKNOWN;
  if (scheme !== undefined || internal !== undefined) return false;
  // AWS Load Balancer Controller and EKS Auto Mode; the controller inside Kubernetes makes public ones.
  return (
    ["external", "nlb-ip"].includes(String(type)) ||
    ["service.k8s.aws/nlb", "eks.amazonaws.com/nlb"].includes(String(className))
  );
}

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
  if (type === UNKNOWN || internal === UNKNOWN || ranges === UNKNOWN) {
    return [undetermined(path, "whether the service has a public load balancer is not known")];
  }
  const from = ranges.length === 0 ? "everybody" : ranges.join(", ");
  return [violation(path, `the service has a public load balancer that lets ${from} in`)];
}

/** What is meant for the internet has one way in, which is looked at: an ingress with a web ACL. */
export const k8sLbPublic: Rule = {
  id: "k8s-lb-public",
  title: "Services have no load balancer that is open to the internet",
  severity: "high",
  tier: "baseline",
  frameworks: [],
  requirements: ["D-013", "K-05", "C-012"],
  remedy: `set the annotation ${AWS}scheme: "internal", or loadBalancerSourceRanges to your own ranges`,
  check: (resource) => objectsOf(resource).flatMap((object) => serviceVerdicts(object)),
};
