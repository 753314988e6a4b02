import { expect } from "chai";
import { rdsEncrypted } from "../../../../../policy-packs/guardrails/rules/databases/rds-encrypted";
import { alone, resource, together, unknown } from "../../decide";

const instance = "aws:rds/instance:Instance";
const cluster = "aws:rds/cluster:Cluster";
const answer = (type: string, props: object) => alone(rdsEncrypted, resource(type, { ...props }));
const refused = ["violation storageEncrypted: the database's storage is not encrypted"];

describe("rds-encrypted (K-13, C-020)", () => {
  const documents = "aws:docdb/cluster:Cluster";
  const graph = "aws:neptune/cluster:Cluster";
  for (const type of [instance, cluster, documents, graph]) {
    it(`unencrypted storage of ${type} is refused, also where nothing is set; encrypted is accepted`, () => {
      expect(answer(type, { storageEncrypted: false })).to.deep.equal(refused);
      expect(answer(type, { storageEncrypted: "false" })).to.deep.equal(refused);
      expect(answer(type, {})).to.deep.equal(refused);
      expect(answer(type, { clusterIdentifier: "orders" })).to.deep.equal(refused);
      expect(answer(type, { storageEncrypted: true })).to.deep.equal([]);
    });
  }

  it("what is made of another database inherits its encryption, unless it says otherwise", () => {
    expect(answer(instance, { replicateSourceDb: "arn:source" })).to.deep.equal([]);
    expect(answer(instance, { replicateSourceDb: unknown })).to.deep.equal([]);
    expect(answer(cluster, { replicationSourceIdentifier: "arn:source" })).to.deep.equal([]);
    expect(answer(graph, { replicationSourceIdentifier: "arn:source" })).to.deep.equal([]);
    expect(answer(instance, { replicateSourceDb: "arn:source", storageEncrypted: false })).to.deep.equal(refused);
  });

  it("what a database is restored from may be anything, so that it has to say so itself", () => {
    const whole = (type: string, props: object) => together(rdsEncrypted, [resource(type, { ...props })]);
    const open = ["unknown it storageEncrypted: nothing says whether what the database is restored from is encrypted"];
    for (const type of [instance, cluster, documents, graph]) {
      expect(answer(type, { snapshotIdentifier: "snapshot" })).to.deep.equal([]);
      expect(whole(type, { snapshotIdentifier: "snapshot" })).to.deep.equal(open);
      expect(whole(type, { snapshotIdentifier: "snapshot", storageEncrypted: true })).to.deep.equal([]);
      expect(answer(type, { snapshotIdentifier: "snapshot", storageEncrypted: false })).to.deep.equal(refused);
    }
    expect(whole(cluster, { restoreToPointInTime: { sourceClusterIdentifier: "old" } })).to.deep.equal(open);
    expect(whole(cluster, { replicationSourceIdentifier: "arn:source", snapshotIdentifier: "s" })).to.deep.equal([]);
    expect(answer(cluster, { s3Import: { bucketName: "dump" } })).to.deep.equal(refused);
  });

  for (const service of ["rds", "docdb", "neptune"]) {
    it(`a cluster of ${service} over several regions says it for its members, unless it is made of one`, () => {
      const global = `aws:${service}/globalCluster:GlobalCluster`;
      expect(answer(global, {})).to.deep.equal(refused);
      expect(answer(global, { storageEncrypted: true })).to.deep.equal([]);
      expect(answer(global, { sourceDbClusterIdentifier: "arn:source" })).to.deep.equal([]);
    });
  }

  it("a serverless cluster is always encrypted; a provisioned one is not", () => {
    expect(answer(cluster, { engineMode: "serverless" })).to.deep.equal([]);
    expect(answer(cluster, { engineMode: "provisioned" })).to.deep.equal(refused);
  });

  it("what is not known is no pass", () => {
    expect(answer(instance, { storageEncrypted: unknown })).to.deep.equal([
      "unknown storageEncrypted: whether the storage is encrypted is not known; decided at the update",
    ]);
  });
});
