import { expect } from "chai";
import { rdsBackup } from "../../../../../policy-packs/guardrails/rules/databases/rds-backup";
import { alone, resource, unknown } from "../../decide";

const INSTANCE = "aws:rds/instance:Instance";
const CLUSTER = "aws:rds/cluster:Cluster";
const answer = (type: string, props: object, environment?: string, config?: object) =>
  alone(rdsBackup, resource(type, { ...props }), environment, config);
const at = "violation backupRetentionPeriod:";

describe("rds-backup (E-115, D-030)", () => {
  it("a week is enough, five weeks in production", () => {
    expect(answer(INSTANCE, { backupRetentionPeriod: 7 }, "staging")).to.deep.equal([]);
    expect(answer(INSTANCE, { backupRetentionPeriod: 35 }, "prod")).to.deep.equal([]);
    expect(answer(INSTANCE, { backupRetentionPeriod: 7 }, "prod-pci")).to.deep.equal([
      `${at} backups are kept 7 days; expected 35 days at least`,
    ]);
    expect(answer(INSTANCE, { backupRetentionPeriod: "6" })).to.deep.equal([
      `${at} backups are kept 6 days; expected 7 days at least`,
    ]);
  });

  it("not set means no backups of an instance, and those of one day of a cluster", () => {
    expect(answer(INSTANCE, {})).to.deep.equal([`${at} there are no backups; expected 7 days at least`]);
    for (const type of [CLUSTER, "aws:docdb/cluster:Cluster", "aws:neptune/cluster:Cluster"]) {
      expect(answer(type, {})).to.deep.equal([`${at} backups are kept 1 day; expected 7 days at least`]);
    }
  });

  it("a replica has its source's; a restored database its own", () => {
    expect(answer(INSTANCE, { replicateSourceDb: "db", backupRetentionPeriod: 0 })).to.deep.equal([]);
    expect(answer(CLUSTER, { replicationSourceIdentifier: unknown })).to.deep.equal([]);
    expect(answer(INSTANCE, { snapshotIdentifier: "snapshot" })).to.have.length(1);
  });

  it("the configuration moves both bounds", () => {
    expect(answer(INSTANCE, { backupRetentionPeriod: 7 }, "prod", { productionDays: 7 })).to.deep.equal([]);
    expect(answer(INSTANCE, { backupRetentionPeriod: 7 }, "dev", { days: 14 })).to.have.length(1);
  });

  it("what is not known is no pass", () => {
    expect(answer(INSTANCE, { backupRetentionPeriod: unknown })).to.deep.equal([
      "unknown backupRetentionPeriod: how long backups are kept is not known; decided at the update",
    ]);
  });
});
