import type { Rule } from "../../pack/rule";
import { netClientVpn } from "./net-client-vpn";
import { netEndpointPolicy } from "./net-endpoint-policy";
import { netFirewallDefault } from "./net-firewall-default";
import { netFirewallLogs } from "./net-firewall-logs";
import { netFirewallProtect } from "./net-firewall-protect";
import { netFlowLogs } from "./net-flow-logs";
import { netNaclAdminPort } from "./net-nacl-admin-port";
import { netPathInternet } from "./net-path-internet";
import { netPeeringDataTier } from "./net-peering-data-tier";
import { netPeeringRoutes } from "./net-peering-routes";
import { netSgAdminPort } from "./net-sg-admin-port";
import { netSgAllTraffic } from "./net-sg-all-traffic";
import { netSgDbPort } from "./net-sg-db-port";
import { netSgDefaultClosed } from "./net-sg-default-closed";
import { netSgDescription } from "./net-sg-description";
import { netSgEgressAny } from "./net-sg-egress-any";
import { netSgMixedRules } from "./net-sg-mixed-rules";
import { netSgWidePublic } from "./net-sg-wide-public";
import { netSubnetNoPublicIp } from "./net-subnet-no-public-ip";
import { netTgwAccept } from "./net-tgw-accept";
import { netVpcBpa } from "./net-vpc-bpa";

/** Networks: groups, routes, ACLs and the paths through them. */
export const networkRules: readonly Rule[] = [
  netClientVpn,
  netEndpointPolicy,
  netFirewallDefault,
  netFirewallLogs,
  netFirewallProtect,
  netFlowLogs,
  netNaclAdminPort,
  netPathInternet,
  netPeeringDataTier,
  netPeeringRoutes,
  netSgAdminPort,
  netSgAllTraffic,
  netSgDbPort,
  netSgDefaultClosed,
  netSgDescription,
  netSgEgressAny,
  netSgMixedRules,
  netSgWidePublic,
  netSubnetNoPublicIp,
  netTgwAccept,
  netVpcBpa,
];
