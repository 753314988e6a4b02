import type * as pulumi from "@pulumi/pulumi";
import { AuditTrail } from "../components/audit/audit-trail";
import { EnvironmentKey } from "../components/encryption/environment-key";
import type { Scope } from "../components/naming";
import { Notifications } from "../components/observability/notifications";
import type { CommonSettings, Settings } from "../settings/schema";
import { isProduction } from "../settings/stack-names";
import { composeNetwork, type FencedNetwork } from "./network";
import type { CommonOutputs, Pending } from "./outputs";
import { makeProviders } from "./providers";

/** What differs between the foundations of an environment and of the shared services. */
export interface FoundationParts {
  /** Port of the application behind the load balancers. */
  readonly appPort: number;
  /** Accounts that may write to this stack's audit bucket. */
  readonly memberAccountIds: readonly string[];
  /** ARN of the central log bucket, for stacks that have one elsewhere. */
  readonly centralLogBucketArn?: pulumi.Input<string>;
}

/** What everything else of a stack stands on. */
export interface Foundation extends FencedNetwork {
  readonly scope: Scope;
  /** Whether stateful resources are protected, and records outlive the stack. */
  readonly production: boolean;
  readonly key: EnvironmentKey;
  readonly notifications: Notifications;
  readonly audit: AuditTrail;
  /** Options for every component: its providers. */
  readonly opts: pulumi.ComponentResourceOptions;
}

/** Composes what every stack has: providers, a key, topics, an audit trail and a fenced network. */
export function composeFoundation(settings: Settings, parts: FoundationParts): Foundation {
  const { environment, accountId, region, alertEmails, auditRetentionDays } = settings;
  const scope: Scope = { environment, accountId, region };
  const production = isProduction(environment);
  // The shared services hold the records of production, so their bucket is never emptied to delete it.
  const disposable = !production && settings.kind === "environment";
  const hasCluster = settings.kind === "environment" && settings.cluster !== undefined;
  const opts = { providers: makeProviders(settings, hasCluster) };

  const key = new EnvironmentKey("key", { scope, writers: parts.memberAccountIds, retain: production }, opts);
  const { keyArn } = key;
  const notifications = new Notifications("notifications", { scope, keyArn, alertEmails }, opts);
  const audit = new AuditTrail(
    "audit",
    { scope, keyArn, auditRetentionDays, production, disposable, memberAccountIds: parts.memberAccountIds },
    opts,
  );
  const { appPort, centralLogBucketArn } = parts;
  const fenced = composeNetwork(
    settings,
    {
      scope,
      keyArn,
      appPort,
      retain: production,
      ...(centralLogBucketArn === undefined ? {} : { centralLogBucketArn }),
    },
    opts,
  );
  return { scope, production, key, notifications, audit, ...fenced, opts };
}

/** The outputs that every stack has. */
export function foundationOutputs(
  { environment, accountId, region }: CommonSettings & { readonly environment: string },
  { key, network, securityGroups, notifications, audit }: Foundation,
): Pending<CommonOutputs> {
  return {
    environment,
    accountId,
    region,
    keyArn: key.keyArn,
    vpcId: network.vpcId,
    vpcCidr: network.vpcCidr,
    publicSubnetIds: network.publicSubnetIds,
    appSubnetIds: network.appSubnetIds,
    dataSubnetIds: network.dataSubnetIds,
    securityGroupIds: {
      alb: securityGroups.albGroupId,
      app: securityGroups.appGroupId,
      data: securityGroups.dataGroupId,
      endpoint: securityGroups.endpointGroupId,
    },
    topicArns: notifications.topicArns,
    auditTrailArn: audit.trailArn,
    auditBucketName: audit.bucketName,
  };
}
