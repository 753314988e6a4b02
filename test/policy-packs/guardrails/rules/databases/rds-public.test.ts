import { expect } from "chai";
import { rdsPublic } from "../../../../../policy-packs/guardrails/rules/databases/rds-public";
import { alone, resource, unknown } from "../../decide";

const instance = "aws:rds/instance:Instance";
const answer = (type: string, props: object) => alone(rdsPublic, resource(type, { ...props }));
const refused = ["violation publiclyAccessible: the database has a public address"];

describe("rds-public", () => {
  const types = [
    instance,
    // A cluster over several zones has one by itself, as the provider aws-native makes it.
    "aws:rds/cluster:Cluster",
    "aws:rds/clusterInstance:ClusterInstance",
    "aws:rds/shardGroup:ShardGroup",
    "aws:docdb/clusterInstance:ClusterInstance",
    "aws:neptune/clusterInstance:ClusterInstance",
    "aws:timestreaminfluxdb/dbInstance:DbInstance",
    "aws:timestreaminfluxdb/dbCluster:DbCluster",
    "aws:lightsail/database:Database",
    "aws:mq/broker:Broker",
    "aws:dms/replicationInstance:ReplicationInstance",
    "aws:dms/instanceProfile:InstanceProfile",
    "aws:m2/environment:Environment",
  ];
  for (const type of types) {
    it(`a public address of ${type} is refused, none and not set are accepted`, () => {
      expect(answer(type, { publiclyAccessible: true })).to.deep.equal(refused);
      expect(answer(type, { publiclyAccessible: false })).to.deep.equal([]);
      expect(answer(type, {})).to.deep.equal([]);
    });
  }

  it("of a graph it has another name", () => {
    const graph = "aws:neptunegraph/graph:Graph";
    expect(answer(graph, { publicConnectivity: true })).to.deep.equal([
      "violation publicConnectivity: the database has a public address",
    ]);
    expect(answer(graph, { publicConnectivity: false })).to.deep.equal([]);
  });

  it("text counts as what it says", () => {
    expect(answer(instance, { publiclyAccessible: "true" })).to.deep.equal(refused);
    expect(answer(instance, { publiclyAccessible: "false" })).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer(instance, { publiclyAccessible: unknown })).to.deep.equal([
      "unknown publiclyAccessible: whether the database has a public address is not known; decided at the update",
    ]);
  });

  it("other resources are none of its affairs", () => {
    expect(answer("aws:redshift/cluster:Cluster", { publiclyAccessible: true })).to.deep.equal([]);
  });
});
