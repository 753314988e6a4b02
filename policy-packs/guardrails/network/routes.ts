import { type Reference, referenceOf, referencesOf } from "../references";
import type { PolicyResource } from "../resource";
import type { Stack } from "../stack";
import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Unknown, type Value } from "../value";

export const VPC = "aws:ec2/vpc:Vpc";
export const SUBNETS = ["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"];
const DEFAULT_TABLE = "aws:ec2/defaultRouteTable:DefaultRouteTable";
export const ROUTE_TABLES = ["aws:ec2/routeTable:RouteTable", DEFAULT_TABLE];
const ROUTE = "aws:ec2/route:Route";
const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const MAIN_ASSOCIATION = "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway";

/** One way out of a route table. */
export interface Route {
  /** The resource that says it, and where in it. */
  readonly resource: PolicyResource;
  readonly path: string;
  /** The tables that it may be in. */
  readonly tables: Reference;
  /** Where the traffic goes. */
  readonly destinations: readonly string[] | Unknown;
  /** The properties of the route, to ask for its target. */
  readonly target: Properties;
}

/** Every route of a stack, inline or a resource of its own. */
export function routesOf(stack: Stack): readonly Route[] {
  const separate = stack.ofType(ROUTE).map((resource): Route => {
    const tables = referenceOf(stack, resource, resource.props["routeTableId"], "routeTableId", ROUTE_TABLES);
    return { resource, path: "", tables, destinations: destinationsOf(resource.props), target: resource.props };
  });
  const inline = stack.ofType(...ROUTE_TABLES).flatMap((resource) => {
    const routes = listOf(resource.props["routes"]);
    const tables: Reference = { candidates: [resource], certain: true, id: undefined };
    if (routes === UNKNOWN)
      return [{ resource, path: "routes", tables, destinations: UNKNOWN, target: {} } satisfies Route];
    return routes.flatMap((route, index): Route[] => {
      const target = isProperties(route) ? route : {};
      const path = `routes[${index}]`;
      if (!isProperties(route)) return [{ resource, path, tables, destinations: UNKNOWN, target }];
      return [{ resource, path, tables, destinations: destinationsOf(target), target }];
    });
  });
  return [...separate, ...inline];
}

/** Destinations under their inline and their separate names. */
function destinationsOf(route: Properties): readonly string[] | Unknown {
  const names = ["destinationCidrBlock", "destinationIpv6CidrBlock", "cidrBlock", "ipv6CidrBlock"];
  const values = names.map((name) => textOf(route[name]));
  return values.includes(UNKNOWN) ? UNKNOWN : values.filter((value) => typeof value === "string");
}

/** Whether a route leads to an internet gateway, and to which. */
export function gatewayOf(stack: Stack, route: Route): Reference & { readonly is: boolean | Unknown } {
  const value = route.target["gatewayId"];
  const property = route.path === "" ? "gatewayId" : "routes";
  const reference = referenceOf(stack, route.resource, value, property, [GATEWAY]);
  if (reference.candidates.length > 0) return { ...reference, is: reference.certain ? true : UNKNOWN };
  if (reference.id !== undefined) return { ...reference, is: reference.id.startsWith("igw-") };
  return { ...reference, is: value === UNKNOWN || route.destinations === UNKNOWN ? UNKNOWN : false };
}

/** The route tables of a subnet: the ones associated with it, else the main one of its VPC. */
export function tablesOfSubnet(stack: Stack, subnet: PolicyResource): Reference {
  const associated = stack.ofType(ASSOCIATION).flatMap((association) => {
    const subnets = referenceOf(stack, association, association.props["subnetId"], "subnetId", SUBNETS);
    if (!subnets.candidates.includes(subnet)) return [];
    const tables = referenceOf(stack, association, association.props["routeTableId"], "routeTableId", ROUTE_TABLES);
    return [{ ...tables, certain: tables.certain && subnets.certain }];
  });
  if (associated.some(({ certain }) => certain)) return joined(associated);
  return joined([...associated, mainTable(stack, subnet)]);
}

function mainTable(stack: Stack, subnet: PolicyResource): Reference {
  const vpcs = vpcOf(stack, subnet);
  const mains = stack.ofType(MAIN_ASSOCIATION).flatMap((association) => {
    const of = referenceOf(stack, association, association.props["vpcId"], "vpcId", [VPC]);
    const tables = referenceOf(stack, association, association.props["routeTableId"], "routeTableId", ROUTE_TABLES);
    return of.candidates.some((vpc) => vpcs.candidates.includes(vpc)) ? [tables] : [];
  });
  const defaults = stack.ofType(DEFAULT_TABLE).filter((table) => {
    const id = textOf(table.props["defaultRouteTableId"]);
    const urns = table.propertyDependencies["defaultRouteTableId"] ?? [];
    return vpcs.candidates.some(
      (vpc) => urns.includes(vpc.urn) || (typeof id === "string" && textOf(vpc.props["defaultRouteTableId"]) === id),
    );
  });
  return joined([...mains, { candidates: defaults, certain: true, id: undefined }]);
}

/** The VPC of a subnet or group. */
export function vpcOf(stack: Stack, resource: PolicyResource): Reference {
  return referenceOf(stack, resource, resource.props["vpcId"], "vpcId", [VPC]);
}

function joined(references: readonly Reference[]): Reference {
  const candidates = [...new Set(references.flatMap((reference) => reference.candidates))];
  return { candidates, certain: candidates.length <= 1 && references.every(({ certain }) => certain), id: undefined };
}

/** Groups of subnets that data stores are put into. */
const DATA_SUBNET_GROUPS = [
  "aws:rds/subnetGroup:SubnetGroup",
  "aws:elasticache/subnetGroup:SubnetGroup",
  "aws:dax/subnetGroup:SubnetGroup",
  "aws:docdb/subnetGroup:SubnetGroup",
  "aws:neptune/subnetGroup:SubnetGroup",
  "aws:redshift/subnetGroup:SubnetGroup",
  "aws:memorydb/subnetGroup:SubnetGroup",
];
const DATA_TIERS = new Set(["data", "database", "db"]);

/** Whether the tag Tier says that a subnet or route table belongs to the data tier. */
export function isTaggedData({ props }: PolicyResource): boolean {
  return hasDataTier(props["tags"]) || hasDataTier(props["tagsAll"]);
}

function hasDataTier(tags: Value | undefined): boolean {
  if (!isProperties(tags)) return false;
  return Object.entries(tags).some(
    ([name, value]) =>
      name.toLowerCase() === "tier" && typeof value === "string" && DATA_TIERS.has(value.toLowerCase()),
  );
}

/** The subnets of the data tier: by their tag, or because a data store's group holds them for sure. */
export function dataSubnets(stack: Stack): ReadonlySet<PolicyResource> {
  const grouped = stack.ofType(...DATA_SUBNET_GROUPS).flatMap((group) => {
    const { candidates, certain } = referencesOf(stack, group, group.props["subnetIds"], "subnetIds", SUBNETS);
    return certain ? candidates : [];
  });
  return new Set([...stack.ofType(...SUBNETS).filter(isTaggedData), ...grouped]);
}

/** The route tables of the data tier: by their tag, or because a data subnet uses them; the latter for sure or not. */
export function dataTables(stack: Stack): ReadonlyMap<PolicyResource, boolean> {
  const tables = new Map<PolicyResource, boolean>();
  for (const subnet of dataSubnets(stack)) {
    const { candidates, certain } = tablesOfSubnet(stack, subnet);
    for (const table of candidates) tables.set(table, certain || (tables.get(table) ?? false));
  }
  for (const table of stack.ofType(...ROUTE_TABLES).filter(isTaggedData)) tables.set(table, true);
  return tables;
}
