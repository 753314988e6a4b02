import type { Rule } from "../../rule";
import { elbAdminListener } from "./elb-admin-listener";
import { elbDeleteProtect } from "./elb-delete-protect";
import { elbDropHeaders } from "./elb-drop-headers";
import { elbHttps } from "./elb-https";
import { elbLogs } from "./elb-logs";
import { elbTlsPolicy } from "./elb-tls-policy";
import { elbWaf } from "./elb-waf";
import { wafLogging } from "./waf-logging";

/** Load balancers and what stands in front of them. */
export const loadBalancingRules: readonly Rule[] = [
  elbAdminListener,
  elbDeleteProtect,
  elbDropHeaders,
  elbHttps,
  elbLogs,
  elbTlsPolicy,
  elbWaf,
  wafLogging,
];
