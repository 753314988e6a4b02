import { AccountDefaults } from "../components/account/account-defaults";
import { ownsAccount } from "../components/account/account-owner";
import { ConfigRecorder } from "../components/account/config-recorder";
import { ThreatDetection } from "../components/account/threat-detection";
import type { Settings } from "../settings/schema";
import type { Foundation } from "./foundation";

/** Composes what an account has once, whatever runs in it; left to another stack where that one looks after it. */
export function composeAccount(settings: Settings, foundation: Foundation): void {
  if (!ownsAccount(settings.environment, settings.sharesAccountWith)) return;
  const { scope, key, audit, notifications, opts } = foundation;

  new AccountDefaults("account", { accountId: scope.accountId }, opts);
  new ThreatDetection("threats", { scope, securityTopicArn: notifications.topicArns.security }, opts);
  const { bucketName, bucketArn, bucketPolicy } = audit;
  new ConfigRecorder("config", { scope, bucketName, bucketArn, bucketPolicy, keyArn: key.keyArn }, opts);
}
