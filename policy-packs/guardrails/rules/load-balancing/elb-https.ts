import { referenceOf } from "../../facts/references";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { isProperties, listOf, numberOf, type Properties, textOf, UNKNOWN, type Unknown } from "../../facts/value";
import { actionsOf, blockOf, CLASSIC, LISTENER, LISTENER_RULE } from "../../network/balancers";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, untold, type Verdict, violation } from "../../pack/rule";

const HTTP = 80;
const BEHIND = "what comes to port 80 is passed on, and nothing says that who is behind only redirects to HTTPS";

/** Whether a listener speaks HTTP. One that says no protocol does, but for gateways, which have no port either. */
function speaksHttp({ props }: PolicyResource): boolean | Unknown {
  const protocol = textOf(props["protocol"]);
  if (protocol === UNKNOWN) return UNKNOWN;
  if (protocol !== undefined) return protocol.toUpperCase() === "HTTP";
  return textOf(props["port"]) !== undefined;
}

/** Whether an action sends the client to TLS. A redirect that names no protocol keeps the one of the request. */
function redirects(action: Properties | Unknown): boolean | Unknown {
  if (action === UNKNOWN) return UNKNOWN;
  const type = textOf(action["type"]);
  const redirect = blockOf(action["redirect"]);
  if (type === UNKNOWN || redirect === UNKNOWN) return UNKNOWN;
  if (type?.toLowerCase() !== "redirect" || redirect === undefined) return false;
  const protocol = textOf(redirect["protocol"]);
  return protocol === UNKNOWN ? UNKNOWN : protocol?.toUpperCase() === "HTTPS";
}

/** What the actions of something that speaks HTTP, or perhaps does, do beside sending the client to TLS. */
function actionVerdicts(resource: PolicyResource, http: boolean | Unknown): readonly Verdict[] {
  if (http === false) return [];
  const property = resource.type === LISTENER ? "defaultActions" : "actions";
  return actionsOf(resource).flatMap((action, index) => {
    const answer = redirects(action);
    const path = `${property}[${index}]`;
    if (answer === true) return [];
    if (answer === UNKNOWN || http === UNKNOWN) {
      return [undetermined(path, "whether requests are answered without TLS is not known")];
    }
    return [violation(path, "requests are answered over HTTP; only a redirect to HTTPS may be")];
  });
}

function classicVerdicts({ props }: PolicyResource): readonly Verdict[] {
  const listeners = listOf(props["listeners"]);
  if (listeners === UNKNOWN) return [undetermined("listeners", "whether a listener speaks HTTP is not known")];
  return listeners.flatMap((listener, index) => {
    const path = `listeners[${index}].lbProtocol`;
    const protocol = isProperties(listener) ? textOf(listener["lbProtocol"]) : UNKNOWN;
    if (protocol === UNKNOWN) return [undetermined(path, "whether the listener speaks HTTP is not known")];
    return protocol?.toUpperCase() === "HTTP" ? [violation(path, "the listener speaks HTTP, and cannot redirect")] : [];
  });
}

/**
 * What is at the port of HTTP and passes packets on leaves it to who is behind whether HTTP is answered. That is told of
 * the resource alone and holds nobody: who is behind may well redirect, and nothing in the stack could show it.
 */
function packetVerdicts({ type, props }: PolicyResource): readonly Verdict[] {
  const listeners = type === CLASSIC ? listOf(props["listeners"]) : [props];
  return (listeners === UNKNOWN ? [] : listeners).flatMap((listener, index) => {
    if (!isProperties(listener)) return [];
    const [protocol, port] = type === CLASSIC ? ["lbProtocol", "lbPort"] : ["protocol", "port"];
    const isPacket = /^TCP(_UDP)?$/i.test(String(textOf(listener[protocol])));
    if (!isPacket || numberOf(listener[port]) !== HTTP) return [];
    return [untold(type === CLASSIC ? `listeners[${index}].${protocol}` : protocol, BEHIND)];
  });
}

/** A rule of a listener speaks what its listener does. Of one outside of the stack nothing can be said. */
function ruleVerdicts(stack: Stack, rule: PolicyResource): readonly StackVerdict[] {
  const { candidates, certain } = referenceOf(stack, rule, rule.props["listenerArn"], "listenerArn", [LISTENER]);
  const spoken = candidates.map((listener) => speaksHttp(listener));
  if (candidates.length > 0 && spoken.every((http) => http === false)) return [];
  const http = certain && spoken.includes(true);
  if (!http && certain && !spoken.includes(UNKNOWN)) return [];
  return actionVerdicts(rule, http || UNKNOWN).map((verdict) => ({ ...verdict, resource: rule }));
}

function ownVerdicts(resource: PolicyResource): readonly Verdict[] {
  if (resource.type === CLASSIC) return classicVerdicts(resource);
  return resource.type === LISTENER ? actionVerdicts(resource, speaksHttp(resource)) : [];
}

/** Nothing is read or changed on its way: HTTP is there to send clients to HTTPS. */
export const elbHttps: Rule = {
  id: "elb-https",
  title: "Load balancers answer over HTTP only to redirect to HTTPS",
  severity: "high",
  tier: "standard",
  frameworks: controls({ fsbp: ["ELB.1", "ELB.3"], checkov: ["CKV2_AWS_20", "CKV_AWS_2"] }),
  requirements: ["D-024", "E-101"],
  remedy:
    'make the HTTP listener\'s action { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }, and serve at an HTTPS listener',
  types: [LISTENER, CLASSIC],
  check: (resource) => [...ownVerdicts(resource), ...packetVerdicts(resource)],
  checkStack: (stack) => [
    ...stack
      .ofType(LISTENER, CLASSIC)
      .flatMap((resource) => ownVerdicts(resource).map((verdict) => ({ ...verdict, resource }))),
    ...stack.ofType(LISTENER_RULE).flatMap((rule) => ruleVerdicts(stack, rule)),
  ],
};
