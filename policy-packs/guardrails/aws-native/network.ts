import { isList, isProperties, listOf, type Properties, textOf, UNKNOWN, type Value } from "../facts/value";
import { orUnknown } from "../network/prefix-lists";
import type { Fields, Form } from "./form";

const INTERFACE: Fields = { groupSet: "securityGroups" };
const DISKS: Fields = { blockDeviceMappings: "ebsBlockDevices" };

/** A disk's settings are in `ebs`, which the provider `aws` has at the disk itself. */
function flatDisks(value: Value | undefined): Value | undefined {
  return isList(value)
    ? value.map((disk) => (isProperties(disk) && isProperties(disk["ebs"]) ? disk["ebs"] : disk))
    : value;
}

/**
 * Where a machine says its network by interfaces that are made with it, it is that of the machine: the subnet of the first,
 * and the groups of all.
 */
function instance(props: Properties): Properties {
  const { networkInterfaces, ...rest } = props;
  const interfaces = listOf(networkInterfaces);
  const first = interfaces === UNKNOWN ? UNKNOWN : interfaces[0];
  const disks = flatDisks(props["ebsBlockDevices"]);
  const own: Properties = { ...rest, ...(disks === undefined ? {} : { ebsBlockDevices: disks }) };
  if (first === undefined) return own;
  if (interfaces === UNKNOWN || !isProperties(first)) {
    return { subnetId: UNKNOWN, vpcSecurityGroupIds: UNKNOWN, associatePublicIpAddress: UNKNOWN, ...own };
  }
  const { subnetId, associatePublicIpAddress } = first;
  const groups = interfaces.flatMap((one) => orUnknown(isProperties(one) ? listOf(one["securityGroups"]) : UNKNOWN));
  return {
    ...(subnetId === undefined ? {} : { subnetId }),
    ...(groups.length === 0 ? {} : { vpcSecurityGroupIds: groups }),
    ...(associatePublicIpAddress === undefined ? {} : { associatePublicIpAddress }),
    ...own,
  };
}

/** The settings of a template that rules look at. */
const TEMPLATE = [
  "metadataOptions",
  "networkInterfaces",
  "vpcSecurityGroupIds",
  "iamInstanceProfile",
  "userData",
  "blockDeviceMappings",
  "instanceType",
  "instanceMarketOptions",
  "keyName",
];

/** All settings of a template are one level deeper. */
function template({ launchTemplateData, ...rest }: Properties): Properties {
  if (!isProperties(launchTemplateData)) return { ...rest, ...unread(launchTemplateData) };
  return { ...rest, ...launchTemplateData };
}

function unread(data: Value | undefined): Properties {
  return data === undefined ? {} : Object.fromEntries(TEMPLATE.map((name) => [name, data]));
}

function flowLog({ resourceId, resourceType, ...rest }: Properties): Properties {
  const kind = textOf(resourceType);
  return { ...rest, [kind === "Subnet" ? "subnetId" : kind === "NetworkInterface" ? "eniId" : "vpcId"]: resourceId };
}

/** Networks and machines. Security groups are read by their own words: see network/group-rules.ts. */
export const networkForms: Readonly<Record<string, Form>> = {
  "aws-native:ec2:Vpc": { type: "aws:ec2/vpc:Vpc" },
  "aws-native:ec2:Subnet": { type: "aws:ec2/subnet:Subnet" },
  "aws-native:ec2:InternetGateway": { type: "aws:ec2/internetGateway:InternetGateway" },
  "aws-native:ec2:VpcGatewayAttachment": { type: "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment" },
  "aws-native:ec2:NatGateway": { type: "aws:ec2/natGateway:NatGateway" },
  "aws-native:ec2:Eip": { type: "aws:ec2/eip:Eip", fields: { instanceId: "instance" } },
  "aws-native:ec2:EipAssociation": { type: "aws:ec2/eipAssociation:EipAssociation" },
  "aws-native:ec2:RouteTable": { type: "aws:ec2/routeTable:RouteTable" },
  "aws-native:ec2:Route": {
    type: "aws:ec2/route:Route",
    fields: { egressOnlyInternetGatewayId: "egressOnlyGatewayId" },
  },
  "aws-native:ec2:SubnetRouteTableAssociation": { type: "aws:ec2/routeTableAssociation:RouteTableAssociation" },
  "aws-native:ec2:VpcPeeringConnection": { type: "aws:ec2/vpcPeeringConnection:VpcPeeringConnection" },
  "aws-native:ec2:VpcEndpoint": { type: "aws:ec2/vpcEndpoint:VpcEndpoint", fields: { policyDocument: "policy" } },
  "aws-native:ec2:FlowLog": {
    type: "aws:ec2/flowLog:FlowLog",
    finish: flowLog,
    moved: { vpcId: "resourceId", subnetId: "resourceId", eniId: "resourceId" },
  },
  "aws-native:ec2:NetworkAcl": { type: "aws:ec2/networkAcl:NetworkAcl" },
  "aws-native:ec2:SubnetNetworkAclAssociation": { type: "aws:ec2/networkAclAssociation:NetworkAclAssociation" },
  "aws-native:ec2:NetworkInterface": { type: "aws:ec2/networkInterface:NetworkInterface", fields: INTERFACE },
  "aws-native:ec2:Volume": { type: "aws:ebs/volume:Volume", fields: { volumeType: "type" } },
  "aws-native:ec2:Instance": {
    type: "aws:ec2/instance:Instance",
    fields: {
      ...DISKS,
      securityGroupIds: "vpcSecurityGroupIds",
      imageId: "ami",
      userData: "userDataBase64",
      networkInterfaces: { fields: INTERFACE },
    },
    finish: instance,
    moved: {
      subnetId: "networkInterfaces[0].subnetId",
      vpcSecurityGroupIds: "networkInterfaces[0].groupSet",
      associatePublicIpAddress: "networkInterfaces[0].associatePublicIpAddress",
    },
  },
  "aws-native:ec2:LaunchTemplate": {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    fields: {
      launchTemplateName: "name",
      launchTemplateData: {
        fields: {
          securityGroupIds: "vpcSecurityGroupIds",
          networkInterfaces: { fields: { groups: "securityGroups" } },
        },
      },
    },
    finish: template,
    moved: Object.fromEntries(TEMPLATE.map((name) => [name, `launchTemplateData.${name}`])),
  },
};
