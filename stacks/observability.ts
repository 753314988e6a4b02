import type { Database } from "../components/database/database";
import { bastionAlarms, clusterAlarms, databaseAlarms, natAlarms } from "../components/observability/alarm-plan";
import { ResourceAlarms } from "../components/observability/resource-alarms";
import { SavedQueries } from "../components/observability/saved-queries";
import { SecurityAlarms } from "../components/observability/security-alarms";
import type { Settings } from "../settings/schema";
import type { Access } from "./access";
import type { ComposedCluster } from "./cluster";
import type { Foundation } from "./foundation";

/** What else of a stack is watched, where it exists. */
export interface Watched {
  readonly access?: Access;
  readonly cluster?: ComposedCluster | undefined;
  readonly database?: Database | undefined;
}

/** Composes a stack's alarms and saved queries. */
export function composeObservability(settings: Settings, foundation: Foundation, watched: Watched = {}): void {
  const { scope, audit, flowLogs, network, notifications, opts } = foundation;
  const { topicArns } = notifications;

  new SecurityAlarms(
    "security-alarms",
    { scope, auditLogGroupName: audit.logGroupName, securityTopicArn: topicArns.security },
    opts,
  );
  const alarms = [...natAlarms(network.natGatewayIds), ...environmentAlarms(settings, watched)];
  new ResourceAlarms("alarms", { scope, topicArns, alarms }, opts);
  const logGroups = {
    flow: flowLogs.logGroupName,
    audit: audit.logGroupName,
    ...(watched.access === undefined ? {} : { sessions: watched.access.sessions.logGroupName }),
  };
  new SavedQueries("queries", { scope, logGroups }, opts);
}

function environmentAlarms(settings: Settings, { access, cluster, database }: Watched) {
  const storage = settings.kind === "environment" ? settings.database : undefined;
  return [
    ...(database === undefined || storage === undefined
      ? []
      : databaseAlarms({ identifier: database.identifier, allocatedStorageGiB: storage.rdsAllocatedStorageGiB })),
    ...(cluster === undefined
      ? []
      : clusterAlarms({
          clusterName: cluster.cluster.clusterName,
          autoScalingGroupName: cluster.nodes.autoScalingGroupName,
        })),
    ...(access?.bastion === undefined ? [] : bastionAlarms(access.bastion.instanceId)),
  ];
}
