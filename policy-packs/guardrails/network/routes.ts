import { type Reference, referenceOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Unknown } from "../facts/value";
import { perStack } from "../pack/per-stack";
import { prefixListRanges } from "./prefix-lists";

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
export const routesOf = perStack((stack): readonly Route[] => {
  const separate = stack.ofType(ROUTE).map((resource): Route => {
    const tables = referenceOf(stack, resource, resource.props["routeTableId"], "routeTableId", ROUTE_TABLES);
    const destinations = destinationsOf(stack, resource, resource.props, "destinationPrefixListId");
    return { resource, path: "", tables, destinations, target: resource.props };
  });
  return [...separate, ...stack.ofType(...ROUTE_TABLES).flatMap((table) => inlineRoutes(stack, table))];
});

function inlineRoutes(stack: Stack, resource: PolicyResource): readonly Route[] {
  const routes = listOf(resource.props["routes"]);
  const tables: Reference = { candidates: [resource], certain: true, id: undefined };
  if (routes === UNKNOWN) return [{ resource, path: "routes", tables, destinations: UNKNOWN, target: {} }];
  return routes.map((route, index): Route => {
    const path = `routes[${index}]`;
    if (!isProperties(route)) return { resource, path, tables, destinations: UNKNOWN, target: {} };
    return { resource, path, tables, destinations: destinationsOf(stack, resource, route, "routes"), target: route };
  });
}

/** Destinations under their inline and their separate names. */
function destinationsOf(
  stack: Stack,
  resource: PolicyResource,
  route: Properties,
  property: string,
): readonly string[] | Unknown {
  const names = ["destinationCidrBlock", "destinationIpv6CidrBlock", "cidrBlock", "ipv6CidrBlock"];
  const values = names.map((name) => textOf(route[name]));
  if (values.includes(UNKNOWN)) return UNKNOWN;
  const ranges = values.filter((value) => typeof value === "string");
  const list = route["destinationPrefixListId"];
  if (textOf(list) === undefined || list === undefined) return ranges;
  const listed = prefixListRanges(stack, resource, list, property);
  return "unknown" in listed ? UNKNOWN : [...ranges, ...listed.ranges];
}

/** The routes that may be in each table. */
const routesByTable = perStack((stack) => {
  const tables = new Map<PolicyResource, Route[]>();
  for (const route of routesOf(stack)) {
    for (const table of route.tables.candidates) {
      const others = tables.get(table);
      if (others === undefined) tables.set(table, [route]);
      else others.push(route);
    }
  }
  return tables;
});

/** The routes that may be in a table. */
export function routesOfTable(stack: Stack, table: PolicyResource): readonly Route[] {
  return routesByTable(stack).get(table) ?? [];
}

/** Whether a route leads to an internet gateway, and to which. */
export function gatewayOf(stack: Stack, route: Route): Reference & { readonly is: boolean | Unknown } {
  const value = route.target["gatewayId"];
  const property = route.path === "" ? "gatewayId" : "routes";
  const reference = referenceOf(stack, route.resource, value, property, [GATEWAY]);
  if (reference.candidates.length > 0) return { ...reference, is: reference.certain ? true : UNKNOWN };
  if (reference.id !== undefined) return { ...reference, is: reference.id.startsWith("igw-") };
  const readable = Object.keys(route.target).length > 0;
  return { ...reference, is: value === UNKNOWN || !readable ? UNKNOWN : false };
}

/** The associations of each subnet with a table. */
const associations = perStack((stack) => {
  const bySubnet = new Map<PolicyResource, Reference[]>();
  for (const association of stack.ofType(ASSOCIATION)) {
    const subnets = referenceOf(stack, association, association.props["subnetId"], "subnetId", SUBNETS);
    const tables = referenceOf(stack, association, association.props["routeTableId"], "routeTableId", ROUTE_TABLES);
    const reference = { ...tables, certain: tables.certain && subnets.certain };
    for (const subnet of subnets.candidates) bySubnet.set(subnet, [...(bySubnet.get(subnet) ?? []), reference]);
  }
  return bySubnet;
});

/** The main tables of each VPC. */
const mainTables = perStack((stack) => {
  const byVpc = new Map<PolicyResource, Reference[]>();
  const add = (vpc: PolicyResource, table: Reference) => byVpc.set(vpc, [...(byVpc.get(vpc) ?? []), table]);
  for (const association of stack.ofType(MAIN_ASSOCIATION)) {
    const vpcs = referenceOf(stack, association, association.props["vpcId"], "vpcId", [VPC]);
    const tables = referenceOf(stack, association, association.props["routeTableId"], "routeTableId", ROUTE_TABLES);
    for (const vpc of vpcs.candidates) add(vpc, tables);
  }
  for (const vpc of stack.ofType(VPC)) {
    for (const table of adoptedBy(stack, vpc, DEFAULT_TABLE, "defaultRouteTableId")) {
      add(vpc, { candidates: [table], certain: true, id: undefined });
    }
  }
  return byVpc;
});

/** The route tables of a subnet: the ones associated with it, else the main one of its VPC. */
export function tablesOfSubnet(stack: Stack, subnet: PolicyResource): Reference {
  const associated = associations(stack).get(subnet) ?? [];
  if (associated.some(({ certain }) => certain)) return joined(associated);
  const mains = vpcOf(stack, subnet).candidates.flatMap((vpc) => mainTables(stack).get(vpc) ?? []);
  return joined([...associated, ...mains]);
}

/** What is made of what a VPC has from the start (its route table, its ACL): it names it by the VPC's own property. */
export function adoptedBy(
  stack: Stack,
  vpc: PolicyResource,
  type: string,
  property: string,
): readonly PolicyResource[] {
  const own = textOf(vpc.props[property]);
  return stack.ofType(type).filter((adopted) => {
    const id = textOf(adopted.props[property]);
    const urns = adopted.propertyDependencies[property] ?? [];
    return urns.includes(vpc.urn) || (typeof id === "string" && own === id);
  });
}

/** The VPC of a subnet or group. */
export function vpcOf(stack: Stack, resource: PolicyResource): Reference {
  return referenceOf(stack, resource, resource.props["vpcId"], "vpcId", [VPC]);
}

function joined(references: readonly Reference[]): Reference {
  const candidates = [...new Set(references.flatMap((reference) => reference.candidates))];
  return { candidates, certain: candidates.length <= 1 && references.every(({ certain }) => certain), id: undefined };
}
