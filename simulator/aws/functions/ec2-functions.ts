import type { FunctionLaw, LawContext, Resource } from "../../law";
import { isProperties, type Properties, textOf, type Value } from "../../values";
import { withoutNotes } from "../../world/subject";
import { isGiven, objects, texts } from "../reading";
import { refusal } from "../refusal";
import { routeTableAssociationType, routeTableType, routeType, securityGroupType, subnetType, vpcType } from "../types";
import { getAmi, getInstanceType, getInstanceTypeOfferings, getPrefixList, getVpcEndpointService } from "./ec2-offers";

/** EC2's names of filters, and the output that each looks at. */
const filterProperties: Readonly<Record<string, string>> = {
  "availability-zone": "availabilityZone",
  "availability-zone-id": "availabilityZoneId",
  cidr: "cidrBlock",
  "cidr-block": "cidrBlock",
  "default-for-az": "defaultForAz",
  defaultForAz: "defaultForAz",
  "group-name": "name",
  "is-default": "default",
  isDefault: "default",
  "association.main": "main",
  "map-public-ip-on-launch": "mapPublicIpOnLaunch",
  "owner-id": "ownerId",
  "vpc-id": "vpcId",
};

/** Looks for all of a type that fit arguments, tags and filters. */
function find(type: string, args: Properties, context: LawContext): readonly Resource[] {
  const direct = [
    "vpcId",
    "availabilityZone",
    "availabilityZoneId",
    "cidrBlock",
    "default",
    "defaultForAz",
    "name",
  ].filter((name) => isGiven(args, name));
  const tags = isProperties(args.tags) ? Object.entries(args.tags) : [];
  return context.inventory
    .list(type)
    .filter((one) => (isGiven(args, "id") ? one.id === args.id : true))
    .filter((one) => direct.every((name) => (one.outputs[name] ?? false) === args[name]))
    .filter((one) => tags.every(([key, value]) => tagOf(one, key) === value))
    .filter((one) =>
      objects(args.filters).every((filter) => fits(one, textOf(filter, "name") ?? "", texts(filter.values), context)),
    );
}

function fits(resource: Resource, name: string, values: readonly string[], context: LawContext): boolean {
  const like = (value: Value | undefined) =>
    values.some((pattern) =>
      new RegExp(
        `^${pattern
          .replace(/[.+^${}()|[\]\\]/g, "\\$&")
          .replaceAll("*", ".*")
          .replaceAll("?", ".")}$`,
      ).test(plainText(value)),
    );
  if (name.startsWith("tag:")) return like(tagOf(resource, name.slice(4)) ?? "");
  if (name === "tag-key") return values.some((key) => tagOf(resource, key) !== undefined);
  if (/^(vpc|subnet|group|route-table)-id$/.test(name) && filterProperties[name] === undefined)
    return values.includes(resource.id);
  if (name === "state") return values.includes("available");
  if (name === "association.subnet-id")
    return context.inventory
      .where(routeTableAssociationType, "routeTableId", resource.id)
      .some((one) => values.includes(textOf(one.outputs, "subnetId") ?? ""));
  if (name === "vpc-id" && resource.type === vpcType) return values.includes(resource.id);
  const property = filterProperties[name];
  if (property === undefined) throw refusal("InvalidParameterValue", `The filter '${name}' is invalid`);
  return like(resource.outputs[property]);
}

function plainText(value: Value | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : value === true ? "true" : "false";
}

function tagOf(resource: Resource, key: string): Value | undefined {
  const tags = resource.outputs.tagsAll ?? resource.outputs.tags;
  return isProperties(tags) ? tags[key] : undefined;
}

/** A function that answers with the one resource that fits. */
function single(
  type: string,
  what: string,
  more: (resource: Resource, context: LawContext) => Properties = () => ({}),
): FunctionLaw {
  return (args, context) => {
    const found = find(type, args, context);
    const [only] = found;
    if (only === undefined)
      throw refusal(`Invalid${what.replace(/[^A-Za-z]/g, "")}.NotFound`, `no matching EC2 ${what} found`, "missing");
    if (found.length > 1)
      throw refusal(
        "InvalidParameterValue",
        `multiple EC2 ${what}s matched; use additional constraints to reduce matches to a single EC2 ${what}`,
      );
    return {
      ...only.outputs,
      ...withoutNotes(only.inputs),
      tags: only.outputs.tagsAll ?? only.outputs.tags ?? {},
      ...args,
      id: only.id,
      state: "available",
      ...more(only, context),
    };
  };
}

/** A function that answers with the ids of all that fit. */
function several(type: string): FunctionLaw {
  return (args, context) => ({
    ...args,
    id: context.place.region,
    ids: find(type, args, context).map((one) => one.id),
  });
}

const getRouteTable: FunctionLaw = (args, context) => {
  const bySubnet = textOf(args, "subnetId");
  const association =
    bySubnet === undefined ? undefined : context.inventory.where(routeTableAssociationType, "subnetId", bySubnet)[0];
  const id = textOf(args, "routeTableId") ?? textOf(association?.outputs ?? {}, "routeTableId");
  if (bySubnet !== undefined && id === undefined)
    throw refusal(
      "InvalidRouteTableID.NotFound",
      "query returned no results. Please change your search criteria and try again",
      "missing",
    );
  const { routeTableId: _, subnetId: __, ...rest } = args;
  const found = single(routeTableType, "Route Table")({ ...rest, ...(id === undefined ? {} : { id }) }, context);
  const tableId = textOf(found, "id") ?? "";
  const own = context.inventory.where(routeType, "routeTableId", tableId).map((route) => routeEntry(route.outputs));
  const inside = objects(found.routes).map(routeEntry);
  return { ...found, ...args, routeTableId: tableId, associations: [], routes: [...inside, ...own] };
};

/** A route as the function shows it: every possible destination and target, empty where it has none of that kind. */
function routeEntry(route: Properties): Properties {
  const text = (...names: string[]) =>
    names.map((name) => textOf(route, name)).find((value) => value !== undefined) ?? "";
  return {
    cidrBlock: text("cidrBlock", "destinationCidrBlock"),
    ipv6CidrBlock: text("ipv6CidrBlock", "destinationIpv6CidrBlock"),
    destinationPrefixListId: text("destinationPrefixListId"),
    carrierGatewayId: text("carrierGatewayId"),
    coreNetworkArn: text("coreNetworkArn"),
    egressOnlyGatewayId: text("egressOnlyGatewayId"),
    gatewayId: text("gatewayId"),
    instanceId: "",
    localGatewayId: text("localGatewayId"),
    natGatewayId: text("natGatewayId"),
    networkInterfaceId: text("networkInterfaceId"),
    transitGatewayId: text("transitGatewayId"),
    vpcEndpointId: text("vpcEndpointId"),
    vpcPeeringConnectionId: text("vpcPeeringConnectionId"),
  };
}

const vpcDetails = (resource: Resource): Properties => ({
  default: resource.outputs.default === true,
  cidrBlockAssociations: [
    {
      associationId: `vpc-cidr-assoc-${resource.id.slice(4)}`,
      cidrBlock: resource.outputs.cidrBlock ?? "",
      state: "associated",
    },
  ],
  ipv6CidrBlockAssociations: [],
});

/** Functions of the module `ec2`. */
export const ec2Functions: Readonly<Record<string, FunctionLaw>> = {
  "aws:ec2/getVpc:getVpc": single(vpcType, "VPC", vpcDetails),
  "aws:ec2/getVpcs:getVpcs": several(vpcType),
  "aws:ec2/getSubnet:getSubnet": single(subnetType, "Subnet", () => ({ availableIpAddressCount: 251 })),
  "aws:ec2/getSubnets:getSubnets": several(subnetType),
  "aws:ec2/getSecurityGroup:getSecurityGroup": single(securityGroupType, "Security Group"),
  "aws:ec2/getSecurityGroups:getSecurityGroups": several(securityGroupType),
  "aws:ec2/getRouteTable:getRouteTable": getRouteTable,
  "aws:ec2/getRouteTables:getRouteTables": several(routeTableType),
  "aws:ec2/getAmi:getAmi": getAmi,
  "aws:ec2/getVpcEndpointService:getVpcEndpointService": getVpcEndpointService,
  "aws:ec2/getPrefixList:getPrefixList": getPrefixList,
  "aws:ec2/getInstanceTypeOfferings:getInstanceTypeOfferings": getInstanceTypeOfferings,
  "aws:ec2/getInstanceType:getInstanceType": getInstanceType,
};
