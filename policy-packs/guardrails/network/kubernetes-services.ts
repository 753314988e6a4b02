import { type Answer, not } from "../facts/answers";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import {
  isProperties,
  listOf,
  numberOf,
  type Properties,
  textOf,
  UNKNOWN,
  type Unknown,
  type Value,
} from "../facts/value";
import { isInternal } from "../kubernetes/load-balancer-scheme";
import { isPublic } from "./addresses";
import type { Service } from "./ports";

const TYPES = ["Service", "ServicePatch", "ServiceList", "ServiceListPatch"].map(
  (kind) => `kubernetes:core/v1:${kind}`,
);

/** A Kubernetes Service for which a load balancer is made. */
export interface BalancedService {
  readonly resource: PolicyResource;
  /** Path of its spec. */
  readonly path: string;
  /** Whether the load balancer lets the internet in. */
  readonly faces: boolean | Unknown;
  /** Where it listens: names are those of the Service. */
  readonly ports: readonly (Service | Unknown)[];
}

/** The Services of a stack that have a load balancer, those in lists too. */
export function balancedServices(stack: Stack): readonly BalancedService[] {
  return stack.ofType(...TYPES).flatMap((resource) => {
    const items = listOf(resource.props["items"]);
    if (items === UNKNOWN) return [];
    if (items.length === 0) return serviceOf(resource, resource.props, "spec");
    return items.flatMap((item: Value, index) =>
      isProperties(item) ? serviceOf(resource, item, `items[${index}].spec`) : [],
    );
  });
}

function serviceOf(resource: PolicyResource, item: Properties, path: string): readonly BalancedService[] {
  const { spec, metadata } = item;
  if (!isProperties(spec)) return [];
  const type = textOf(spec["type"]);
  if (type !== UNKNOWN && type !== "LoadBalancer") return [];
  const faces = facesInternet(spec, isProperties(metadata) ? metadata["annotations"] : metadata);
  const ports = listOf(spec["ports"]);
  return [
    {
      resource,
      path,
      faces: faces === true && type === UNKNOWN ? UNKNOWN : faces,
      ports: ports === UNKNOWN ? [UNKNOWN] : ports.map((port) => (isProperties(port) ? portOf(port) : UNKNOWN)),
    },
  ];
}

function portOf({ port, protocol }: Properties): Service | Unknown {
  const number = numberOf(port);
  const name = textOf(protocol) ?? "TCP";
  if (typeof number !== "number" || name === UNKNOWN) return UNKNOWN;
  return { protocol: name.toUpperCase() === "UDP" ? "udp" : "tcp", port: number, name: "" };
}

/** Whether the load balancer lets the internet in: it has a public address, and no ranges that it keeps to. */
function facesInternet(spec: Properties, annotations: Properties[string]): Answer {
  const sources = listOf(spec["loadBalancerSourceRanges"]);
  if (sources !== UNKNOWN && sources.length > 0) {
    const ranges = sources.filter((source) => typeof source === "string");
    if (!isPublic(ranges)) return ranges.length === sources.length ? false : UNKNOWN;
  }
  if (annotations === UNKNOWN || sources === UNKNOWN) return UNKNOWN;
  return not(isInternal(isProperties(annotations) ? annotations : {}, spec));
}
