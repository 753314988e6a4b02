import * as pulumi from "@pulumi/pulumi";
import { BackupPlan } from "../components/backup/backup-plan";
import { Database } from "../components/database/database";
import { project } from "../components/naming";
import type { EnvironmentSettings } from "../settings/schema";
import { type Access, composeAccess } from "./access";
import { composeAccount } from "./account";
import { composeApplication } from "./application";
import { type ComposedCluster, composeCluster } from "./cluster";
import { composeCost } from "./cost";
import { composeFoundation, type Foundation, foundationOutputs } from "./foundation";
import { composeObservability } from "./observability";
import { decodeSharedServicesOutputs, type EnvironmentOutputs, type Pending } from "./outputs";

/** Composes one environment from its settings; what they do not switch on is not there. */
export function composeEnvironment(settings: EnvironmentSettings): Pending<EnvironmentOutputs> {
  const foundation = composeFoundation(settings, {
    appPort: settings.appPort,
    memberAccountIds: [],
    centralLogBucketArn: centralLogBucketArn(settings.sharedServicesStack),
  });
  composeAccount(settings, foundation);
  composeCost(settings, foundation);
  const access = composeAccess(settings, foundation);
  const cluster =
    settings.cluster === undefined ? undefined : composeCluster(settings, settings.cluster, foundation, access);
  const database = composeDatabase(settings, foundation);
  if (database !== undefined) composeBackup(foundation, database);
  const secrets = composeApplication(settings, foundation, { cluster, database });
  composeObservability(settings, foundation, { access, cluster, database });

  return {
    kind: "environment",
    ...foundationOutputs(settings, foundation),
    appSecretArn: secrets.secretArn,
    appParameterPath: secrets.parameterPath,
    ...accessOutputs(access),
    ...(cluster === undefined ? {} : { cluster: clusterOutputs(cluster) }),
    ...(database === undefined ? {} : { database: databaseOutputs(database) }),
  };
}

/** Where the shared services collect logs; a preview fails when their stack does not exist. */
function centralLogBucketArn(stack: string): pulumi.Output<string> {
  const reference = new pulumi.StackReference(`organization/${project}/${stack}`);
  return reference.outputs.apply((outputs) => decodeSharedServicesOutputs(stack, outputs).centralLogBucketArn);
}

function composeDatabase(settings: EnvironmentSettings, foundation: Foundation): Database | undefined {
  if (settings.database === undefined) return undefined;
  const { scope, key, network, securityGroups, production, opts } = foundation;
  // Who has connected, and what was refused, is part of the record (K-17, X-32).
  const logRetentionDays = Math.max(settings.logRetentionDays, settings.auditRetentionDays);
  return new Database(
    "database",
    {
      scope,
      ...settings.database,
      keyArn: key.keyArn,
      subnetIds: network.dataSubnetIds,
      securityGroupId: securityGroups.dataGroupId,
      logRetentionDays,
      production,
    },
    opts,
  );
}

/** Days that production's data are kept beside the databases' own backups; AWS keeps those at most as long. */
const backupRetentionDays = 35;

/** Backs up what production cannot lose; other environments can be made again. */
function composeBackup({ scope, key, production, opts }: Foundation, database: Database): void {
  if (!production) return;
  const { keyArn } = key;
  new BackupPlan("backup", { scope, keyArn, resourceArns: [database.arn], retentionDays: backupRetentionDays }, opts);
}

function accessOutputs({ sessions, people, bastion }: Access) {
  return {
    sessionDocumentName: sessions.documentName,
    devopsRoleArn: people.devopsRoleArn,
    developersRoleArn: people.developersRoleArn,
    ...(bastion === undefined ? {} : { bastionInstanceId: bastion.instanceId }),
  };
}

function clusterOutputs({ cluster, app }: ComposedCluster) {
  const { clusterName, endpoint, oidcProviderArn, oidcIssuer, clusterSecurityGroupId } = cluster;
  return {
    name: clusterName,
    endpoint,
    oidcProviderArn,
    oidcIssuer,
    securityGroupId: clusterSecurityGroupId,
    appNamespace: app.namespaceName,
  };
}

function databaseOutputs({ identifier, address, port, databaseName, secretArn }: Database) {
  return { identifier, address, port, databaseName, secretArn };
}
