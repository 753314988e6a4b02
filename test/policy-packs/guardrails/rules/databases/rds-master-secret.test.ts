import { expect } from "chai";
import { rdsMasterSecret } from "../../../../../policy-packs/guardrails/rules/databases/rds-master-secret";
import { alone, resource, unknown } from "../../decide";

const INSTANCE = "aws:rds/instance:Instance";
const CLUSTER = "aws:rds/cluster:Cluster";
const answer = (props: object, type = INSTANCE) => alone(rdsMasterSecret, resource(type, { ...props }));
const given = (path: string) => [`violation ${path}: the password comes from the program and stays in its state`];
const unkept = ["violation manageMasterUserPassword: Secrets Manager does not keep the password"];

describe("rds-master-secret (K-19, B-028, D-026)", () => {
  it("Secrets Manager keeps the password, or it is handed over and not kept", () => {
    expect(answer({ manageMasterUserPassword: true })).to.deep.equal([]);
    expect(answer({ passwordWo: "x" })).to.deep.equal([]);
    expect(answer({ masterPasswordWo: unknown }, CLUSTER)).to.deep.equal([]);
  });

  it("a password of the program is refused, however it came there, and never told", () => {
    expect(answer({ password: "hunter2" })).to.deep.equal(given("password"));
    expect(answer({ password: unknown })).to.deep.equal(given("password"));
    expect(
      answer({ password: { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" } }),
    ).to.deep.equal(given("password"));
    for (const type of [CLUSTER, "aws:docdb/cluster:Cluster"]) {
      expect(answer({ masterPassword: "hunter2" }, type)).to.deep.equal(given("masterPassword"));
    }
    expect(answer({ password: "hunter2", snapshotIdentifier: "s" })).to.deep.equal(given("password"));
  });

  it("nothing set is refused", () => {
    expect(answer({})).to.deep.equal(unkept);
    expect(answer({ manageMasterUserPassword: "false" })).to.deep.equal(unkept);
    expect(answer({ password: "" })).to.deep.equal(unkept);
  });

  it("what is made of another database, or follows one, has its password", () => {
    for (const from of [
      { replicateSourceDb: unknown },
      { snapshotIdentifier: "s" },
      { restoreToPointInTime: { useLatestRestorableTime: true } },
      { globalClusterIdentifier: "g" },
    ]) {
      expect(answer(from, CLUSTER)).to.deep.equal([]);
    }
  });

  it("what is not known is no pass", () => {
    expect(answer({ manageMasterUserPassword: unknown })).to.deep.equal([
      "unknown manageMasterUserPassword: the value is not known, and with it whether Secrets Manager does not keep the password; decided at the update",
    ]);
  });
});
