import type { Rule } from "../../rule";
import { netFlowLogs } from "./net-flow-logs";
import { netPathInternet } from "./net-path-internet";
import { netPeeringDataTier } from "./net-peering-data-tier";
import { netSgAdminPort } from "./net-sg-admin-port";
import { netSgAllTraffic } from "./net-sg-all-traffic";

/** Networks: groups, routes, ACLs and the paths through them. */
export const networkRules: readonly Rule[] = [
  netFlowLogs,
  netPathInternet,
  netPeeringDataTier,
  netSgAdminPort,
  netSgAllTraffic,
];
