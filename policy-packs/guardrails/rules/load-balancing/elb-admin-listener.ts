import { anyOf } from "../../facts/answers";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { isProperties, listOf, numberOf, textOf, UNKNOWN, type Unknown, type Value } from "../../facts/value";
import { isAccelerated } from "../../network/accelerators";
import { isPublic } from "../../network/addresses";
import { balancerOf, CLASSIC, facesInternet, hasNoGroups, LISTENER } from "../../network/balancers";
import { memberGroups } from "../../network/endpoint";
import { ingressGrants } from "../../network/group-rules";
import { balancedServices } from "../../network/kubernetes-services";
import { adminServices, reaches, type Service, serviceText } from "../../network/ports";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";

/** A listener by its port and protocol: which administration port it is, or that nobody knows. */
function adminPort(port: Value | undefined, protocol: Value | undefined): Service | Unknown | undefined {
  const number = numberOf(port);
  if (number === UNKNOWN) return UNKNOWN;
  const name = String(textOf(protocol)).toUpperCase();
  return adminServices.find((service) => {
    const carried = name === "TCP_UDP" || service.protocol === (name === "UDP" || name === "QUIC" ? "udp" : "tcp");
    return service.port === number && carried;
  });
}

/**
 * Whether the public gets through the groups of a load balancer at a port. One without groups lets everybody in; of a
 * group outside of the stack, or none that is known, nothing is assumed to be closed.
 */
function letsPublicIn(stack: Stack, balancer: PolicyResource, service: Service): boolean | Unknown {
  if (hasNoGroups(balancer)) return true;
  const { groups, certain } = memberGroups(stack, balancer, balancer.props["securityGroups"], "securityGroups");
  const here = groups.filter((group) => stack.byUrn.has(group));
  const grants = ingressGrants(stack).filter(
    ({ group, traffic }) => here.includes(group) && reaches(traffic, service) !== false,
  );
  const sure = grants.filter(({ traffic }) => certain && reaches(traffic, service) === true);
  if (isPublic(sure.flatMap(({ far }) => ("ranges" in far ? far.ranges : [])))) return true;
  const open =
    grants.some(({ far }) => "unknown" in far) ||
    isPublic(grants.flatMap(({ far }) => ("ranges" in far ? far.ranges : [])));
  return open || !certain || here.length < groups.length ? UNKNOWN : false;
}

/** What a listener of a load balancer says, where everything that decides is put together. */
function told(
  resource: PolicyResource,
  path: string,
  service: Service | Unknown | undefined,
  ...answers: readonly (boolean | Unknown)[]
): readonly StackVerdict[] {
  if (service === undefined || answers.includes(false)) return [];
  if (service === UNKNOWN) {
    return [{ ...undetermined(path, "whether the internet reaches an administration port is not known"), resource }];
  }
  const text = `the internet reaches ${serviceText(service)} through the load balancer`;
  if (answers.includes(UNKNOWN)) return [{ ...undetermined(path, `whether ${text} is not known`), resource }];
  return [{ ...violation(path, text), resource }];
}

function listenerVerdicts(stack: Stack, listener: PolicyResource): readonly StackVerdict[] {
  const service = adminPort(listener.props["port"], listener.props["protocol"]);
  if (service === undefined) return [];
  const { candidates, certain } = balancerOf(stack, listener);
  // Of a load balancer outside of the stack nothing can be said; it is judged where it is made.
  return candidates.slice(0, 1).flatMap((balancer) => {
    const groups = service === UNKNOWN ? UNKNOWN : letsPublicIn(stack, balancer, service);
    const accelerated = isAccelerated(stack, balancer, service === UNKNOWN ? undefined : service);
    return told(listener, "port", service, anyOf([facesInternet(balancer), accelerated]), groups, certain || UNKNOWN);
  });
}

function classicVerdicts(stack: Stack, balancer: PolicyResource): readonly StackVerdict[] {
  const listeners = listOf(balancer.props["listeners"]);
  const each: readonly Value[] = listeners === UNKNOWN ? [UNKNOWN] : listeners;
  return each.flatMap((listener, index) => {
    const service = isProperties(listener) ? adminPort(listener["lbPort"], "TCP") : UNKNOWN;
    if (service === undefined) return [];
    const groups = service === UNKNOWN ? UNKNOWN : letsPublicIn(stack, balancer, service);
    return told(balancer, `listeners[${index}].lbPort`, service, facesInternet(balancer), groups);
  });
}

function serviceVerdicts(stack: Stack): readonly StackVerdict[] {
  return balancedServices(stack).flatMap(({ resource, path, faces, ports }) =>
    ports.flatMap((port, index) => {
      const service = port === UNKNOWN ? UNKNOWN : adminPort(port.port, port.protocol);
      return told(resource, `${path}.ports[${index}].port`, service, faces);
    }),
  );
}

/** A load balancer carries an administration port as well as any other, past a machine without a public address. */
export const elbAdminListener: Rule = {
  id: "elb-admin-listener",
  title: "No load balancer carries an administration port to the internet",
  severity: "critical",
  tier: "baseline",
  frameworks: [],
  requirements: ["K-05", "D-013", "E-018"],
  remedy: "take the listener out, or make the load balancer internal; sessions go through Systems Manager",
  checkStack: (stack) => [
    ...stack.ofType(LISTENER).flatMap((listener) => listenerVerdicts(stack, listener)),
    ...stack.ofType(CLASSIC).flatMap((balancer) => classicVerdicts(stack, balancer)),
    ...serviceVerdicts(stack),
  ],
};
