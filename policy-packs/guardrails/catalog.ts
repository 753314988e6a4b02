import type { Rule } from "./rule";
import { eksEndpoint } from "./rules/eks-endpoint";
import { iamNoAdmin } from "./rules/iam-no-admin";
import { kmsRotation } from "./rules/kms-rotation";
import { netFlowLogs } from "./rules/net-flow-logs";
import { netPathInternet } from "./rules/net-path-internet";
import { netPeeringDataTier } from "./rules/net-peering-data-tier";
import { netSgAdminPort } from "./rules/net-sg-admin-port";
import { netSgAllTraffic } from "./rules/net-sg-all-traffic";
import { rdsEncrypted } from "./rules/rds-encrypted";
import { rdsPublic } from "./rules/rds-public";
import { s3NoPublic } from "./rules/s3-no-public";
import { tagRequired } from "./rules/tag-required";

/** Every rule, by id. A test holds this list to the files in rules/. */
export const catalog: readonly Rule[] = [
  eksEndpoint,
  iamNoAdmin,
  kmsRotation,
  netFlowLogs,
  netPathInternet,
  netPeeringDataTier,
  netSgAdminPort,
  netSgAllTraffic,
  rdsEncrypted,
  rdsPublic,
  s3NoPublic,
  tagRequired,
];
