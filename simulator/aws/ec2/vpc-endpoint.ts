import type { Law, LawContext } from "../../law";
import { type Properties, textOf, UNKNOWN } from "../../values";
import { arnOf } from "../arn";
import { checkPolicy } from "../policy-document";
import { withinQuota } from "../quotas";
import { isOn, mustText, texts } from "../reading";
import { refusal } from "../refusal";
import { routeTableType, subnetType, vpcEndpointType, vpcType } from "../types";
import { checkGroups, mustFind } from "./lookup";

/** An endpoint of an AWS service inside a VPC: a gateway in route tables, or interfaces in subnets. */
export const vpcEndpointLaw: Law = {
  check(inputs) {
    if (inputs.vpcEndpointType === UNKNOWN) return checkPolicy(inputs, "policy");
    const kind = typeOf(inputs);
    const has = (name: string) => texts(inputs[name]).length > 0;
    if (kind === "Gateway" && (has("subnetIds") || has("securityGroupIds")))
      return [
        {
          property: "subnetIds",
          reason:
            "subnetIds and securityGroupIds belong to interface endpoints, and this is a Gateway; give routeTableIds.",
        },
      ];
    if (kind === "Interface" && has("routeTableIds"))
      return [
        {
          property: "routeTableIds",
          reason: "routeTableIds belong to gateway endpoints, and this is an Interface; give subnetIds.",
        },
      ];
    return checkPolicy(inputs, "policy");
  },

  create(inputs, context) {
    const vpc = mustFind(context, vpcType, mustText(inputs, "vpcId"));
    const kind = typeOf(inputs);
    const serviceName = mustText(inputs, "serviceName");
    checkService(serviceName, kind, context);
    if (kind === "Gateway") checkGateway(inputs, vpc.id, serviceName, context);
    else checkInterface(inputs, vpc, serviceName, context);
    const id = context.mint.id("vpce");
    const subnetIds = texts(inputs.subnetIds);
    const name = `${id}-${context.mint.hex(8, "dns")}.${serviceName.split(".").at(-1)}.${context.place.region}.vpce.amazonaws.com`;
    return {
      id,
      outputs: {
        arn: arnOf(context, "ec2", `vpc-endpoint/${id}`),
        state: "available",
        ownerId: context.place.account,
        requesterManaged: false,
        vpcEndpointType: kind,
        networkInterfaceIds: kind === "Gateway" ? [] : subnetIds.map((subnet) => context.mint.id("eni", subnet)),
        dnsEntries: kind === "Gateway" ? [] : [{ dnsName: name, hostedZoneId: `Z${context.mint.letters(13, "zone")}` }],
        prefixListId: kind === "Gateway" ? prefixListId(serviceName, context) : "",
        cidrBlocks: kind === "Gateway" ? ["3.5.64.0/21"] : [],
        policy:
          textOf(inputs, "policy") ?? '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}',
        privateDnsEnabled: isOn(inputs, "privateDnsEnabled"),
        routeTableIds: inputs.routeTableIds ?? [],
        subnetIds,
        securityGroupIds: kind === "Gateway" ? [] : groupsOf(inputs, vpc),
        ipAddressType: kind === "Gateway" ? "" : "ipv4",
      },
    };
  },

  update(resource, inputs, context) {
    const subnetIds = texts(inputs.subnetIds);
    checkZones(subnetIds, mustText(resource.outputs, "vpcId"), context);
    return { networkInterfaceIds: subnetIds.map((subnet) => context.mint.id("eni", subnet)) };
  },
};

/** The id of AWS's list of addresses of a service in a region; the same in every account. */
export function prefixListId(serviceName: string, context: LawContext): string {
  const known: Record<string, string> = { s3: "pl-6da54004", dynamodb: "pl-6fa54006" };
  return known[serviceName.split(".").at(-1) ?? ""] ?? context.mint.id("pl").slice(0, 11);
}

function typeOf(inputs: Properties): string {
  return textOf(inputs, "vpcEndpointType") ?? "Gateway";
}

function groupsOf(inputs: Properties, vpc: { readonly outputs: Properties }): readonly string[] {
  const given = texts(inputs.securityGroupIds);
  return given.length > 0 ? given : [textOf(vpc.outputs, "defaultSecurityGroupId") ?? ""];
}

/** Gateways exist for two services; a service of another region or a made-up one does not exist here. */
function checkService(name: string, kind: string, context: LawContext): void {
  const { region } = context.place;
  const match = /^(?:com\.amazonaws|cn\.com\.amazonaws|aws\.sagemaker)\.([a-z]{2}(?:-[a-z]+)+-\d)\.[a-z0-9.-]+$/.exec(
    name,
  );
  const isCustom = name.startsWith("com.amazonaws.vpce.");
  const gatewayFits = kind !== "Gateway" || /\.(s3|dynamodb)$/.test(name);
  if (isCustom || (match?.[1] === region && gatewayFits)) return;
  const remedy =
    match !== null && match[1] !== region
      ? `It is a service of ${match[1]}; this call went to ${region}.`
      : 'Only S3 and DynamoDB have gateway endpoints; give vpcEndpointType "Interface" for others.';
  throw refusal("InvalidServiceName", `The Vpc Endpoint Service '${name}' does not exist. ${remedy}`);
}

function checkGateway(inputs: Properties, vpcId: string, serviceName: string, context: LawContext): void {
  const endpoints = context.inventory.list(vpcEndpointType).filter((one) => one.outputs.vpcEndpointType === "Gateway");
  withinQuota("gatewayEndpoints", endpoints.length);
  for (const id of texts(inputs.routeTableIds)) {
    const table = mustFind(context, routeTableType, id);
    if (textOf(table.outputs, "vpcId") !== vpcId)
      throw refusal("InvalidParameter", `Route table ${id} and endpoint belong to different networks.`);
    const twin = endpoints.find(
      (one) => one.outputs.serviceName === serviceName && texts(one.outputs.routeTableIds).includes(id),
    );
    if (twin !== undefined)
      throw refusal(
        "RouteAlreadyExists",
        `route table ${id} already has a route with destination-prefix-list-id ${prefixListId(serviceName, context)} (${twin.id}).`,
      );
  }
}

function checkInterface(
  inputs: Properties,
  vpc: { readonly id: string; readonly outputs: Properties },
  serviceName: string,
  context: LawContext,
): void {
  const endpoints = context.inventory
    .where(vpcEndpointType, "vpcId", vpc.id)
    .filter((one) => one.outputs.vpcEndpointType !== "Gateway");
  withinQuota("interfaceEndpoints", endpoints.length);
  checkZones(texts(inputs.subnetIds), vpc.id, context);
  checkGroups(context, texts(inputs.securityGroupIds), vpc.id);
  if (!isOn(inputs, "privateDnsEnabled")) return;
  if (vpc.outputs.enableDnsSupport === false || vpc.outputs.enableDnsHostnames !== true)
    throw refusal(
      "InvalidParameter",
      `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${vpc.id}.`,
    );
  const twin = endpoints.find(
    (one) => one.outputs.serviceName === serviceName && one.outputs.privateDnsEnabled === true,
  );
  if (twin !== undefined)
    throw refusal(
      "InvalidParameter",
      `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${serviceName} in the VPC ${vpc.id} (${twin.id}).`,
    );
}

function checkZones(subnetIds: readonly string[], vpcId: string, context: LawContext): void {
  const seen = new Map<string, string>();
  for (const id of subnetIds) {
    const subnet = mustFind(context, subnetType, id);
    if (textOf(subnet.outputs, "vpcId") !== vpcId)
      throw refusal("InvalidParameter", `Subnet ${id} and endpoint belong to different networks.`);
    const zone = textOf(subnet.outputs, "availabilityZone") ?? "";
    const other = seen.get(zone);
    if (other !== undefined)
      throw refusal(
        "DuplicateSubnetsInSameZone",
        `Found another VPC endpoint subnet in the availability zone of ${id}: ${other} in ${zone}. Give one subnet a zone.`,
        "invalid",
      );
    seen.set(zone, id);
  }
}
