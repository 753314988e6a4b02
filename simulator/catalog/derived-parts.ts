import type { LawContext } from "../law";
import { type Properties, textOf } from "../values";

/** Parts of ARNs that are no input as it stands: what kind of load balancer, of which listener, which revision. */
export function derivedParts(token: string, inputs: Properties, context: LawContext): Readonly<Record<string, string>> {
  const parts: Record<string, string> = {};
  const after = (name: string, mark: string): string | undefined => textOf(inputs, name)?.split(mark)[1];
  if (token.endsWith("/loadBalancer:LoadBalancer"))
    parts.balancerKind = balancerKind(textOf(inputs, "loadBalancerType"));
  const [balancer, listener] = [after("loadBalancerArn", ":loadbalancer/"), after("listenerArn", ":listener/")];
  if (balancer !== undefined) parts.balancer = balancer;
  if (listener !== undefined) parts.listener = listener;
  if (token === "aws:ecs/taskDefinition:TaskDefinition") parts.revision = String(nextRevision(token, inputs, context));
  return parts;
}

/** `app`, `net` or `gwy`, as ARNs of load balancers say it. */
function balancerKind(type: string | undefined): string {
  if (type === "network") return "net";
  return type === "gateway" ? "gwy" : "app";
}

/** Revisions of a family are counted from 1, and the old one is still there while the new one is made. */
function nextRevision(token: string, inputs: Properties, context: LawContext): number {
  const family = textOf(inputs, "family") ?? "";
  const revisions = context.inventory
    .where(token, "family", family)
    .map((one) => (typeof one.outputs.revision === "number" ? one.outputs.revision : 0));
  return Math.max(0, ...revisions) + 1;
}
