import type { Rule } from "../../pack/rule";
import { accessanalyzerOn } from "./accessanalyzer-on";
import { configOn } from "./config-on";
import { guarddutyOn } from "./guardduty-on";
import { logsRetention } from "./logs-retention";
import { securityhubOn } from "./securityhub-on";
import { trailOrg } from "./trail-org";

/** Trails, logs and services that watch an account. */
export const detectionRules: readonly Rule[] = [
  accessanalyzerOn,
  configOn,
  guarddutyOn,
  logsRetention,
  securityhubOn,
  trailOrg,
];
