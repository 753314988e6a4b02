import { expect } from "chai";
import { Database, type DatabaseArgs } from "../../../components/database/database";
import { parameterGroupFamily, storageLimitGiB } from "../../../components/database/database-plan";
import { promised, record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

const args: DatabaseArgs = {
  scope,
  rdsInstanceClass: "db.t3.micro",
  rdsEngineVersion: "17.6",
  rdsAllocatedStorageGiB: 20,
  rdsMultiAz: false,
  rdsBackupRetentionDays: 7,
  subnetIds: ["subnet-d"],
  securityGroupId: "sg-data",
  keyArn: "arn:key",
  logRetentionDays: 30,
};

describe("Database", () => {
  it("is a private, encrypted PostgreSQL whose password AWS keeps (D-030, D-023, E-115, E-140)", async () => {
    const { recorded } = await record(() => new Database("database", args));
    expect(recorded.names()).to.deep.equal([
      "database-instance",
      "database-log-postgresql",
      "database-log-upgrade",
      "database-monitoring-role",
      "database-monitoring-role-AmazonRDSEnhancedMonitoringRole",
      "database-parameters-postgres17",
      "database-subnets",
    ]);
    expect(recorded.get("database-instance").inputs).to.deep.equal({
      identifier: "causeway-dev-database",
      instanceClass: "db.t3.micro",
      engine: "postgres",
      engineVersion: "17.6",
      parameterGroupName: "causeway-dev-postgres17",
      autoMinorVersionUpgrade: true,
      dbName: "data_collection",
      username: "platform_admin",
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: "arn:key",
      iamDatabaseAuthenticationEnabled: true,
      caCertIdentifier: "rds-ca-rsa2048-g1",
      allocatedStorage: 20,
      maxAllocatedStorage: 100,
      storageType: "gp3",
      multiAz: false,
      dbSubnetGroupName: "causeway-dev-database",
      vpcSecurityGroupIds: ["sg-data"],
      publiclyAccessible: false,
      port: 5432,
      storageEncrypted: true,
      kmsKeyId: "arn:key",
      backupRetentionPeriod: 7,
      backupWindow: "03:00-04:00",
      maintenanceWindow: "sun:04:30-sun:05:30",
      copyTagsToSnapshot: true,
      deleteAutomatedBackups: true,
      deletionProtection: false,
      skipFinalSnapshot: true,
      applyImmediately: true,
      enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: "arn:key",
      performanceInsightsRetentionPeriod: 7,
      monitoringInterval: 60,
      monitoringRoleArn: "arn:aws:mock:us-east-1:111111111111:database-monitoring-role",
    });
  });

  it("takes TLS only (D-024)", async () => {
    const { recorded } = await record(() => new Database("database", args));
    expect(recorded.get("database-parameters-postgres17").inputs["family"]).to.equal("postgres17");
    expect(recorded.get("database-parameters-postgres17").inputs["parameters"]).to.deep.include({
      name: "rds.force_ssl",
      value: "1",
    });
  });

  it("is doubly guarded in production and leaves a snapshot", async () => {
    const { recorded } = await record(() => new Database("database", { ...args, rdsMultiAz: true, production: true }));
    expect(recorded.get("database-instance").protect).to.equal(true);
    expect(recorded.get("database-instance").inputs).to.deep.include({
      multiAz: true,
      deletionProtection: true,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: "causeway-dev-database-final",
      deleteAutomatedBackups: false,
      applyImmediately: false,
    });
    const elsewhere = await record(() => new Database("database", args));
    expect(elsewhere.recorded.get("database-instance").protect).to.equal(false);
  });

  it("tells where it is and where its password lies, never the password (E-012, D-026)", async () => {
    const { result } = await record(() => new Database("database", args));
    const { address, port, secretArn } = result;
    expect(await promised({ address, port, secretArn })).to.deep.equal({
      address: "database-instance.rds.mock",
      port: 5432,
      secretArn: "arn:aws:secretsmanager:us-east-1:111111111111:secret:database-instance",
    });
  });
});

describe("database plan", () => {
  it("follows from the settings", () => {
    expect(parameterGroupFamily("17.6")).to.equal("postgres17");
    expect(parameterGroupFamily("16.10")).to.equal("postgres16");
    expect(storageLimitGiB(20)).to.equal(100);
  });
});
