import { everyValueAt } from "../facts/every-value";
import { listOf, textOf, UNKNOWN } from "../facts/value";
import { isPublic, isRange } from "../network/addresses";
import { undetermined, type Verdict, violation } from "../pack/rule";
import { type KubernetesObject, metadataMap } from "./objects";

const PREFIX = "alb.ingress.kubernetes.io/";
const SCHEME = `${PREFIX}scheme`;
const ACL = `${PREFIX}wafv2-acl-arn`;
const SOURCES = `${PREFIX}inbound-cidrs`;

/** What is wrong with an ingress whose load balancer is open to the internet: that nobody looks at what comes in. */
export function ingressVerdicts(object: KubernetesObject): readonly Verdict[] {
  if (object.kind !== "Ingress") return [];
  const path = `${object.prefix}metadata.annotations`;
  const annotations = metadataMap(object, "annotations");
  if (annotations === UNKNOWN) return [undetermined(path, "whether the ingress is public is not known")];
  const scheme = textOf(annotations[SCHEME]);
  // The controller makes internal ones unless it is told otherwise.
  if (scheme !== UNKNOWN && scheme !== "internet-facing") return [];
  const acl = textOf(annotations[ACL]);
  if (acl !== undefined && acl !== "none") return [];
  const sources = textOf(annotations[SOURCES]);
  if (sources !== undefined && sources !== UNKNOWN && !isOpen(sources)) return [];
  // What a patch does not say somebody else may have said.
  if (scheme === UNKNOWN || sources === UNKNOWN || object.partial) {
    return [undetermined(path, "whether the ingress is open to the internet is not known")];
  }
  return [violation(path, `the ingress has a public load balancer without a web ACL (${ACL})`)];
}

/** What says the same for all that name it, in the place of annotations: for ingresses, and for gateways. */
const FOR_ALL: Readonly<Record<string, { readonly sources: string; readonly acl: string }>> = {
  IngressClassParams: { sources: "spec.inboundCIDRs", acl: "spec.wafv2AclArn" },
  LoadBalancerConfiguration: { sources: "spec.sourceRanges", acl: "spec.wafV2.webACL" },
};

/**
 * What is wrong with a class of load balancers that is open to the internet.
 *
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/ingress_class/
 */
export function schemeVerdicts({ kind, props, prefix }: KubernetesObject): readonly Verdict[] {
  const places = FOR_ALL[kind];
  if (places === undefined) return [];
  const path = `${prefix}spec.scheme`;
  const valuesAt = (at: string) => everyValueAt(props, at).flatMap(({ value }) => listOf(value));
  const [scheme] = valuesAt("spec.scheme");
  if (scheme !== UNKNOWN && scheme !== "internet-facing") return [];
  if (valuesAt(places.acl).length > 0) return [];
  const sources = valuesAt(places.sources);
  const texts = sources.filter((source) => typeof source === "string");
  if (texts.length > 0 && texts.length === sources.length && !isOpen(texts.join(","))) return [];
  if (scheme === UNKNOWN || texts.length < sources.length) {
    return [undetermined(path, "whether load balancers are open to the internet is not known")];
  }
  return [violation(path, `load balancers are public without a web ACL (${places.acl})`)];
}

function isOpen(sources: string): boolean {
  const ranges = sources.split(",").map((range) => range.trim());
  return !ranges.every((range) => isRange(range)) || isPublic(ranges);
}
