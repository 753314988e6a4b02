import { AccountDefaults } from "../components/account/account-defaults";
import { ownsAccount } from "../components/account/account-owner";
import { ConfigRecorder } from "../components/account/config-recorder";
import { SecurityHub } from "../components/account/security-hub";
import type { SecurityStandard } from "../components/account/security-standards";
import { ThreatDetection } from "../components/account/threat-detection";
import type { Settings } from "../settings/schema";
import type { Foundation } from "./foundation";

/** Composes what an account has once, whatever runs in it; left to another stack where that one looks after it. */
export function composeAccount(settings: Settings, foundation: Foundation): void {
  if (!ownsAccount(settings.environment, settings.sharesAccountWith)) return;
  const { scope, key, audit, notifications, production, opts } = foundation;

  new AccountDefaults("account", { accountId: scope.accountId, blockInternetIngress: production }, opts);
  const securityTopicArn = notifications.topicArns.security;
  new ThreatDetection("threats", { scope, securityTopicArn }, opts);
  const { bucketName, bucketArn, bucketPolicy } = audit;
  new ConfigRecorder("config", { scope, bucketName, bucketArn, bucketPolicy, keyArn: key.keyArn }, opts);
  // The shared services have a hub of their own, with standards from their settings.
  if (settings.kind !== "environment") return;
  const securityHubStandards = standardsOf([settings.environment, ...settings.sharesAccountWith]);
  new SecurityHub("security-hub", { scope, securityHubStandards, securityTopicArn }, opts);
}

/** What an account is held to, by the environments in it: where cards are processed, PCI DSS as well (E-103). */
function standardsOf(environments: readonly string[]): readonly SecurityStandard[] {
  return [
    "aws-foundational-security-best-practices",
    "cis-aws-foundations-benchmark",
    ...(environments.includes("prod-pci") ? (["pci-dss"] as const) : []),
  ];
}
