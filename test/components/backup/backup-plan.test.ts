import { expect } from "chai";
import { BackupPlan } from "../../../components/backup/backup-plan";
import { promised, record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

const args = { scope, keyArn: "arn:key", resourceArns: ["arn:database"], retentionDays: 35 };

describe("BackupPlan", () => {
  it("keeps the data in an encrypted vault that nobody can empty (K-15, C-069, E-115)", async () => {
    const { recorded, result } = await record(() => new BackupPlan("backup", args));
    expect(recorded.names()).to.deep.equal([
      "backup-lock",
      "backup-plan",
      "backup-role",
      "backup-role-AWSBackupServiceRolePolicyForBackup",
      "backup-selection",
      "backup-vault",
    ]);
    expect(recorded.get("backup-vault").inputs).to.deep.equal({ name: "causeway-dev-backup", kmsKeyArn: "arn:key" });
    expect(recorded.get("backup-lock").inputs).to.include({ minRetentionDays: 7, maxRetentionDays: 365 });
    expect(recorded.get("backup-selection").inputs["resources"]).to.deep.equal(["arn:database"]);
    expect(await promised(result.vaultArn)).to.be.a("string");
  });

  it("backs up every night, and forgets after the days that it is given", async () => {
    const { recorded } = await record(() => new BackupPlan("backup", args));
    expect(recorded.get("backup-plan").inputs["rules"]).to.deep.equal([
      {
        ruleName: "nightly",
        targetVaultName: "causeway-dev-backup",
        schedule: "cron(0 2 * * ? *)",
        startWindow: 60,
        completionWindow: 180,
        lifecycle: { deleteAfter: 35 },
      },
    ]);
  });
});
