import { expect } from "chai";
import { rdsDeleteProtect } from "../../../../../policy-packs/guardrails/rules/databases/rds-delete-protect";
import { alone, resource, unknown } from "../../decide";

const TYPES = [
  "aws:rds/instance:Instance",
  "aws:rds/cluster:Cluster",
  "aws:docdb/cluster:Cluster",
  "aws:rds/globalCluster:GlobalCluster",
];
const answer = (props: object, type = TYPES[0] ?? "", environment = "staging") =>
  alone(rdsDeleteProtect, resource(type, { ...props }), environment);
const open = "violation deletionProtection: the database can be deleted by mistake";
const bare = "violation skipFinalSnapshot: the database leaves no snapshot behind";

describe("rds-delete-protect (K-15, C-069)", () => {
  for (const type of TYPES) {
    it(`${type} is protected and leaves a snapshot; not set means not protected`, () => {
      expect(answer({ deletionProtection: true, finalSnapshotIdentifier: "last" }, type)).to.deep.equal([]);
      expect(answer({}, type)).to.deep.equal([open]);
      expect(answer({ deletionProtection: false, skipFinalSnapshot: true }, type)).to.deep.equal([open, bare]);
      expect(answer({ deletionProtection: true, skipFinalSnapshot: "true" }, type)).to.deep.equal([bare]);
    });
  }

  it("a warehouse, which has no flag that protects it, leaves a snapshot", () => {
    const warehouse = "aws:redshift/cluster:Cluster";
    expect(answer({ skipFinalSnapshot: true }, warehouse)).to.deep.equal([bare]);
    expect(answer({ finalSnapshotIdentifier: "last" }, warehouse)).to.deep.equal([]);
  });

  it("a replica is protected too, and cannot leave a snapshot", () => {
    const replica = { replicateSourceDb: "db", skipFinalSnapshot: true };
    expect(answer({ ...replica, deletionProtection: true })).to.deep.equal([]);
    expect(answer(replica)).to.deep.equal([open]);
  });

  it("what is not known is no pass, each for itself", () => {
    expect(answer({ deletionProtection: unknown, skipFinalSnapshot: true })).to.deep.equal([
      "unknown deletionProtection: the value is not known, and with it whether the database can be deleted by mistake; decided at the update",
      bare,
    ]);
  });

  it("dev is not asked", () => {
    expect(answer({ skipFinalSnapshot: true }, TYPES[0], "dev")).to.deep.equal([]);
    expect(answer({}, TYPES[0], "prod")).to.deep.equal([open]);
  });
});
