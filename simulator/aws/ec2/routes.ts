import { parseRange } from "../../../lib/cidr";
import type { Law, LawContext, Resource } from "../../law";
import { type Properties, textOf } from "../../values";
import { arnOf } from "../arn";
import { idWhere, importParts } from "../import-name";
import { withinQuota } from "../quotas";
import { isGiven, mustText, objects } from "../reading";
import { refusal } from "../refusal";
import {
  internetGatewayType,
  natGatewayType,
  networkInterfaceType,
  peeringType,
  routeTableAssociationType,
  routeTableType,
  routeType,
  subnetType,
  vpcEndpointType,
  vpcType,
} from "../types";
import { mustFind } from "./lookup";
import { rangeProblems } from "./network-range";
import { rangesOf } from "./vpc";

const destinations = ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"] as const;

/** A route's possible targets: the input, what it has to be, and EC2's code where it is not there. */
const targets: readonly [input: string, type: string | undefined, code: string][] = [
  ["carrierGatewayId", undefined, "InvalidCarrierGatewayID.NotFound"],
  ["coreNetworkArn", undefined, "InvalidCoreNetworkArn.NotFound"],
  [
    "egressOnlyGatewayId",
    "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway",
    "InvalidEgressOnlyInternetGatewayId.NotFound",
  ],
  ["gatewayId", undefined, "InvalidGatewayID.NotFound"],
  ["localGatewayId", undefined, "InvalidLocalGatewayID.NotFound"],
  ["natGatewayId", natGatewayType, "InvalidNatGatewayID.NotFound"],
  ["networkInterfaceId", networkInterfaceType, "InvalidNetworkInterfaceID.NotFound"],
  ["odbNetworkArn", undefined, "InvalidOdbNetworkArn.NotFound"],
  ["transitGatewayId", "aws:ec2transitgateway/transitGateway:TransitGateway", "InvalidTransitGatewayID.NotFound"],
  ["vpcEndpointId", vpcEndpointType, "InvalidVpcEndpointId.NotFound"],
  ["vpcPeeringConnectionId", peeringType, "InvalidVpcPeeringConnectionID.NotFound"],
];

/** A route table of a VPC. */
export const routeTableLaw: Law = {
  create(inputs, context) {
    const vpc = mustFind(context, vpcType, mustText(inputs, "vpcId"));
    withinQuota("routeTables", context.inventory.where(routeTableType, "vpcId", vpc.id).length);
    for (const route of objects(inputs.routes)) checkTarget(route, vpc.id, context);
    const id = context.mint.id("rtb");
    return {
      id,
      outputs: {
        arn: arnOf(context, "ec2", `route-table/${id}`),
        ownerId: context.place.account,
        routes: inputs.routes ?? [],
      },
    };
  },

  update(resource, inputs, context) {
    for (const route of objects(inputs.routes)) checkTarget(route, mustText(resource.outputs, "vpcId"), context);
    return { routes: inputs.routes ?? resource.outputs.routes ?? [] };
  },

  remove(resource, context) {
    const [association] = context.inventory.where(routeTableAssociationType, "routeTableId", resource.id);
    if (association !== undefined)
      throw refusal(
        "DependencyViolation",
        `The routeTable '${resource.id}' has dependencies and cannot be deleted (association ${association.id}).`,
      );
    return "gone";
  },
};

/** A single route: one destination, one target that exists, no second one to the same destination. */
export const routeLaw: Law = {
  check(inputs) {
    const to = destinations.filter((name) => isGiven(inputs, name));
    const via = targets.filter(([name]) => isGiven(inputs, name)).map(([name]) => name);
    const names = targets.map(([name]) => name).join(", ");
    return [
      ...rangeProblems(inputs, ["destinationCidrBlock", "destinationIpv6CidrBlock"]),
      ...(to.length === 1
        ? []
        : [
            {
              property: "destinationCidrBlock",
              reason: `A route has one destination; ${to.length === 0 ? "none is" : `${to.join(" and ")} are`} given. Give one of ${destinations.join(", ")}.`,
            },
          ]),
      ...(via.length === 1
        ? []
        : [
            {
              property: "gatewayId",
              reason: `A route has one target; ${via.length === 0 ? "none is" : `${via.join(" and ")} are`} given. Give one of ${names}.`,
            },
          ]),
    ];
  },

  create(inputs, context) {
    const table = mustFind(context, routeTableType, mustText(inputs, "routeTableId"));
    const destination = destinationOf(inputs);
    const others = context.inventory.where(routeType, "routeTableId", table.id);
    const vpc = mustFind(context, vpcType, mustText(table.outputs, "vpcId"));
    const taken = [
      ...others.map((one) => destinationOf(one.outputs)),
      ...objects(table.outputs.routes).map((one) => textOf(one, "cidrBlock") ?? ""),
      ...rangesOf(vpc, context),
    ];
    if (taken.includes(destination))
      throw refusal("RouteAlreadyExists", `The route identified by ${destination} already exists in ${table.id}.`);
    withinQuota("routes", others.length + 1);
    checkTarget(inputs, vpc.id, context);
    return {
      id: `r-${table.id}${1_000_000_000 + context.mint.number(3_000_000_000, destination)}`,
      outputs: { origin: "CreateRoute", state: "active", instanceId: "", instanceOwnerId: "" },
    };
  },

  update(resource, inputs, context) {
    const table = mustFind(context, routeTableType, mustText(resource.outputs, "routeTableId"));
    checkTarget(inputs, mustText(table.outputs, "vpcId"), context);
    return {};
  },

  importedId(name, context) {
    const [table = "", to = ""] = importParts(name, /^([^_]+)_([^_]+)$/, "ROUTETABLEID_DESTINATION");
    const destination = parseRange(to)?.cidr ?? to;
    const routes = context.inventory.where(routeType, "routeTableId", table);
    return routes.find((one) => destinationOf(one.outputs) === destination)?.id;
  },
};

function destinationOf(route: Properties): string {
  const text = destinations.map((name) => textOf(route, name) ?? "").find((value) => value !== "") ?? "";
  return parseRange(text)?.cidr ?? text;
}

/** Refuses a route whose target is missing or belongs to another network. */
function checkTarget(route: Properties, vpcId: string, context: LawContext): void {
  for (const [input, type, code] of targets) {
    const id = textOf(route, input) ?? "";
    if (id === "" || id === "local") continue;
    const kind = input === "gatewayId" ? gatewayKind(id) : type;
    if (kind === undefined) continue;
    const target = context.inventory.get(kind, id);
    if (target === undefined) throw refusal(code, `The ${input} '${id}' does not exist.`, "missing");
    const network = networkOf(target, context);
    if (network !== undefined && network !== vpcId)
      throw refusal(
        "InvalidParameterValue",
        `route table and ${input} ${id} belong to different networks: ${vpcId} and ${network === "" ? "none (it is not attached)" : network}.`,
      );
  }
}

function gatewayKind(id: string): string | undefined {
  return id.startsWith("igw-") ? internetGatewayType : id.startsWith("vpce-") ? vpcEndpointType : undefined;
}

/** The VPC that a target belongs to; undefined for one that belongs to none or to several. */
function networkOf(target: Resource, context: LawContext): string | undefined {
  if (target.type === natGatewayType)
    return textOf(context.inventory.get(subnetType, textOf(target.outputs, "subnetId") ?? "")?.outputs ?? {}, "vpcId");
  return target.type === peeringType ? undefined : textOf(target.outputs, "vpcId");
}

/** What ties a subnet or gateway to a route table: one for each. */
export const routeTableAssociationLaw: Law = {
  check(inputs) {
    const given = ["subnetId", "gatewayId"].filter((name) => isGiven(inputs, name));
    return given.length === 1
      ? []
      : [
          {
            property: "subnetId",
            reason: `A route table is associated with one subnet or one gateway; ${given.length === 0 ? "neither is" : "both are"} given.`,
          },
        ];
  },

  create(inputs, context) {
    checkAssociation(inputs, context);
    const subnetId = textOf(inputs, "subnetId") ?? "";
    const other =
      subnetId === "" ? undefined : context.inventory.where(routeTableAssociationType, "subnetId", subnetId)[0];
    if (other !== undefined)
      throw refusal(
        "Resource.AlreadyAssociated",
        `the specified association for route table ${mustText(inputs, "routeTableId")} conflicts with an existing association (${other.id}).`,
      );
    return { id: context.mint.id("rtbassoc"), outputs: {} };
  },

  update(_resource, inputs, context) {
    checkAssociation(inputs, context);
    return {};
  },

  importedId(name, context) {
    const form = /^([^/]+)\/([^/]+)$/;
    const [target = "", routeTableId = ""] = importParts(name, form, "SUBNETID/ROUTETABLEID or GATEWAYID/ROUTETABLEID");
    return idWhere(context, { routeTableId, [target.startsWith("subnet-") ? "subnetId" : "gatewayId"]: target });
  },
};

function checkAssociation(inputs: Properties, context: LawContext): void {
  const table = mustFind(context, routeTableType, mustText(inputs, "routeTableId"));
  const subnetId = textOf(inputs, "subnetId") ?? "";
  if (subnetId === "") return;
  const subnet = mustFind(context, subnetType, subnetId);
  if (textOf(subnet.outputs, "vpcId") !== textOf(table.outputs, "vpcId"))
    throw refusal(
      "InvalidParameterValue",
      `Route table ${table.id} and subnet ${subnet.id} belong to different networks.`,
    );
}
