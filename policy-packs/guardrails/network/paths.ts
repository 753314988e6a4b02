import type { PolicyResource } from "../resource";
import type { Stack } from "../stack";
import { booleanOf, UNKNOWN, type Unknown } from "../value";
import { commonPart, publicFamilies, withoutNarrower } from "./addresses";
import type { Endpoint } from "./endpoints";
import type { Grant } from "./group-rules";
import { reaches, type Service, serviceText } from "./ports";
import { gatewayOf, type Route, tablesOfSubnet } from "./routes";

/** A way from the internet to something, hop by hop. */
export interface Path {
  readonly hops: readonly string[];
  /** What is reached at its end. */
  readonly services: readonly string[];
  /** Properties that would have to be known to be sure; empty for a way that is there for sure. */
  readonly missing: readonly string[];
}

/** A route of a subnet that leads to an internet gateway. */
export interface InternetRoute {
  readonly hop: string;
  readonly destinations: readonly string[];
  readonly certain: boolean;
}

const EVERYWHERE = ["0.0.0.0/0", "::/0"];

/** The ways of a subnet to the internet and back. */
export function internetRoutes(
  stack: Stack,
  routes: readonly Route[],
  subnet: PolicyResource,
): readonly InternetRoute[] {
  const tables = tablesOfSubnet(stack, subnet);
  const of = routes
    .map((route) => ({ route, table: route.tables.candidates.find((each) => tables.candidates.includes(each)) }))
    .map((each) => ({ ...each, gateway: gatewayOf(stack, each.route) }));
  const elsewhere = of.filter(({ route, gateway }) => gateway.is === false && route.tables.certain);
  return of.flatMap(({ route, table, gateway }): InternetRoute[] => {
    if (table === undefined || gateway.is === false) return [];
    const name = gateway.candidates[0]?.name ?? gateway.id ?? "not known yet";
    const known = route.destinations !== UNKNOWN;
    const destinations = known ? route.destinations : EVERYWHERE;
    const narrower = elsewhere
      .filter((other) => other.table === table)
      .flatMap((other) => (other.route.destinations === UNKNOWN ? [] : other.route.destinations));
    return [
      {
        hop: `internet gateway ${name} → route ${known ? destinations.join(", ") : "not known yet"} of ${table.name}`,
        destinations: destinations.flatMap((range) => withoutNarrower(range, narrower)),
        certain: tables.certain && route.tables.certain && gateway.is === true && known,
      },
    ];
  });
}

/** A default subnet: AWS gives it a way to the internet, and public addresses to what is in it. */
const DEFAULT_SUBNET: InternetRoute = { hop: "default subnet", destinations: EVERYWHERE, certain: true };

/**
 * The ways from the internet to an endpoint. With `assume` false only what is known counts, and a way is there for sure;
 * with `assume` true whatever is not known is taken for open.
 */
export function pathTo(
  stack: Stack,
  routes: readonly Route[],
  grants: readonly Grant[],
  endpoint: Endpoint,
  assume: boolean,
): Path | undefined {
  const { subnets, groups, resource } = endpoint;
  if (!assume && (!groups.certain || !subnets.certain)) return undefined;
  const places = subnets.candidates.length > 0 ? subnets.candidates : outsidePlaces(endpoint, assume);
  const inFront = grants.filter(({ group }) => groups.candidates.some(({ urn }) => urn === group));
  for (const subnet of places) {
    const ways = subnet === undefined ? [DEFAULT_SUBNET] : internetRoutes(stack, routes, subnet);
    const usable = ways.filter(({ certain }) => assume || certain);
    const destinations = usable.flatMap((way) => way.destinations);
    const families = addressFamilies(endpoint, subnet, assume);
    const open = endpoint.services.filter((service) => {
      const sources = commonPart(sourcesFor(inFront, service, assume), destinations);
      return publicFamilies(sources).some((family) => families.includes(family));
    });
    const [first] = open;
    if (first === undefined) continue;
    const grant = inFront.find((each) => reaches(each.traffic, first) !== false);
    const hops = [
      "internet",
      usable[0]?.hop ?? "",
      ...(subnet === undefined ? [] : [`subnet ${subnet.name}`]),
      `security group rule ${grant === undefined ? "" : `${grant.resource.name} ${grant.path}`.trim()}`,
      resource.name,
    ];
    return { hops, services: open.map(serviceText), missing: assume ? missingOf(endpoint, ways) : [] };
  }
  return undefined;
}

/** Where something is that names no subnet of the stack: a default subnet, or one that is made elsewhere. */
function outsidePlaces({ subnets, resource }: Endpoint, assume: boolean): readonly undefined[] {
  const named = subnets.id !== undefined || resource.props[subnets.property] !== undefined;
  // Of a subnet outside of the stack nothing can be said; it is judged where it is made.
  return named ? [] : assume || subnets.certain ? [undefined] : [];
}

/** The ranges that a service may be reached from. */
function sourcesFor(grants: readonly Grant[], service: Service, assume: boolean): readonly string[] {
  return grants.flatMap(({ traffic, far }) => {
    const answer = reaches(traffic, service);
    if (answer === false || (answer === UNKNOWN && !assume)) return [];
    if ("ranges" in far) return far.ranges;
    return assume ? EVERYWHERE : [];
  });
}

/** The families in which an endpoint has an address that the internet can name. */
function addressFamilies(endpoint: Endpoint, subnet: PolicyResource | undefined, assume: boolean): readonly (4 | 6)[] {
  const decide = (own: boolean | Unknown | undefined, property: string, byDefault: boolean): boolean => {
    const answer = own ?? (subnet === undefined ? byDefault : (booleanOf(subnet.props[property]) ?? false));
    return answer === UNKNOWN ? assume : answer;
  };
  const [four, six] = [
    decide(endpoint.publicAddress, "mapPublicIpOnLaunch", true),
    decide(endpoint.ipv6, "assignIpv6AddressOnCreation", false),
  ];
  return [...(four ? [4 as const] : []), ...(six ? [6 as const] : [])];
}

function missingOf({ subnets, groups, publicAddress }: Endpoint, ways: readonly InternetRoute[]): readonly string[] {
  return [
    ...(subnets.certain ? [] : [subnets.property]),
    ...(groups.certain ? [] : [groups.property]),
    ...(publicAddress === UNKNOWN ? ["associatePublicIpAddress"] : []),
    ...(ways.some(({ certain }) => !certain) ? ["the routes of its subnet"] : []),
  ];
}
