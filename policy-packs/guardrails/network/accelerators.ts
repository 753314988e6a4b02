import { type Answer, allOf, anyOf } from "../facts/answers";
import { referenceOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { booleanOf, isProperties, listOf, numberOf, type Properties, UNKNOWN, type Value } from "../facts/value";
import { perStack } from "../pack/per-stack";
import { machineTypes } from "../services/machines";
import { BALANCER } from "./balancers";
import { reaches, readTraffic, type Service, type Traffic } from "./ports";
import { orUnknown } from "./prefix-lists";

const GROUP = "aws:globalaccelerator/endpointGroup:EndpointGroup";
const LISTENER = "aws:globalaccelerator/listener:Listener";
const ACCELERATOR = "aws:globalaccelerator/accelerator:Accelerator";

/** What Global Accelerator brings to something of ours, private or not: it needs no public address, and no route. */
export interface Acceleration {
  /** The endpoint group that says so. */
  readonly group: PolicyResource;
  /** Whether it is meant, and switched on. */
  readonly active: Answer;
  /** What the accelerator listens at; undefined where its listener is not of the stack. */
  readonly traffic: readonly Traffic[] | undefined;
  /** Ports that arrive as other ones. */
  readonly overrides: readonly Properties[];
}

/** The accelerations of each load balancer and machine. */
const accelerations = perStack((stack) => {
  const brought = new Map<PolicyResource, Acceleration[]>();
  for (const group of stack.ofType(GROUP)) {
    const of = groupOf(stack, group);
    for (const endpoint of orUnknown(listOf(group.props["endpointConfigurations"]))) {
      const id = isProperties(endpoint) ? endpoint["endpointId"] : endpoint;
      const weight = isProperties(endpoint) ? numberOf(endpoint["weight"]) : undefined;
      const types = [BALANCER, ...machineTypes];
      const { candidates, certain } = referenceOf(stack, group, id, "endpointConfigurations", types);
      const active = allOf([of.active, certain || UNKNOWN, weight !== 0]);
      if (active === false) continue;
      for (const candidate of candidates) {
        brought.set(candidate, [...(brought.get(candidate) ?? []), { ...of, active }]);
      }
    }
  }
  return brought;
});

/** What is brought to a resource from the internet by accelerators. */
export function accelerationsOf(stack: Stack, resource: PolicyResource): readonly Acceleration[] {
  return accelerations(stack).get(resource) ?? [];
}

function groupOf(stack: Stack, group: PolicyResource): Acceleration {
  const { props } = group;
  const [listener] = referenceOf(stack, group, props["listenerArn"], "listenerArn", [LISTENER]).candidates;
  const [accelerator] =
    listener === undefined
      ? []
      : referenceOf(stack, listener, listener.props["acceleratorArn"], "acceleratorArn", [ACCELERATOR]).candidates;
  const enabled = booleanOf(accelerator?.props["enabled"]);
  const dial = numberOf(props["trafficDialPercentage"]);
  return {
    group,
    active: allOf([dial !== 0, enabled ?? true]),
    traffic: listener === undefined ? undefined : trafficOf(listener),
    overrides: orUnknown(listOf(props["portOverrides"])).map((one) => (isProperties(one) ? one : NOT_KNOWN)),
  };
}

const NOT_KNOWN: Properties = { listenerPort: UNKNOWN, endpointPort: UNKNOWN };

function trafficOf({ props }: PolicyResource): readonly Traffic[] {
  const ranges = orUnknown(listOf(props["portRanges"]));
  return ranges.map((range: Value) => {
    if (!isProperties(range)) return readTraffic(props["protocol"], UNKNOWN, UNKNOWN);
    return readTraffic(props["protocol"], range["fromPort"], range["toPort"]);
  });
}

/** Whether an acceleration brings the internet to a service. */
export function brings({ active, traffic, overrides }: Acceleration, service: Service): Answer {
  if (traffic === undefined) return allOf([active, UNKNOWN]);
  const listens = (port: number): Answer => anyOf(traffic.map((each) => reaches(each, { ...service, port })));
  const arriving = overrides.map(({ listenerPort, endpointPort }): Answer => {
    const from = numberOf(listenerPort);
    const to = numberOf(endpointPort);
    if (to !== UNKNOWN && to !== service.port) return false;
    return from === undefined ? false : from === UNKNOWN || to === UNKNOWN ? UNKNOWN : listens(from);
  });
  const moved = overrides.some(({ listenerPort }) => numberOf(listenerPort) === service.port);
  return allOf([active, anyOf([...arriving, !moved && listens(service.port)])]);
}

/** Whether accelerators bring the internet to a resource: at a service, or at any. */
export function isAccelerated(stack: Stack, resource: PolicyResource, service?: Service): Answer {
  return anyOf(
    accelerationsOf(stack, resource).map((each) => (service === undefined ? each.active : brings(each, service))),
  );
}
