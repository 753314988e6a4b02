import type { Answer } from "../facts/answers";
import { type Properties, textOf, UNKNOWN, type Unknown } from "../facts/value";

const PREFIX = "service.beta.kubernetes.io/aws-load-balancer-";
const CLASSES = ["service.k8s.aws/nlb", "eks.amazonaws.com/nlb"];
const TYPES = ["external", "nlb-ip"];

/** What both controllers read. */
export const INTERNAL = `${PREFIX}internal`;
/** What only the controllers of AWS read. */
export const SCHEME = `${PREFIX}scheme`;

/**
 * Whether a Service's load balancer has no public address. The AWS Load Balancer Controller and EKS Auto Mode make
 * internal ones unless they are told otherwise; the controller inside Kubernetes makes public ones, and does not know
 * the scheme. A Service that names none of them may be taken by either, so that both have to agree.
 */
export function isInternal(annotations: Properties, spec: Properties): Answer {
  const scheme = textOf(annotations[SCHEME]);
  const internal = internalOf(annotations);
  const byAws = scheme === UNKNOWN ? UNKNOWN : scheme === undefined ? (internal ?? true) : scheme === "internal";
  const byKubernetes = internal ?? false;
  const named = isForAws(annotations, spec);
  if (named === true) return byAws;
  // The default of AWS counts only where it is asked for.
  if (byAws === byKubernetes || (named === false && scheme === undefined)) return byKubernetes;
  return UNKNOWN;
}

/** Kubernetes takes every word for a yes that is not `false`, such as `0.0.0.0/0`. */
function internalOf(annotations: Properties): boolean | Unknown | undefined {
  const internal = textOf(annotations[INTERNAL]);
  return internal === undefined || internal === UNKNOWN ? internal : internal.toLowerCase() !== "false";
}

/** Whether a Service says that a controller of AWS makes its load balancer. */
function isForAws(annotations: Properties, spec: Properties): Answer {
  const type = textOf(annotations[`${PREFIX}type`]);
  const className = textOf(spec["loadBalancerClass"]);
  if (TYPES.includes(String(type)) || CLASSES.includes(String(className))) return true;
  return type === UNKNOWN || className === UNKNOWN ? UNKNOWN : false;
}
