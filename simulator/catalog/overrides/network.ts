import { override, type ReplaceOverride } from "./replace-override";

/** Corrections for networks, instances, load balancers and names. */
export const networkOverrides: Readonly<Record<string, ReplaceOverride>> = {
  "aws:ec2/instance:Instance": override(
    "aws_instance",
    "ami associatePublicIpAddress hibernation placementPartitionNumber privateIp",
    "cpuOptions launchTemplate",
    "ebsBlockDevices.deviceName ebsBlockDevices.encrypted ebsBlockDevices.kmsKeyId ebsBlockDevices.snapshotId rootBlockDevice.encrypted rootBlockDevice.kmsKeyId launchTemplate.id launchTemplate.name",
  ),
  "aws:ec2/natGateway:NatGateway": override("aws_nat_gateway", "privateIp"),
  "aws:ec2/eip:Eip": override("aws_eip", "customerOwnedIpv4Pool domain publicIpv4Pool"),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": override(
    "aws_route_table_association",
    "gatewayId",
    "routeTableId",
  ),
  "aws:ec2/securityGroupRule:SecurityGroupRule": override(
    "aws_security_group_rule",
    "cidrBlocks fromPort ipv6CidrBlocks prefixListIds protocol securityGroupId self sourceSecurityGroupId toPort type",
  ),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": override(
    "aws_vpc_security_group_ingress_rule",
    "securityGroupId",
    "cidrIpv6 fromPort ipProtocol toPort",
  ),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": override(
    "aws_vpc_security_group_egress_rule",
    "securityGroupId",
    "cidrIpv6 fromPort ipProtocol toPort",
  ),
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": override("aws_default_security_group", "vpcId"),
  "aws:ec2/networkAclRule:NetworkAclRule": override(
    "aws_network_acl_rule",
    "cidrBlock fromPort icmpCode icmpType ipv6CidrBlock protocol ruleAction toPort",
  ),
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": override("aws_default_network_acl", "defaultNetworkAclId"),
  "aws:ec2/defaultRouteTable:DefaultRouteTable": override("aws_default_route_table", "defaultRouteTableId"),
  "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation": override("aws_main_route_table_association", "vpcId"),
  "aws:ec2/vpcEndpoint:VpcEndpoint": override("aws_vpc_endpoint", "", "", ""),
  "aws:ec2/flowLog:FlowLog": override(
    "aws_flow_log",
    "eniId iamRoleArn regionalNatGatewayId subnetId transitGatewayAttachmentId transitGatewayId vpcId",
  ),
  "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter": override(
    "aws_vpc_peering_connection_accepter",
    "vpcPeeringConnectionId",
  ),
  "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions": override(
    "aws_vpc_peering_connection_options",
    "vpcPeeringConnectionId",
  ),
  "aws:ec2/keyPair:KeyPair": override("aws_key_pair", "publicKey", "tags"),
  "aws:ec2/volumeAttachment:VolumeAttachment": override("aws_volume_attachment", "deviceName"),
  "aws:ebs/encryptionByDefault:EncryptionByDefault": override("aws_ebs_encryption_by_default", ""),
  "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": override("aws_ec2_image_block_public_access", ""),
  "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": override("aws_ec2_instance_metadata_defaults", ""),
  "aws:ebs/volume:Volume": override(
    "aws_ebs_volume",
    "availabilityZone encrypted kmsKeyId multiAttachEnabled outpostArn snapshotId",
  ),
  "aws:lb/loadBalancer:LoadBalancer": override("aws_lb", "customerOwnedIpv4Pool internal loadBalancerType", "subnets"),
  "aws:alb/loadBalancer:LoadBalancer": override("aws_lb", "customerOwnedIpv4Pool internal loadBalancerType", "subnets"),
  "aws:route53/record:Record": override("aws_route53_record", "name zoneId"),
  "aws:acm/certificate:Certificate": override("aws_acm_certificate", "validationMethod"),
  "aws:acm/certificateValidation:CertificateValidation": override(
    "aws_acm_certificate_validation",
    "certificateArn validationRecordFqdns",
  ),
};
