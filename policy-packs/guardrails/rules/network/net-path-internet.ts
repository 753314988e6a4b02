import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { UNKNOWN } from "../../facts/value";
import { isPublic } from "../../network/addresses";
import { INTERNET, type Passages, pathTo } from "../../network/arrival";
import { dataStores } from "../../network/data-stores";
import { dataSubnets } from "../../network/data-tier";
import type { Endpoint } from "../../network/endpoint";
import { functionsOf } from "../../network/functions";
import { type Balancer, balancersOf, type Listener } from "../../network/load-balancers";
import { machinesOf } from "../../network/machines";
import { hopsText, type Path } from "../../network/path";
import { adminServices, dataServices, type Service, serviceText } from "../../network/ports";
import { internetWays } from "../../network/ways";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";

/** No way leads from the internet to an administration port or to the data tier, over all resources together. */
export const netPathInternet: Rule = {
  id: "net-path-internet",
  title: "No path from the internet to an administration port or the data tier",
  severity: "critical",
  tier: "baseline",
  frameworks: [],
  requirements: ["D-013", "D-018", "E-008", "E-010", "E-018"],
  remedy:
    "break the path where it is cheapest: a private subnet, no public address, or a source that names your own ranges",
  checkStack(stack) {
    const passages: Passages = new Map();
    const endpoints = [...machinesOf(stack), ...dataStores(stack), ...functionsOf(stack)];
    return [
      ...dataTierVerdicts(stack),
      ...endpoints.flatMap((endpoint) => endpointVerdicts(stack, passages, endpoint)),
      ...balancersOf(stack).flatMap((balancer) => balancerVerdicts(stack, passages, balancer)),
    ];
  },
};

/** A data subnet has no way to the internet, whoever is in it. */
function dataTierVerdicts(stack: Stack): readonly StackVerdict[] {
  return [...dataSubnets(stack)].flatMap((subnet): StackVerdict[] => {
    const ways = internetWays(stack, subnet).filter(({ destinations }) => isPublic(destinations));
    const way = ways.find(({ certain }) => certain) ?? ways[0];
    if (way === undefined) return [];
    const text = `internet → ${hopsText(way.hops)} → subnet ${subnet.name} of the data tier`;
    if (way.certain) return [{ ...violation("", text), resource: subnet }];
    return [{ ...undetermined("", `whether there is a path is not known: ${text}`), resource: subnet }];
  });
}

function endpointVerdicts(stack: Stack, passages: Passages, endpoint: Endpoint): readonly StackVerdict[] {
  const { services, resource } = endpoint;
  const path = (assume: boolean) => pathTo(stack, passages, { origin: INTERNET, endpoint, services, assume });
  const sure = path(false);
  return verdictsOf(resource, sure, sure ?? path(true));
}

/** Listeners that lead to a port that must not be reached: their own, or one that they forward to. */
function balancerVerdicts(stack: Stack, passages: Passages, balancer: Balancer): readonly StackVerdict[] {
  return balancer.listeners.flatMap((listener) => {
    const at = forbidden(listener);
    const { services: own, resource } = listener;
    if (at.length === 0) return [];
    const services = own === UNKNOWN ? adminServices.slice(0, 1) : own;
    const path = (assume: boolean): Path | undefined => {
      if (!assume && (own === UNKNOWN || at.includes(UNKNOWN))) return undefined;
      const found = pathTo(stack, passages, { origin: INTERNET, endpoint: balancer.endpoint, services, assume });
      if (found === undefined) return undefined;
      const names = at.map((each) => (each === UNKNOWN ? "a port that is not known" : each));
      return { ...found, hops: listenerHops(found, balancer.endpoint.resource, resource), at: names };
    };
    const sure = path(false);
    return verdictsOf(resource, sure, sure ?? path(true));
  });
}

function listenerHops({ hops }: Path, balancer: PolicyResource, listener: PolicyResource): Path["hops"] {
  const { name, urn } = balancer;
  const why = "it faces the internet";
  return [
    ...hops.slice(0, -1),
    { resource: name, urn, text: `load balancer ${name}`, why },
    ...(listener === balancer
      ? []
      : [
          {
            resource: listener.name,
            urn: listener.urn,
            text: `listener ${listener.name}`,
            why: "it passes requests on",
          },
        ]),
  ];
}

/** The ports that must not be reached and that a listener leads to: its own, and its targets'. */
function forbidden({ services, targets }: Listener): readonly (string | typeof UNKNOWN)[] {
  if (services === UNKNOWN) return [UNKNOWN];
  const forwarded = targets.flatMap(({ port }) =>
    typeof port === "number" ? services.map(({ protocol }) => ({ protocol, port })) : [],
  );
  const reached = [...services, ...forwarded].flatMap((service) => named(service));
  const open = targets.some(({ port }) => port === UNKNOWN) && reached.length === 0;
  return open ? [UNKNOWN] : [...new Set(reached)];
}

function named({ protocol, port }: Pick<Service, "protocol" | "port">): readonly string[] {
  return [...adminServices, ...dataServices]
    .filter((service) => service.port === port && service.protocol === protocol)
    .map(serviceText);
}

/** What a path that is sure, or only one that may be, says of the resource at its end. */
function verdictsOf(resource: PolicyResource, sure: Path | undefined, perhaps: Path | undefined): StackVerdict[] {
  if (sure !== undefined) return [{ ...violation("", pathText(sure)), resource }];
  if (perhaps === undefined) return [];
  const what = `whether there is a path is not known: ${pathText(perhaps)}`;
  return [{ ...undetermined(perhaps.missing[0] ?? "", what), resource }];
}

function pathText({ hops, at }: Path): string {
  return `${hopsText(hops)} at ${at.join(", ")}`;
}
