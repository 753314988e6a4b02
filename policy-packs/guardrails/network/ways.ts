import { referenceOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { textOf, UNKNOWN, type Unknown, type Value } from "../facts/value";
import { perStack } from "../pack/per-stack";
import { withoutNarrower } from "./addresses";
import type { Hop } from "./path";
import { gatewayOf, type Route, routesOfTable, SUBNETS, tablesOfSubnet, VPC, vpcOf } from "./routes";

/** A way between a subnet and what is outside of its VPC. */
export interface Way {
  readonly hops: readonly Hop[];
  /** The addresses that it leads to, and so those that an answer gets back to. */
  readonly destinations: readonly string[];
  readonly certain: boolean;
}

const EVERYWHERE = ["0.0.0.0/0", "::/0"];
const OPTIONS = "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions";
const EXCLUSION = "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion";

/** A default subnet: AWS gives it a way to the internet, and public addresses to what is in it. */
export const DEFAULT_SUBNET: Way = {
  hops: [{ resource: "default subnet", urn: undefined, text: "default subnet", why: "AWS routes it to the internet" }],
  destinations: EVERYWHERE,
  certain: true,
};

/** A subnet of which nothing is known: it may have a way to anywhere. */
export const UNKNOWN_SUBNET: Way = {
  hops: [{ resource: "subnet", urn: undefined, text: "subnet not known yet", why: "it may be routed from anywhere" }],
  destinations: EVERYWHERE,
  certain: false,
};

/** The ways of each subnet to the internet and back, through an internet gateway. */
export const internetWays = memoized((stack, subnet) =>
  isShielded(stack, subnet)
    ? []
    : waysOf(stack, subnet, (route) => {
        const gateway = gatewayOf(stack, route);
        const name = gateway.candidates[0]?.name ?? gateway.id ?? "not known yet";
        const urn = gateway.candidates[0]?.urn;
        return {
          is: gateway.is,
          name,
          urn,
          text: `internet gateway ${name}`,
          why: "it passes on what it has a route for",
        };
      }),
);

/** What a route to another network of ours names it by, and how that is called. */
const PEERS: Readonly<Record<string, string>> = {
  vpcPeeringConnectionId: "peering connection",
  transitGatewayId: "transit gateway",
  coreNetworkArn: "core network",
};
const PEER_TYPES = [
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
  "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
  "aws:ec2transitgateway/transitGateway:TransitGateway",
  "aws:networkmanager/coreNetwork:CoreNetwork",
];

/** The ways of each subnet to other networks of ours and back. */
export const peerWays = memoized((stack, subnet) =>
  waysOf(stack, subnet, (route) => {
    const property = Object.keys(PEERS).find((each) => textOf(route.target[each]) !== undefined);
    const readable = Object.keys(route.target).length > 0;
    if (property === undefined)
      return { is: readable ? false : UNKNOWN, name: "not known yet", urn: undefined, text: "", why: "" };
    const holder = route.path === "" ? property : "routes";
    const { candidates, id } = referenceOf(stack, route.resource, route.target[property], holder, PEER_TYPES);
    const name = candidates[0]?.name ?? id ?? "not known yet";
    return {
      is: true,
      name,
      urn: candidates[0]?.urn,
      text: `${PEERS[property]} ${name}`,
      why: "it joins the two networks",
    };
  }),
);

/** Where a route leads, and whether that is what is looked for. */
interface Target extends Omit<Hop, "resource"> {
  readonly is: boolean | Unknown;
  readonly name: string;
}

function waysOf(stack: Stack, subnet: PolicyResource, targetOf: (route: Route) => Target): readonly Way[] {
  const tables = tablesOfSubnet(stack, subnet);
  return tables.candidates.flatMap((table) => {
    const routes = routesOfTable(stack, table).map((route) => ({ route, target: targetOf(route) }));
    const elsewhere = [
      // Every table has a route for its own VPC.
      ...vpcOf(stack, subnet).candidates.flatMap(({ props }) => knownText(props["cidrBlock"])),
      ...routes
        .filter(({ route, target }) => target.is === false && route.tables.certain)
        .flatMap(({ route }) => (route.destinations === UNKNOWN ? [] : route.destinations)),
    ];
    return routes.flatMap(({ route, target }): Way[] => {
      const { is, name, urn, text, why } = target;
      if (is === false) return [];
      const known = route.destinations !== UNKNOWN;
      const destinations = known ? route.destinations : EVERYWHERE;
      const to = known ? destinations.join(", ") : "not known yet";
      const resource = route.resource.name;
      return [
        {
          hops: [
            { resource: name, urn, text, why },
            { resource, urn: route.resource.urn, text: `route ${to} of ${table.name}`, why: `answers go to ${text}` },
          ],
          destinations: destinations.flatMap((range) => withoutNarrower(range, elsewhere)),
          certain: tables.certain && route.tables.certain && is === true && known,
        },
      ];
    });
  });
}

function knownText(value: Value | undefined): readonly string[] {
  return typeof value === "string" ? [value] : [];
}

/** Whether the account keeps the internet away from a subnet, whatever its routes are. */
export function isShielded(stack: Stack, subnet: PolicyResource): boolean {
  const mode = stack.ofType(OPTIONS).map(({ props }) => textOf(props["internetGatewayBlockMode"]));
  if (!mode.some((each) => each === "block-bidirectional" || each === "block-ingress")) return false;
  return (
    !excluded(stack).some((each) => each === subnet || vpcOf(stack, subnet).candidates.includes(each)) &&
    !hasOpenExclusion(stack)
  );
}

/** The subnets and VPCs that are left out of the account's switch. */
const excluded = perStack((stack) =>
  exclusions(stack).flatMap((one) => [
    ...referenceOf(stack, one, one.props["subnetId"], "subnetId", SUBNETS).candidates,
    ...referenceOf(stack, one, one.props["vpcId"], "vpcId", [VPC]).candidates,
  ]),
);

/** Whether an exclusion is for something that is not known. */
const hasOpenExclusion = perStack((stack) =>
  exclusions(stack).some((one) =>
    ["subnetId", "vpcId"].some(
      (property) =>
        one.props[property] === UNKNOWN &&
        referenceOf(stack, one, UNKNOWN, property, [VPC, ...SUBNETS]).candidates.length === 0,
    ),
  ),
);

function exclusions(stack: Stack): readonly PolicyResource[] {
  return stack
    .ofType(EXCLUSION)
    .filter(({ props }) => textOf(props["internetGatewayExclusionMode"]) !== "allow-egress");
}

/** Ways that are worked out once for each subnet. */
function memoized(make: (stack: Stack, subnet: PolicyResource) => readonly Way[]) {
  const known = perStack(() => new Map<PolicyResource, readonly Way[]>());
  return (stack: Stack, subnet: PolicyResource): readonly Way[] => {
    const ways = known(stack).get(subnet) ?? make(stack, subnet);
    known(stack).set(subnet, ways);
    return ways;
  };
}
