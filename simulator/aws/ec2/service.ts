import type { Service } from "../../registry";
import { ec2Functions } from "../functions/ec2-functions";
import * as types from "../types";
import { flowLogLaw } from "./flow-log";
import { eipLaw, internetGatewayLaw, natGatewayLaw } from "./gateways";
import { instanceLaw } from "./instance";
import { launchTemplateLaw } from "./launch-template";
import { defaultNetworkAclLaw, networkAclAssociationLaw, networkAclLaw, networkAclRuleLaw } from "./network-acl";
import { peeringAccepterLaw, peeringLaw } from "./peering";
import { routeLaw, routeTableAssociationLaw, routeTableLaw } from "./routes";
import { defaultSecurityGroupLaw, securityGroupLaw } from "./security-group";
import { egressRuleLaw, ingressRuleLaw, securityGroupRuleLaw } from "./security-group-rules";
import { subnetLaw } from "./subnet";
import { vpcLaw } from "./vpc";
import { vpcEndpointLaw } from "./vpc-endpoint";
import { vpcRangeAssociationLaw } from "./vpc-range-association";

/** Networks and machines; the modules `ec2` and `vpc`. */
export const ec2Service: Service = {
  laws: {
    [types.vpcType]: vpcLaw,
    [types.cidrAssociationType]: vpcRangeAssociationLaw,
    [types.subnetType]: subnetLaw,
    [types.internetGatewayType]: internetGatewayLaw,
    [types.natGatewayType]: natGatewayLaw,
    [types.eipType]: eipLaw,
    [types.routeTableType]: routeTableLaw,
    [types.routeType]: routeLaw,
    [types.routeTableAssociationType]: routeTableAssociationLaw,
    [types.securityGroupType]: securityGroupLaw,
    [types.defaultSecurityGroupType]: defaultSecurityGroupLaw,
    [types.securityGroupRuleType]: securityGroupRuleLaw,
    [types.ingressRuleType]: ingressRuleLaw,
    [types.egressRuleType]: egressRuleLaw,
    [types.networkAclType]: networkAclLaw,
    [types.networkAclRuleType]: networkAclRuleLaw,
    [types.networkAclAssociationType]: networkAclAssociationLaw,
    "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": defaultNetworkAclLaw,
    [types.vpcEndpointType]: vpcEndpointLaw,
    [types.flowLogType]: flowLogLaw,
    [types.launchTemplateType]: launchTemplateLaw,
    [types.instanceType]: instanceLaw,
    [types.peeringType]: peeringLaw,
    [types.peeringAccepterType]: peeringAccepterLaw,
  },
  functions: ec2Functions,
};
