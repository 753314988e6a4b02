import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { serviceTrust } from "../../lib/iam-policy";
import { type RoleWithPolicies, roleWithPolicies } from "../access/service-role";
import { databaseName, roleName, type Scope } from "../naming";
import { logGroup } from "../observability/log-group";
import {
  exportedLogGroupName,
  exportedLogs,
  parameterGroupFamily,
  parameters,
  storageLimitGiB,
  windows,
} from "./database-plan";

const TYPE = "causeway:database:Database";

/** What a Database is made of. */
export interface DatabaseArgs {
  readonly scope: Scope;
  /** Such as db.t3.micro. In-place change with a short interruption. Source: setting. */
  readonly rdsInstanceClass: string;
  /** PostgreSQL version, such as 17.6. In-place change, upwards only. Source: setting. */
  readonly rdsEngineVersion: string;
  /** GiB to start with; it may grow to five times as much. In-place change, upwards only. Source: setting. */
  readonly rdsAllocatedStorageGiB: number;
  /** Whether a second zone holds a standby. In-place change. Source: setting. */
  readonly rdsMultiAz: boolean;
  /** Days that automated backups are kept, 1 to 35. In-place change. Source: setting. */
  readonly rdsBackupRetentionDays: number;
  /** The data tier's subnets. Source: Network. */
  readonly subnetIds: pulumi.Input<string[]>;
  /** The data tier's group. Source: SecurityGroups. */
  readonly securityGroupId: pulumi.Input<string>;
  /** ARN of the key for storage, password, metrics and logs. A change replaces the database. */
  readonly keyArn: pulumi.Input<string>;
  /** Days that the database's logs are kept. Source: setting `logRetentionDays`. */
  readonly logRetentionDays: number;
  /** Whether it is production's: neither AWS nor the engine deletes it, and it leaves a snapshot. @default false */
  readonly production?: boolean;
}

/** Port of PostgreSQL (E-012). */
const port = 5432;
/** Name of the first database, and of the user who owns it. */
const databaseInside = "data_collection";
const masterUsername = "platform_admin";

/** A private PostgreSQL database (D-030, E-115): encrypted, TLS only, its password made and rotated by AWS. */
export class Database extends pulumi.ComponentResource {
  public readonly identifier: pulumi.Output<string>;
  public readonly arn: pulumi.Output<string>;
  /** Host name, without port. */
  public readonly address: pulumi.Output<string>;
  public readonly port: number;
  public readonly databaseName: string;
  /** The secret with user and password; only its ARN is ever known here. */
  public readonly secretArn: pulumi.Output<string>;

  constructor(name: string, args: DatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);
    const identifier = databaseName(args.scope, "database");

    const logs = exportedLogs.map((log) =>
      logGroup(
        `${name}-log-${log}`,
        {
          logGroupName: exportedLogGroupName(identifier, log),
          retentionDays: args.logRetentionDays,
          keyArn: args.keyArn,
        },
        this,
      ),
    );
    const monitoring = monitoringRole(name, args.scope, this);
    const instance = new aws.rds.Instance(
      `${name}-instance`,
      {
        identifier,
        instanceClass: args.rdsInstanceClass,
        ...engineArgs(name, args, this),
        ...placementArgs(name, identifier, args, this),
        ...protectionArgs(identifier, args),
        ...insightArgs(args, monitoring),
      },
      { parent: this, protect: args.production ?? false, dependsOn: [...logs, ...monitoring.policies] },
    );

    this.identifier = instance.identifier;
    this.arn = instance.arn;
    this.address = instance.address;
    this.port = port;
    this.databaseName = databaseInside;
    this.secretArn = instance.masterUserSecrets.apply((secrets) => onlySecret(secrets));
    this.registerOutputs({
      identifier: this.identifier,
      arn: this.arn,
      address: this.address,
      port: this.port,
      databaseName: this.databaseName,
      secretArn: this.secretArn,
    });
  }
}

type InstanceArgs = Partial<aws.rds.InstanceArgs>;

function engineArgs(name: string, args: DatabaseArgs, parent: pulumi.Resource): InstanceArgs {
  const family = parameterGroupFamily(args.rdsEngineVersion);
  const group = new aws.rds.ParameterGroup(
    `${name}-parameters-${family}`,
    {
      name: databaseName(args.scope, family),
      family,
      description: "TLS only; connections, locks and slow statements are logged",
      parameters: parameters.map((parameter) => ({ ...parameter })),
    },
    { parent },
  );
  return {
    engine: "postgres",
    engineVersion: args.rdsEngineVersion,
    parameterGroupName: group.name,
    autoMinorVersionUpgrade: true,
    dbName: databaseInside,
    username: masterUsername,
    manageMasterUserPassword: true,
    masterUserSecretKmsKeyId: args.keyArn,
    iamDatabaseAuthenticationEnabled: true,
    caCertIdentifier: "rds-ca-rsa2048-g1",
  };
}

function placementArgs(name: string, identifier: string, args: DatabaseArgs, parent: pulumi.Resource): InstanceArgs {
  const subnets = new aws.rds.SubnetGroup(
    `${name}-subnets`,
    { name: identifier, description: "The data tier", subnetIds: args.subnetIds },
    { parent },
  );
  return {
    allocatedStorage: args.rdsAllocatedStorageGiB,
    maxAllocatedStorage: storageLimitGiB(args.rdsAllocatedStorageGiB),
    storageType: "gp3",
    multiAz: args.rdsMultiAz,
    dbSubnetGroupName: subnets.name,
    vpcSecurityGroupIds: [args.securityGroupId],
    publiclyAccessible: false,
    port,
  };
}

function protectionArgs(identifier: string, args: DatabaseArgs): InstanceArgs {
  const production = args.production ?? false;
  return {
    storageEncrypted: true,
    kmsKeyId: args.keyArn,
    backupRetentionPeriod: args.rdsBackupRetentionDays,
    backupWindow: windows.backup,
    maintenanceWindow: windows.maintenance,
    copyTagsToSnapshot: true,
    deleteAutomatedBackups: !production,
    deletionProtection: production,
    skipFinalSnapshot: !production,
    ...(production ? { finalSnapshotIdentifier: `${identifier}-final` } : {}),
    applyImmediately: !production,
  };
}

function insightArgs(args: DatabaseArgs, monitoring: RoleWithPolicies): InstanceArgs {
  return {
    enabledCloudwatchLogsExports: [...exportedLogs],
    performanceInsightsEnabled: true,
    performanceInsightsKmsKeyId: args.keyArn,
    performanceInsightsRetentionPeriod: 7,
    monitoringInterval: 60,
    monitoringRoleArn: monitoring.role.arn,
  };
}

function monitoringRole(name: string, scope: Scope, parent: pulumi.Resource): RoleWithPolicies {
  return roleWithPolicies(
    `${name}-monitoring-role`,
    {
      roleName: roleName(scope, "database-monitoring"),
      description: "Sends the database's operating system metrics",
      trust: [serviceTrust("monitoring.rds.amazonaws.com", scope.accountId)],
      managedPolicies: ["service-role/AmazonRDSEnhancedMonitoringRole"],
    },
    parent,
  );
}

function onlySecret(secrets: aws.types.output.rds.InstanceMasterUserSecret[]): string {
  const [secret] = secrets;
  if (secret === undefined) throw new Error("RDS made a database without the secret of its password");
  return secret.secretArn;
}
