import { expect } from "chai";
import { costInstanceSize } from "../../../../../policy-packs/guardrails/rules/governance/cost-instance-size";
import { alone, resource, unknown } from "../../decide";

const INSTANCE = "aws:ec2/instance:Instance";
const answer = (type: string, props: object, environment = "dev", config: object = {}) =>
  alone(costInstanceSize, resource(type, { ...props }), environment, config);
const small = "t*.nano, t*.micro, t*.small, t*.medium";

describe("cost-instance-size (K-16, C-067, E-147)", () => {
  for (const [type, props, path, size] of [
    [INSTANCE, { instanceType: "m5.large" }, "instanceType", "m5.large"],
    ["aws:ec2/spotInstanceRequest:SpotInstanceRequest", { instanceType: "m5.large" }, "instanceType", "m5.large"],
    ["aws:ec2/launchTemplate:LaunchTemplate", { instanceType: "m5.large" }, "instanceType", "m5.large"],
    ["aws:ec2/launchConfiguration:LaunchConfiguration", { instanceType: "m5.large" }, "instanceType", "m5.large"],
    ["aws:eks/nodeGroup:NodeGroup", { instanceTypes: ["t3.small", "M5.large"] }, "instanceTypes[1]", "M5.large"],
    ["aws:rds/instance:Instance", { instanceClass: "db.r6g.large" }, "instanceClass", "db.r6g.large"],
    ["aws:rds/clusterInstance:ClusterInstance", { instanceClass: "db.r6g.large" }, "instanceClass", "db.r6g.large"],
    ["aws:elasticache/replicationGroup:ReplicationGroup", { nodeType: "cache.m5.large" }, "nodeType", "cache.m5.large"],
    ["aws:elasticache/cluster:Cluster", { nodeType: "cache.m5.large" }, "nodeType", "cache.m5.large"],
    [
      "aws:opensearch/domain:Domain",
      { clusterConfig: { instanceType: "m5.large.search" } },
      "clusterConfig.instanceType",
      "m5.large.search",
    ],
    [
      "aws:msk/cluster:Cluster",
      { brokerNodeGroupInfo: { instanceType: "kafka.m5.large" } },
      "brokerNodeGroupInfo.instanceType",
      "kafka.m5.large",
    ],
  ] as const) {
    it(`${type}: too big for dev is refused, fine in production`, () => {
      expect(answer(type, props)).to.deep.equal([`violation ${path}: ${size} is none of ${small}`]);
      for (const environment of ["staging", "shared", "prod", "prod-pci", "other"]) {
        expect(answer(type, props, environment)).to.deep.equal([]);
      }
    });
  }

  it("what is serverless has no size of its own: its cluster says how far it may grow", () => {
    const cluster = (maxCapacity: unknown, environment: string) =>
      answer("aws:rds/cluster:Cluster", { serverlessv2ScalingConfiguration: { maxCapacity } }, environment);
    expect(answer("aws:rds/clusterInstance:ClusterInstance", { instanceClass: "db.serverless" })).to.deep.equal([]);
    expect(cluster(2, "dev")).to.deep.equal([]);
    expect(cluster(4, "dev")).to.deep.equal([
      "violation serverlessv2ScalingConfiguration.maxCapacity: the cluster may grow to 4 units; expected 2 at most",
    ]);
    expect([cluster(8, "staging"), cluster(64, "prod")]).to.deep.equal([[], []]);
    expect([cluster(9, "staging").length, cluster(65, "prod").length]).to.deep.equal([1, 1]);
    expect(cluster(unknown, "prod")[0]).to.match(/^unknown serverlessv2ScalingConfiguration.maxCapacity:/);
    expect(answer("aws:rds/cluster:Cluster", { engine: "aurora-postgresql" })).to.deep.equal([]);
  });

  it("each environment has its list", () => {
    const said = (environment: string, instanceType: string) => answer(INSTANCE, { instanceType }, environment).length;
    expect(["t3.nano", "t4g.medium", "t3.large", "m5.medium"].map((size) => said("dev", size))).to.deep.equal([
      0, 0, 1, 1,
    ]);
    expect(["m5.large", "m5.xlarge"].map((size) => said("staging", size))).to.deep.equal([0, 1]);
    expect(["r5.4xlarge", "r5.8xlarge", "m5.metal"].map((size) => said("prod", size))).to.deep.equal([0, 1, 1]);
  });

  it("takes the lists from its configuration", () => {
    expect(answer(INSTANCE, { instanceType: "m5.large" }, "dev", { dev: ["m5.*"] })).to.deep.equal([]);
    expect(answer(INSTANCE, { instanceType: "t3.nano" }, "prod", { production: ["m5.*"] })).to.deep.equal([
      "violation instanceType: t3.nano is none of m5.*",
    ]);
  });

  it("not set is what a template or AWS decides; what is not known is no pass", () => {
    expect(answer(INSTANCE, {})).to.deep.equal([]);
    expect(answer(INSTANCE, { instanceType: unknown })).to.deep.equal([
      "unknown instanceType: how big it is is not known; decided at the update",
    ]);
    expect(answer("aws:eks/nodeGroup:NodeGroup", { instanceTypes: ["t3.small", unknown] })).to.deep.equal([
      "unknown instanceTypes[1]: how big it is is not known; decided at the update",
    ]);
  });
});
