import type { Rule } from "../../pack/rule";
import { acmKeyLength } from "./acm-key-length";
import { apigwAuth } from "./apigw-auth";
import { apigwBackendTls } from "./apigw-backend-tls";
import { apigwCacheEncrypted } from "./apigw-cache-encrypted";
import { apigwLogs } from "./apigw-logs";
import { appsyncAuth } from "./appsync-auth";
import { cloudfrontHttps } from "./cloudfront-https";
import { cloudfrontLogs } from "./cloudfront-logs";
import { cloudfrontOac } from "./cloudfront-oac";
import { cloudfrontWaf } from "./cloudfront-waf";
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
  acmKeyLength,
  apigwAuth,
  apigwBackendTls,
  apigwCacheEncrypted,
  apigwLogs,
  appsyncAuth,
  cloudfrontHttps,
  cloudfrontLogs,
  cloudfrontOac,
  cloudfrontWaf,
  elbAdminListener,
  elbDeleteProtect,
  elbDropHeaders,
  elbHttps,
  elbLogs,
  elbTlsPolicy,
  elbWaf,
  wafLogging,
];
