import type { LawContext, Resource } from "../../law";
import { isProperties, textOf } from "../../values";
import { objects, texts } from "../reading";
import {
  autoscalingGroupType,
  clusterType,
  databaseType,
  dbSubnetGroupType,
  fargateProfileType,
  functionType,
  instanceType,
  launchTemplateType,
  loadBalancerTypes,
  natGatewayType,
  networkInterfaceType,
  nodeGroupType,
  vpcEndpointType,
} from "../types";

/** What has network interfaces, the subnets they are in and the security groups on them. */
interface Attachment {
  readonly type: string;
  readonly subnets: (resource: Resource, context: LawContext) => readonly string[];
  readonly groups: (resource: Resource) => readonly string[];
}

const one = (name: string) => (resource: Resource) => [textOf(resource.outputs, name) ?? ""];
const list = (name: string) => (resource: Resource) => texts(resource.outputs[name]);
const none = () => [];

const attachments: readonly Attachment[] = [
  { type: networkInterfaceType, subnets: one("subnetId"), groups: list("securityGroups") },
  { type: instanceType, subnets: one("subnetId"), groups: list("vpcSecurityGroupIds") },
  { type: natGatewayType, subnets: one("subnetId"), groups: none },
  { type: vpcEndpointType, subnets: list("subnetIds"), groups: list("securityGroupIds") },
  { type: clusterType, subnets: nested("vpcConfig", "subnetIds"), groups: clusterGroups },
  { type: nodeGroupType, subnets: list("subnetIds"), groups: none },
  { type: fargateProfileType, subnets: list("subnetIds"), groups: none },
  { type: databaseType, subnets: databaseSubnets, groups: list("vpcSecurityGroupIds") },
  { type: functionType, subnets: nested("vpcConfig", "subnetIds"), groups: nested("vpcConfig", "securityGroupIds") },
  { type: autoscalingGroupType, subnets: list("vpcZoneIdentifiers"), groups: none },
  ...loadBalancerTypes.map((type) => ({ type, subnets: list("subnets"), groups: list("securityGroups") })),
];

/** What has a network interface in this subnet, by its kind and id; empty when the subnet is free. */
export function interfacesIn(subnetId: string, context: LawContext): readonly string[] {
  return attachments.flatMap(({ type, subnets }) =>
    context.inventory
      .list(type)
      .filter((resource) => subnets(resource, context).includes(subnetId))
      .map(describe),
  );
}

/** What has this security group on a network interface, by its kind and id. A launch template is none: it only names groups. */
export function usersOfGroup(groupId: string, context: LawContext): readonly string[] {
  return attachments
    .filter(({ type }) => type !== launchTemplateType)
    .flatMap(({ type, groups }) =>
      context.inventory
        .list(type)
        .filter((resource) => groups(resource).includes(groupId))
        .map(describe),
    );
}

function describe(resource: Resource): string {
  return `${resource.type.split(":")[2]} ${resource.id}`;
}

function nested(property: string, name: string) {
  return (resource: Resource) => objects(resource.outputs[property]).flatMap((config) => texts(config[name]));
}

function clusterGroups(cluster: Resource): readonly string[] {
  const config = cluster.outputs.vpcConfig;
  return isProperties(config)
    ? [...texts(config.securityGroupIds), textOf(config, "clusterSecurityGroupId") ?? ""]
    : [];
}

function databaseSubnets(database: Resource, context: LawContext): readonly string[] {
  const group = context.inventory.get(dbSubnetGroupType, textOf(database.outputs, "dbSubnetGroupName") ?? "");
  return group === undefined ? [] : texts(group.outputs.subnetIds);
}
