import { expect } from "chai";
import { rdsMultiAz } from "../../../../../policy-packs/guardrails/rules/databases/rds-multi-az";
import { alone, resource, together, unknown } from "../../decide";

const CLUSTER = "aws:rds/cluster:Cluster";
const instance = (props: object, environment = "prod") =>
  alone(rdsMultiAz, resource("aws:rds/instance:Instance", { ...props }), environment);
const cluster = (props: object = {}, name = "c") => resource(CLUSTER, { ...props }, { name });
const urn = (name: string) => `urn:pulumi:dev::test::${CLUSTER}::${name}`;
const member = (name: string, of: readonly string[], clusterIdentifier: unknown = unknown) =>
  resource(
    "aws:rds/clusterInstance:ClusterInstance",
    { clusterIdentifier },
    { name, propertyDependencies: { clusterIdentifier: of } },
  );
const stack = (...facts: Parameters<typeof together>[1]) => together(rdsMultiAz, facts, "prod");

describe("rds-multi-az (K-15, C-069)", () => {
  it("an instance of production has a standby; not set means none", () => {
    const refused = ["violation multiAz: the database has no standby in another zone"];
    expect(instance({ multiAz: true })).to.deep.equal([]);
    expect(instance({ multiAz: false })).to.deep.equal(refused);
    expect(instance({})).to.deep.equal(refused);
    expect(instance({ multiAz: unknown })).to.have.length(1);
  });

  it("elsewhere nobody asks; a replica is a second copy itself", () => {
    expect(instance({}, "staging")).to.deep.equal([]);
    expect(instance({ replicateSourceDb: "db" })).to.deep.equal([]);
  });

  it("a cluster has two members, found by name or by dependencies", () => {
    const named = cluster({ id: "main" });
    expect(stack(named, member("a", [], "main"), member("b", [], "main"))).to.deep.equal([]);
    expect(stack(cluster(), member("a", [urn("c")]), member("b", [urn("c")]))).to.deep.equal([]);
    expect(stack(named, member("a", [], "main"), member("b", [], "other"))).to.deep.equal([
      "violation c : the cluster has 1 member; expected 2 at least",
    ]);
    expect(stack(cluster())).to.deep.equal(["violation c : the cluster has 0 members; expected 2 at least"]);
  });

  it("clusters that have three members by themselves, or none, are left alone", () => {
    expect(stack(cluster({ dbClusterInstanceClass: "db.m6gd.large" }))).to.deep.equal([]);
    expect(stack(cluster({ engineMode: "serverless" }))).to.deep.equal([]);
  });

  it("members that may be of any cluster are no pass, unless they are of another one for sure", () => {
    expect(stack(cluster(), member("a", []), member("b", []))).to.deep.equal([
      "unknown c : how many members the cluster has is not known; decided at the update",
    ]);
    const other = [urn("d"), urn("e")];
    const others = [cluster({ engineMode: "serverless" }, "d"), cluster({ engineMode: "serverless" }, "e")];
    expect(stack(cluster(), ...others, member("a", other), member("b", other))).to.deep.equal([
      "violation c : the cluster has 0 members; expected 2 at least",
    ]);
  });

  it("members that may be of either of two clusters are no pass", () => {
    const either = [urn("c"), urn("d")];
    expect(stack(cluster(), cluster({}, "d"), member("a", either), member("b", either))).to.deep.equal([
      "unknown c : how many members the cluster has is not known; decided at the update",
      "unknown d : how many members the cluster has is not known; decided at the update",
    ]);
  });
});
