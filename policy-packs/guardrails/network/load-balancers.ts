import { referenceOf, referencesOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import {
  booleanOf,
  isProperties,
  listOf,
  numberOf,
  type Properties,
  textOf,
  UNKNOWN,
  type Value,
} from "../facts/value";
import { perStack } from "../pack/per-stack";
import { SCALING_GROUP } from "../services/machines";
import { accelerationsOf } from "./accelerators";
import {
  actionsOf,
  BALANCER,
  balancerOf,
  CLASSIC,
  facesInternet,
  hasNoGroups,
  kindOf,
  LISTENER,
  LISTENER_RULE,
  TARGET_GROUP,
} from "./balancers";
import { type Endpoint, joinedReferences, memberGroups } from "./endpoint";
import type { Service } from "./ports";
import { orUnknown } from "./prefix-lists";
import { SUBNETS } from "./routes";

/** Where a load balancer passes traffic on to. */
export interface Target {
  /** Undefined for a target group of which nobody is known yet. */
  readonly resource: PolicyResource | undefined;
  readonly port: number | typeof UNKNOWN | undefined;
  /** Whether the target sees the client's address, and not the load balancer's. */
  readonly seesClient: boolean;
}

/** One port of a load balancer, and what is behind it. */
export interface Listener {
  readonly resource: PolicyResource;
  readonly services: readonly Service[] | typeof UNKNOWN;
  readonly targets: readonly Target[];
}

/** A load balancer as something that traffic arrives at and goes on from. */
export interface Balancer {
  readonly endpoint: Endpoint;
  readonly listeners: readonly Listener[];
}

/** The load balancers of a stack. */
export const balancersOf = perStack((stack): readonly Balancer[] => [
  ...stack.ofType(BALANCER).map((resource) => {
    const listeners = (listenersByBalancer(stack).get(resource) ?? []).map((each) => listenerOf(stack, each));
    return { listeners, endpoint: endpointOf(stack, resource, listeners) };
  }),
  ...stack.ofType(CLASSIC).map((resource) => {
    const listeners = classicListeners(stack, resource);
    return { listeners, endpoint: endpointOf(stack, resource, listeners) };
  }),
]);

const balancersByTarget = perStack((stack) => {
  const before = new Map<PolicyResource, Set<Balancer>>();
  for (const balancer of balancersOf(stack)) {
    for (const { resource } of balancer.listeners.flatMap(({ targets }) => targets)) {
      if (resource !== undefined) before.set(resource, (before.get(resource) ?? new Set()).add(balancer));
    }
  }
  return before;
});

/** The load balancers that pass traffic on to something. */
export function balancersBefore(stack: Stack, target: PolicyResource): readonly Balancer[] {
  return [...(balancersByTarget(stack).get(target) ?? [])];
}

const listenersByBalancer = perStack((stack) =>
  grouped(stack.ofType(LISTENER), (listener) => balancerOf(stack, listener).candidates),
);

const rulesByListener = perStack((stack) =>
  grouped(
    stack.ofType(LISTENER_RULE),
    (rule) => referenceOf(stack, rule, rule.props["listenerArn"], "listenerArn", [LISTENER]).candidates,
  ),
);

function grouped(
  resources: readonly PolicyResource[],
  keysOf: (resource: PolicyResource) => readonly PolicyResource[],
): ReadonlyMap<PolicyResource, readonly PolicyResource[]> {
  const groups = new Map<PolicyResource, PolicyResource[]>();
  for (const resource of resources) {
    for (const key of keysOf(resource)) groups.set(key, [...(groups.get(key) ?? []), resource]);
  }
  return groups;
}

function endpointOf(stack: Stack, resource: PolicyResource, listeners: readonly Listener[]): Endpoint {
  const { props } = resource;
  const faces = facesInternet(resource);
  const families = textOf(props["ipAddressType"]);
  const dual = typeof families === "string" && families.toLowerCase().startsWith("dualstack");
  const listens = listeners.flatMap(({ services }) => (services === UNKNOWN ? [] : services));
  return {
    resource,
    services: [],
    listens,
    subnets: { ...subnetsOf(stack, resource), property: "subnets" },
    groups: {
      ...memberGroups(stack, resource, props["securityGroups"], "securityGroups"),
      property: "securityGroups",
    },
    isOpen: hasNoGroups(resource) && passesPackets(resource, listeners),
    publicAddress: faces,
    ipv6: dual ? faces : false,
    accelerations: accelerationsOf(stack, resource),
  };
}

/** Load balancers for packets need no group, and then let everybody in; others without one are in the VPC's own. */
function passesPackets(resource: PolicyResource, listeners: readonly Listener[]): boolean {
  if (resource.type === CLASSIC) return false;
  const kind = kindOf(resource);
  const packets = /^(TCP|UDP|TLS|TCP_UDP|QUIC|TCP_QUIC)$/i;
  return (
    kind === "network" ||
    kind === "gateway" ||
    listeners.some(({ resource: listener }) => packets.test(String(textOf(listener.props["protocol"]))))
  );
}

function subnetsOf(stack: Stack, balancer: PolicyResource) {
  const mappings = listOf(balancer.props["subnetMappings"]);
  const listed = referencesOf(stack, balancer, balancer.props["subnets"], "subnets", SUBNETS);
  if (mappings === UNKNOWN) return { ...listed, certain: false };
  const mapped = mappings.map((one: Value) => {
    const id = isProperties(one) ? one["subnetId"] : UNKNOWN;
    return referenceOf(stack, balancer, id, "subnetMappings", SUBNETS);
  });
  return joinedReferences([listed, ...mapped]);
}

function listenerOf(stack: Stack, resource: PolicyResource): Listener {
  const actions = [resource, ...(rulesByListener(stack).get(resource) ?? [])].flatMap((holder) =>
    actionsOf(holder).flatMap((action) => (action === UNKNOWN ? [] : targetGroupsOf(stack, holder, action))),
  );
  const targets = [...new Set(actions)].flatMap((group) => targetsOf(stack, group));
  return { resource, services: servicesAt(resource.props["port"], resource.props["protocol"]), targets };
}

function servicesAt(port: Value | undefined, protocol: Value | undefined): readonly Service[] | typeof UNKNOWN {
  const number = numberOf(port);
  if (number === UNKNOWN) return UNKNOWN;
  if (number === undefined) return [];
  const name = String(textOf(protocol)).toUpperCase();
  const tcp: readonly Service[] = /UDP$|QUIC$/.test(name) && !name.startsWith("TCP_") ? [] : [at("tcp", number)];
  return /UDP$|QUIC$/.test(name) ? [...tcp, at("udp", number)] : tcp;
}

function at(protocol: "tcp" | "udp", port: number): Service {
  return { protocol, port, name: "" };
}

function targetGroupsOf(stack: Stack, holder: PolicyResource, action: Properties): readonly PolicyResource[] {
  const [forward] = [action["forward"]].flatMap((value) => (Array.isArray(value) ? value : [value]));
  const groups = isProperties(forward) ? listOf(forward["targetGroups"]) : [];
  const arns: (Value | undefined)[] = [action["targetGroupArn"]];
  for (const group of groups === UNKNOWN ? [] : groups) if (isProperties(group)) arns.push(group["arn"]);
  const property = holder.type === LISTENER ? "defaultActions" : "actions";
  return arns.flatMap((arn) => referenceOf(stack, holder, arn, property, [TARGET_GROUP]).candidates);
}

const ATTACHMENT = "aws:lb/targetGroupAttachment:TargetGroupAttachment";
const FLEET_ATTACHMENT = "aws:autoscaling/attachment:Attachment";
const CONTAINERS = "aws:ecs/service:Service";
const MACHINES = ["aws:ec2/instance:Instance", "aws:ec2/spotInstanceRequest:SpotInstanceRequest"];

/** Something that is attached to a target group, where it is of the stack, and its port where that is not the group's. */
interface Member {
  readonly resource: PolicyResource | undefined;
  readonly port: Value | undefined;
}

/** What is attached to each target group. */
const members = perStack((stack) => {
  const groups = new Map<PolicyResource, Member[]>();
  const add = (
    from: PolicyResource,
    arn: Value | undefined,
    property: string,
    resource: PolicyResource | undefined,
    port?: Value,
  ) => {
    for (const group of referenceOf(stack, from, arn, property, [TARGET_GROUP]).candidates) {
      groups.set(group, [...(groups.get(group) ?? []), { resource, port }]);
    }
  };
  for (const one of stack.ofType(ATTACHMENT)) {
    const targets = referenceOf(stack, one, one.props["targetId"], "targetId", [...MACHINES, BALANCER]);
    // An address is a target as well, whoever has it.
    const each = targets.candidates.length > 0 ? targets.candidates : [undefined];
    for (const target of each) add(one, one.props["targetGroupArn"], "targetGroupArn", target, one.props["port"]);
  }
  for (const fleet of stack.ofType(SCALING_GROUP)) {
    const arns = listOf(fleet.props["targetGroupArns"]);
    for (const arn of orUnknown(arns)) add(fleet, arn, "targetGroupArns", fleet);
  }
  for (const one of stack.ofType(FLEET_ATTACHMENT)) {
    const fleets = referenceOf(stack, one, one.props["autoscalingGroupName"], "autoscalingGroupName", [SCALING_GROUP]);
    for (const fleet of fleets.candidates) add(one, one.props["lbTargetGroupArn"], "lbTargetGroupArn", fleet);
  }
  for (const service of stack.ofType(CONTAINERS)) {
    const balancers = listOf(service.props["loadBalancers"]);
    for (const one of balancers === UNKNOWN ? [] : balancers) {
      if (isProperties(one)) add(service, one["targetGroupArn"], "loadBalancers", service, one["containerPort"]);
    }
  }
  return groups;
});

function targetsOf(stack: Stack, group: PolicyResource): readonly Target[] {
  const { props } = group;
  const type = textOf(props["targetType"]) ?? "instance";
  const keeps = booleanOf(props["preserveClientIp"]);
  const packets = !/^HTTPS?$/i.test(String(textOf(props["protocol"])));
  const seesClient = packets && (typeof keeps === "boolean" ? keeps : type === "instance");
  const attached = members(stack).get(group) ?? [];
  const own: Target = { resource: undefined, port: numberOf(props["port"]), seesClient };
  return [
    own,
    ...attached.map(({ resource, port }): Target => ({ resource, port: numberOf(port) ?? own.port, seesClient })),
  ];
}

function classicListeners(stack: Stack, balancer: PolicyResource): readonly Listener[] {
  const { props } = balancer;
  const machines = referencesOf(stack, balancer, props["instances"], "instances", MACHINES).candidates;
  const listeners = listOf(props["listeners"]);
  return (listeners === UNKNOWN ? [] : listeners)
    .filter((listener) => isProperties(listener))
    .map((listener): Listener => {
      const port = numberOf(listener["instancePort"]);
      const targets = [undefined, ...machines].map((resource): Target => ({ resource, port, seesClient: false }));
      return { resource: balancer, services: servicesAt(listener["lbPort"], "TCP"), targets };
    });
}
