import { isPublic, isRange } from "../network/addresses";
import { undetermined, type Verdict, violation } from "../rule";
import { textOf, UNKNOWN } from "../value";
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

function isOpen(sources: string): boolean {
  const ranges = sources.split(",").map((range) => range.trim());
  return !ranges.every((range) => isRange(range)) || isPublic(ranges);
}
