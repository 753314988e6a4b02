import { expect } from "chai";
import { backupPlan } from "../../../../../policy-packs/guardrails/rules/storage/backup-plan";
import { resource, together, unknown } from "../../decide";

const database = (props: object = {}) => resource("aws:rds/instance:Instance", { ...props }, { name: "database" });
const selection = (props: object) => resource("aws:backup/selection:Selection", { ...props }, { name: "selection" });
const vault = (props: object = { kmsKeyArn: "arn:aws:kms:us-east-1:1:key/k" }) =>
  resource("aws:backup/vault:Vault", { name: "vault", ...props }, { name: "vault" });
const lock = (backupVaultName: unknown) =>
  resource("aws:backup/vaultLockConfiguration:VaultLockConfiguration", { backupVaultName }, { name: "lock" });
const answer = (...facts: Parameters<typeof together>[1]) => together(backupPlan, facts, "prod");
const refused = (name: string) => `violation ${name} : no backup selection of the stack takes it in`;

describe("backup-plan (K-15, C-069, E-115)", () => {
  it("a data store of production is in a selection", () => {
    expect(answer(database(), selection({ resources: ["*"] }))).to.deep.equal([]);
    expect(answer(database())).to.deep.equal([refused("database")]);
    expect(answer(database(), selection({ resources: ["arn:aws:dynamodb:*:*:table/*"] }))).to.deep.equal([
      refused("database"),
    ]);
    for (const type of ["aws:rds/cluster:Cluster", "aws:dynamodb/table:Table", "aws:efs/fileSystem:FileSystem"]) {
      expect(answer(resource(type, {}, { name: "store" }))).to.deep.equal([refused("store")]);
    }
  });

  it("a replica is none, and elsewhere nobody asks", () => {
    expect(answer(database({ replicateSourceDb: "db" }))).to.deep.equal([]);
    expect(together(backupPlan, [database(), vault({})], "staging")).to.deep.equal([]);
  });

  it("a plan of another stack takes in what has a tag that the configuration names", () => {
    const facts = [database({ tags: { Backup: "daily" } })];
    expect(together(backupPlan, facts, "prod", { outsideTags: ["Backup=daily"] })).to.deep.equal([]);
    expect(together(backupPlan, facts, "prod", { outsideTags: ["Backup=weekly"] })).to.deep.equal([
      refused("database"),
    ]);
  });

  it("a file system may have its own plan", () => {
    const files = resource("aws:efs/fileSystem:FileSystem", { id: "fs-1" }, { name: "files" });
    const plan = (status: unknown) =>
      resource("aws:efs/backupPolicy:BackupPolicy", { fileSystemId: "fs-1", backupPolicy: { status } });
    expect(answer(files, plan("ENABLED"))).to.deep.equal([]);
    expect(answer(files, plan("DISABLED"))).to.deep.equal([refused("files")]);
    expect(answer(files, plan(unknown))).to.deep.equal([
      "unknown files : whether a backup selection takes it in is not known; decided at the update",
    ]);
  });

  it("a vault has a key of ours and a lock", () => {
    expect(answer(vault(), lock("vault"))).to.deep.equal([]);
    expect(answer(vault({}), lock("other"))).to.deep.equal([
      "violation vault kmsKeyArn: the vault is encrypted with a key that AWS manages",
      "violation vault : backups in the vault can be deleted: it has no lock",
    ]);
  });

  it("what is not known is no pass", () => {
    expect(answer(database(), selection({ resources: unknown }), vault(), lock(unknown))).to.deep.equal([
      "unknown database : whether a backup selection takes it in is not known; decided at the update",
      "unknown vault : whether the lock lock is for this vault is not known; decided at the update",
    ]);
  });
});
