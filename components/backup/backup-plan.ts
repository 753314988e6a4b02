import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { serviceTrust } from "../../lib/iam-policy";
import { roleWithPolicies } from "../access/service-role";
import { physicalName, roleName, type Scope } from "../naming";

const TYPE = "causeway:backup:BackupPlan";

/** What a BackupPlan is made of. */
export interface BackupPlanArgs {
  readonly scope: Scope;
  /** ARN of the key that encrypts the backups. A change replaces the vault. */
  readonly keyArn: pulumi.Input<string>;
  /** ARNs of the resources that are backed up, 1 to 500. In-place change. */
  readonly resourceArns: readonly pulumi.Input<string>[];
  /** Days that each backup is kept, 7 to 365. In-place change, for new backups. */
  readonly retentionDays: number;
}

/** Every night, after the database's own backups (03:00) and before its maintenance (Sundays 04:30). UTC. */
const schedule = "cron(0 2 * * ? *)";
/** Minutes in which a backup begins, and in which it is done. Source: AWS Backup, at least 60 and 120. */
const startWindow = 60;
const completionWindow = 180;
/** The bounds of what the vault keeps: nobody deletes a backup before the first, nor keeps one beyond the second. Days. */
const lockBounds = { minRetentionDays: 7, maxRetentionDays: 365 } as const;

/**
 * A second keeping of data that cannot be lost (K-15, C-069, E-115): beside the databases' own backups, in a vault that
 * neither whoever runs the databases nor a mistake in their stack can empty.
 */
export class BackupPlan extends pulumi.ComponentResource {
  public readonly vaultArn: pulumi.Output<string>;

  constructor(name: string, args: BackupPlanArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);
    const parent = { parent: this };
    const { scope, keyArn, retentionDays } = args;

    const vault = new aws.backup.Vault(
      `${name}-vault`,
      { name: physicalName(scope, "backup"), kmsKeyArn: keyArn },
      parent,
    );
    new aws.backup.VaultLockConfiguration(`${name}-lock`, { backupVaultName: vault.name, ...lockBounds }, parent);
    const plan = new aws.backup.Plan(
      `${name}-plan`,
      {
        name: physicalName(scope, "backup"),
        rules: [
          {
            ruleName: "nightly",
            targetVaultName: vault.name,
            schedule,
            startWindow,
            completionWindow,
            lifecycle: { deleteAfter: retentionDays },
          },
        ],
      },
      parent,
    );
    const { role } = roleWithPolicies(
      `${name}-role`,
      {
        roleName: roleName(scope, "backup"),
        description: "Backs data up; whoever restores it brings a role of their own",
        trust: [serviceTrust("backup.amazonaws.com")],
        managedPolicies: ["service-role/AWSBackupServiceRolePolicyForBackup"],
      },
      this,
    );
    new aws.backup.Selection(
      `${name}-selection`,
      {
        name: physicalName(scope, "backup"),
        planId: plan.id,
        iamRoleArn: role.arn,
        resources: [...args.resourceArns],
      },
      parent,
    );

    this.vaultArn = vault.arn;
    this.registerOutputs({ vaultArn: this.vaultArn });
  }
}
