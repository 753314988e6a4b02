import { SecurityHub } from "../components/account/security-hub";
import type { SharedServicesSettings } from "../settings/schema";
import { composeAccount } from "./account";
import { composeCost } from "./cost";
import { composeFoundation, foundationOutputs } from "./foundation";
import { composeObservability } from "./observability";
import type { Pending, SharedServicesOutputs } from "./outputs";

/** Shared services run no application yet; its port is only a default for their own load balancers. */
const httpsPort = 443;

/** Composes the services that all environments share: their central log bucket among them. */
export function composeSharedServices(settings: SharedServicesSettings): Pending<SharedServicesOutputs> {
  const foundation = composeFoundation(settings, {
    appPort: httpsPort,
    memberAccountIds: settings.memberAccounts.map(({ accountId }) => accountId),
  });
  composeAccount(settings, foundation);
  composeCost(settings, foundation);
  const { scope, notifications, opts } = foundation;
  const securityTopicArn = notifications.topicArns.security;
  const { securityHubStandards } = settings;
  new SecurityHub("security-hub", { scope, securityHubStandards, securityTopicArn, aggregates: true }, opts);
  composeObservability(settings, foundation);
  return {
    kind: "shared-services",
    ...foundationOutputs(settings, foundation),
    centralLogBucketArn: foundation.audit.bucketArn,
  };
}
